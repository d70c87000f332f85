import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ListedInstrument } from '@openalgo/db';
import { groupBy } from '@openalgo/domain';

/** The instruments by the length of their symbols in capitals, each list by the alphabet: the order of equal finds. */
export interface Ranked {
  readonly instruments: readonly ListedInstrument[];
  /** The symbols in capitals. */
  readonly symbols: readonly string[];
  /** By length: the first row that has a symbol so long. The last is the number of rows. */
  readonly firstOfLength: readonly number[];
}

/** An instrument with its symbol in capitals. */
interface Entry {
  readonly symbol: string;
  readonly instrument: ListedInstrument;
}

/** Puts instruments in that order, those of one length at a time. */
export async function rank(instruments: readonly ListedInstrument[]): Promise<Ranked> {
  const entries = instruments.map(
    (instrument): Entry => ({ symbol: instrument.symbol.toUpperCase(), instrument }),
  );
  const byLength = groupBy(entries, ({ symbol }) => symbol.length);
  const longest = Math.max(0, ...byLength.keys());
  const ordered: Entry[] = [];
  const firstOfLength: number[] = [];
  for (let length = 0; length <= longest; length += 1) {
    firstOfLength.push(ordered.length);
    for (const entry of (byLength.get(length) ?? []).sort(byAlphabet)) {
      ordered.push(entry);
    }

    await nextTurn();
  }

  firstOfLength.push(ordered.length);
  return {
    instruments: ordered.map(({ instrument }) => instrument),
    symbols: ordered.map(({ symbol }) => symbol),
    firstOfLength,
  };
}

function byAlphabet(a: Entry, b: Entry): number {
  return (
    compare(a.symbol, b.symbol) ||
    compare(a.instrument.symbol, b.instrument.symbol) ||
    compare(a.instrument.exchange, b.instrument.exchange)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a !== b));

/** The rows whose symbols begin with a text in capitals, ascending: among those of each length they are together. */
export function* beginningWith({ symbols, firstOfLength }: Ranked, text: string): Generator<number> {
  for (let length = text.length; length < firstOfLength.length - 1; length += 1) {
    const end = firstOfLength[length + 1] ?? 0;
    let row = lowerBound(symbols, text, firstOfLength[length] ?? 0, end);
    for (; row < end && symbols[row]?.startsWith(text) === true; row += 1) {
      yield row;
    }
  }
}

/** The first row from one to before another whose symbol does not come before a text. */
function lowerBound(symbols: readonly string[], text: string, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((symbols[middle] ?? '') < text) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }

  return low;
}
