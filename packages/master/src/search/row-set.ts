/** Some of the rows of a master, one bit a row: so small that sets are made and combined for every search. */
export type RowSet = Uint32Array;

/** A set without any of so many rows. */
export const noRows = (rows: number): RowSet => new Uint32Array(Math.ceil(rows / 32));

export function addRow(set: RowSet, row: number): void {
  const word = row >>> 5;
  set[word] = (set[word] ?? 0) | (1 << (row & 31));
}

export function removeRow(set: RowSet, row: number): void {
  const word = row >>> 5;
  set[word] = (set[word] ?? 0) & ~(1 << (row & 31));
}

export function hasRow(set: RowSet, row: number): boolean {
  return (((set[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;
}

/** Adds to a set what is in another. */
export function addAll(set: RowSet, others: RowSet): void {
  for (let word = 0; word < others.length; word += 1) {
    set[word] = (set[word] ?? 0) | (others[word] ?? 0);
  }
}

/** What is in all of the sets; the first of them becomes it. */
export function keepCommon([first = noRows(0), ...others]: readonly RowSet[]): RowSet {
  for (const other of others) {
    for (let word = 0; word < first.length; word += 1) {
      first[word] = (first[word] ?? 0) & (other[word] ?? 0);
    }
  }

  return first;
}

/** The rows of a set, ascending. */
export function* rowsOf(set: RowSet): Generator<number> {
  for (let word = 0; word < set.length; word += 1) {
    let left = set[word] ?? 0;
    while (left !== 0) {
      yield word * 32 + 31 - Math.clz32(left & -left);
      left &= left - 1;
    }
  }
}
