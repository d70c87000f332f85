import { Transform } from 'node:stream';
import type { RowCounts } from './manifest.ts';

/** Tells of each line of a dump, by its beginning, the table that it is a row of; null for what is none. */
export type LineReader = (start: string) => string | null;

/** Enough to hold any statement up to its table's name. */
const LINE_START_BYTES = 300;
const NEWLINE = 0x0a;

/**
 * Lets a dump through and counts the rows in it, of which each has a line of its own. So the counts belong to the very
 * moment of the copy, and only the beginning of a line is ever kept, however long it is.
 */
export function createRowCounter(readLine: LineReader) {
  const rows: Record<string, number> = {};
  let start: Buffer = Buffer.alloc(0);

  function endLine(): void {
    const table = readLine(start.toString('latin1'));
    if (table !== null) {
      rows[table] = (rows[table] ?? 0) + 1;
    }
    start = Buffer.alloc(0);
  }

  function take(data: Buffer): void {
    if (start.length < LINE_START_BYTES) {
      start = Buffer.concat([start, data.subarray(0, LINE_START_BYTES - start.length)]);
    }
  }

  const stream = new Transform({
    transform(data: Buffer, _encoding, done) {
      let position = 0;
      for (let end = data.indexOf(NEWLINE); end !== -1; end = data.indexOf(NEWLINE, position)) {
        take(data.subarray(position, end));
        endLine();
        position = end + 1;
      }
      take(data.subarray(position));
      done(null, data);
    },
  });

  return { stream, rows: (): RowCounts => rows };
}
