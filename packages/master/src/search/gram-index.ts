import { setImmediate as nextTurn } from 'node:timers/promises';
import { addAll, addRow, keepCommon, noRows, type RowSet } from './row-set.ts';

/** Where of a row a word is to be: in its title, which is the first of its texts, or in any of them. */
export type Place = 'title' | 'anywhere';

/** Finds the rows whose texts may contain a word. */
export interface GramIndex {
  /** All rows that have the word there, and perhaps some more: who asks looks at them. */
  mayContain(word: string, place: Place): RowSet;
}

/** A character counts by its last six bits. Those that masters are made of differ in them; that others do not costs looks. */
const CHARACTER_BITS = 6;
const CHARACTERS = 1 << CHARACTER_BITS;
const LENGTH = 3;
const GRAMS = CHARACTERS ** LENGTH;
/** So many rows are done in one go: a few milliseconds. */
const SLICE_ROWS = 5_000;
/** A word's rarest grams leave little that the others would take away. */
const GRAMS_LOOKED_UP = 4;

/** What so large a part of the rows have is kept as sets, which take no more memory than its list would. */
const FREQUENT_PART = 1 / 16;

/** The rows that have a frequent gram. */
interface FrequentGram {
  readonly anywhere: RowSet;
  readonly title: RowSet;
}

/**
 * An index of all that is three characters long in the texts of rows: for each the rows that have it, ascending, one list
 * after the other, or as sets where it is frequent. A text ends in characters that are none, so that the grams of what
 * begins with one or two characters, which are neighbours, are of all that contains these.
 */
export async function buildGramIndex(
  rows: number,
  textsOf: (row: number) => readonly string[],
): Promise<GramIndex> {
  /** How many rows have each gram. */
  const counts = new Uint32Array(GRAMS);
  await eachGram(rows, textsOf, (gram) => {
    counts[gram] = (counts[gram] ?? 0) + 1;
  });
  const frequent = frequentGrams(counts, rows);
  /** Where the list of each gram begins, and behind the last where it ends. */
  const starts = startsOf(counts, frequent);
  /** Twice the row, and one more where its title has the gram. */
  const lists = new Uint32Array(starts[GRAMS] ?? 0);
  const ends = starts.slice();
  await eachGram(rows, textsOf, (gram, row, isInTitle) => {
    const sets = frequent.get(gram);
    if (sets === undefined) {
      const end = ends[gram] ?? 0;
      lists[end] = row * 2 + Number(isInTitle);
      ends[gram] = end + 1;
      return;
    }

    addRow(sets.anywhere, row);
    if (isInTitle) {
      addRow(sets.title, row);
    }
  });

  function rowsWith({ from, to }: GramRange, place: Place): RowSet {
    const found = noRows(rows);
    const end = starts[to] ?? 0;
    for (let at = starts[from] ?? 0; at < end; at += 1) {
      const entry = lists[at] ?? 0;
      if (place === 'anywhere' || (entry & 1) === 1) {
        addRow(found, entry >>> 1);
      }
    }

    for (let gram = from; gram < to; gram += 1) {
      const sets = frequent.get(gram);
      if (sets !== undefined) {
        addAll(found, sets[place]);
      }
    }

    return found;
  }

  return {
    mayContain(word, place) {
      const rarest = rangesOf(word).sort((a, b) => sizeOf(counts, a) - sizeOf(counts, b));
      const sets = rarest.slice(0, GRAMS_LOOKED_UP).map((range) => rowsWith(range, place));
      return keepCommon(sets);
    },
  };
}

function frequentGrams(counts: Uint32Array, rows: number): ReadonlyMap<number, FrequentGram> {
  const frequent = new Map<number, FrequentGram>();
  for (const [gram, count] of counts.entries()) {
    if (count > rows * FREQUENT_PART) {
      frequent.set(gram, { anywhere: noRows(rows), title: noRows(rows) });
    }
  }

  return frequent;
}

function startsOf(counts: Uint32Array, frequent: ReadonlyMap<number, FrequentGram>): Uint32Array {
  const starts = new Uint32Array(GRAMS + 1);
  for (let gram = 0; gram < GRAMS; gram += 1) {
    const count = frequent.has(gram) ? 0 : (counts[gram] ?? 0);
    starts[gram + 1] = (starts[gram] ?? 0) + count;
  }

  return starts;
}

function sizeOf(counts: Uint32Array, { from, to }: GramRange): number {
  return counts.subarray(from, to).reduce((sum, count) => sum + count, 0);
}

/** Grams from one to before another. */
interface GramRange {
  readonly from: number;
  readonly to: number;
}

/** A text with the word has a gram of each of these. */
function rangesOf(word: string): GramRange[] {
  if (word.length < LENGTH) {
    const from = gramAt(word, 0);
    return [{ from, to: from + CHARACTERS ** (LENGTH - word.length) }];
  }

  const grams = Array.from({ length: word.length - LENGTH + 1 }, (_, at) => gramAt(word, at));
  return [...new Set(grams)].map((gram) => ({ from: gram, to: gram + 1 }));
}

/** The gram that begins there. */
function gramAt(text: string, at: number): number {
  return (
    (bitsAt(text, at) << (2 * CHARACTER_BITS)) |
    (bitsAt(text, at + 1) << CHARACTER_BITS) |
    bitsAt(text, at + 2)
  );
}

/** Behind its end a text has zeros. */
function bitsAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) & (CHARACTERS - 1) : 0;
}

/** Tells of each gram of each row once, in the order of the rows. */
async function eachGram(
  rows: number,
  textsOf: (row: number) => readonly string[],
  tell: (gram: number, row: number, isInTitle: boolean) => void,
): Promise<void> {
  /** By gram: the newest row that has it, counted from 1. */
  const seen = new Uint32Array(GRAMS);
  for (let row = 0; row < rows; row += 1) {
    for (const [number, text] of textsOf(row).entries()) {
      for (let at = 0; at < text.length; at += 1) {
        const gram = gramAt(text, at);
        if (seen[gram] !== row + 1) {
          seen[gram] = row + 1;
          tell(gram, row, number === 0);
        }
      }
    }

    if (row % SLICE_ROWS === SLICE_ROWS - 1) {
      await nextTurn();
    }
  }
}
