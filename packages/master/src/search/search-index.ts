import type { ListedInstrument } from '@openalgo/db';
import { type Exchange, PRICE_DECIMALS, type Price, parseDecimal } from '@openalgo/domain';
import { buildGramIndex } from './gram-index.ts';
import { beginningWith, type Ranked, rank } from './ranked.ts';
import { addRow, hasRow, keepCommon, noRows, type RowSet, removeRow, rowsOf } from './row-set.ts';

/** What to look for in the instrument master, the way a person types it. */
export interface InstrumentSearch {
  /** Words with spaces between them; case does not matter. */
  readonly query: string;
  /** Only this exchange. */
  readonly exchange?: Exchange | undefined;
  readonly limit: number;
}

/** A master in memory, made for searching; it does not change. */
export interface SearchIndex {
  /**
   * Every word must be in the symbol, the broker's symbol, the name or the token, or be the strike. First comes the symbol
   * that was typed, then those that begin with it, then those that have all the words in the symbol, then the others;
   * shorter symbols first, then by the alphabet. Nothing where nothing was typed (reference §6).
   */
  search(search: InstrumentSearch): readonly ListedInstrument[];
}

/** As many digits as a strike has. */
const STRIKE = /^\d{1,10}(\.\d{1,4})?$/;

/** Puts a master in order and indexes it, a few milliseconds at a time: whoever else waits for this thread has turns. */
export async function buildSearchIndex(instruments: readonly ListedInstrument[]): Promise<SearchIndex> {
  const ranked = await rank(instruments);
  const grams = await buildGramIndex(instruments.length, (row) => textsOf(ranked, row));
  const exchanges = rowsByExchange(ranked.instruments);
  const every = noRows(instruments.length).fill(0xffff_ffff);
  const rowsOfStrike = strikeFinder(ranked.instruments);

  return {
    search({ query, exchange, limit }) {
      const typed = query.trim().toUpperCase();
      const words = typed.split(/\s+/).filter((word) => word !== '');
      if (words.length === 0) {
        return [];
      }

      const among = exchange === undefined ? every : (exchanges.get(exchange) ?? noRows(instruments.length));
      const finds = createFinds(among, limit);
      const mayHave = (word: string) => rowsOfStrike(word, grams.mayContain(word, 'anywhere'));
      finds.take(beginningWith(ranked, typed), () => true);
      finds.takeCommon(
        () => words.map((word) => grams.mayContain(word, 'title')),
        (row) => words.every((word) => isInSymbol(ranked, row, word)),
      );
      finds.takeCommon(
        () => words.map(mayHave),
        (row) => words.every((word) => isFound(ranked, row, word)),
      );
      return finds.rows.flatMap((row) => ranked.instruments[row] ?? []);
    },
  };
}

/** Collects rows, each once, until there are enough. */
function createFinds(among: RowSet, limit: number) {
  const left = among.slice();
  const rows: number[] = [];

  /** Takes those of the candidates that match, in their order. */
  function take(candidates: Iterable<number>, matches: (row: number) => boolean): void {
    for (const row of candidates) {
      if (rows.length >= limit) {
        return;
      }

      if (hasRow(left, row) && matches(row)) {
        rows.push(row);
        removeRow(left, row);
      }
    }
  }

  return {
    rows,
    take,
    /** The same of what is in all of the sets, which are made if there is still something to find. */
    takeCommon(sets: () => readonly RowSet[], matches: (row: number) => boolean): void {
      if (rows.length < limit) {
        take(rowsOf(keepCommon([...sets(), left])), matches);
      }
    },
  };
}

/** Adds the rows whose strike a word is to a set. */
function strikeFinder(instruments: readonly ListedInstrument[]): (word: string, set: RowSet) => RowSet {
  const strikes = Float64Array.from(instruments, ({ strike }) => Number(strike ?? 0n));
  return (word, set) => {
    const wanted = Number(strikeOf(word) ?? 0n);
    for (let row = 0; wanted > 0 && row < strikes.length; row += 1) {
      if (strikes[row] === wanted) {
        addRow(set, row);
      }
    }

    return set;
  };
}

function strikeOf(word: string): Price | null {
  return STRIKE.test(word) ? parseDecimal(word, PRICE_DECIMALS) : null;
}

const isInSymbol = ({ symbols }: Ranked, row: number, word: string): boolean =>
  symbols[row]?.includes(word) ?? false;

function isFound(ranked: Ranked, row: number, word: string): boolean {
  return (
    textsOf(ranked, row).some((text) => text.includes(word)) ||
    (strikeOf(word) ?? undefined) === ranked.instruments[row]?.strike
  );
}

/** All that is searched of a row, in capitals. */
function textsOf({ symbols, instruments }: Ranked, row: number): readonly string[] {
  const instrument = instruments[row];
  return instrument === undefined
    ? []
    : [
        symbols[row] ?? '',
        instrument.name.toUpperCase(),
        instrument.token.toUpperCase(),
        ...(instrument.brokerSymbol === instrument.symbol ? [] : [instrument.brokerSymbol.toUpperCase()]),
      ];
}

function rowsByExchange(instruments: readonly ListedInstrument[]): ReadonlyMap<Exchange, RowSet> {
  const sets = new Map<Exchange, RowSet>();
  for (const [row, { exchange }] of instruments.entries()) {
    const set = sets.get(exchange) ?? noRows(instruments.length);
    sets.set(exchange, set);
    addRow(set, row);
  }

  return sets;
}
