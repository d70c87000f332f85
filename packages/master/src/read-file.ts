import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError, instrumentId } from '@openalgo/domain';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import { LAYOUTS, type Layout, type MasterRow } from './layouts.ts';

/** Rows that are of no use, by reason, with the numbers of the first of them. */
export interface LeftOut {
  readonly reason: string;
  readonly count: number;
  readonly rows: readonly number[];
}

/** What a file of instruments says. */
export interface MasterFile {
  readonly layout: string;
  readonly instruments: readonly MasterRow[];
  readonly leftOut: readonly LeftOut[];
}

export interface FileLimits {
  readonly bytesMax: number;
  readonly rowsMax: number;
}

/** Several times the largest masters that there are. */
export const FILE_LIMITS: FileLimits = { bytesMax: 200_000_000, rowsMax: 1_000_000 };

const RECORD_CHARACTERS_MAX = 10_000;
const ROWS_SHOWN_MAX = 5;
const PROGRESS_ROWS = 10_000;

/**
 * Reads an instrument file while it comes. Rows that are of no use are counted by reason and left out; of two rows for
 * one instrument the first counts. Throws `invalid` for what is no such file, is too large, or has not one good row.
 */
export async function readMasterFile(
  bytes: AsyncIterable<Uint8Array>,
  onProgress: (rows: number) => Promise<void> = async () => {},
  limits: FileLimits = FILE_LIMITS,
): Promise<MasterFile> {
  const parser = parse({ columns: true, bom: true, trim: true, max_record_size: RECORD_CHARACTERS_MAX });
  const feeding = pipeline(Readable.from(limited(bytes, limits.bytesMax)), parser);
  // Whoever reads the parser sees its failure, too; this one is not to be an unhandled rejection.
  feeding.catch(() => {});

  const tally = createTally();
  let layout: Layout | null = null;
  let rows = 0;
  try {
    for await (const record of parser) {
      rows += 1;
      layout ??= layoutOf(record);
      if (rows > limits.rowsMax) {
        throw unusable(`The file has more than ${limits.rowsMax} rows.`);
      }

      tally.take(layout, record, rows);
      if (rows % PROGRESS_ROWS === 0) {
        await onProgress(rows);
      }
    }
    await feeding;
  } catch (error) {
    throw error instanceof CsvError ? unusable(`The file is no CSV: ${error.code}.`, error) : error;
  }

  if (layout === null || tally.instruments.size === 0) {
    throw unusable('The file has not one row that is an instrument.');
  }

  return {
    layout: layout.name,
    instruments: [...tally.instruments.values()],
    leftOut: [...tally.leftOut].map(([reason, { count, rows: numbers }]) => ({
      reason,
      count,
      rows: numbers,
    })),
  };
}

function createTally() {
  const instruments = new Map<string, MasterRow>();
  const leftOut = new Map<string, { count: number; rows: number[] }>();

  function leave(reason: string, row: number): void {
    const known = leftOut.get(reason) ?? { count: 0, rows: [] };
    leftOut.set(reason, known);
    known.count += 1;
    if (known.rows.length < ROWS_SHOWN_MAX) {
      known.rows.push(row);
    }
  }

  function take(layout: Layout, record: unknown, row: number): void {
    const parsed = layout.row.safeParse(record);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      leave(`${issue?.path.join('.') ?? 'row'} ${issue?.message ?? 'is wrong'}`, row);
      return;
    }

    const id = instrumentId(parsed.data);
    if (instruments.has(id)) {
      leave('is an instrument that an earlier row is, too', row);
    } else {
      instruments.set(id, parsed.data);
    }
  }

  return { instruments, leftOut, take };
}

function layoutOf(record: unknown): Layout {
  const columns = Object.keys(z.record(z.string(), z.unknown()).parse(record));
  const found = LAYOUTS.find((layout) => layout.columns.every((column) => columns.includes(column)));
  if (found === undefined) {
    const known = LAYOUTS.map(({ name, columns: needed }) => `${name} (${needed.join(', ')})`).join(', or ');
    throw unusable(`The columns are those of no layout that is known: ${known}.`);
  }

  return found;
}

async function* limited(bytes: AsyncIterable<Uint8Array>, max: number): AsyncGenerator<Uint8Array> {
  let taken = 0;
  for await (const chunk of bytes) {
    taken += chunk.byteLength;
    if (taken > max) {
      throw unusable(`The file is larger than ${max} bytes.`);
    }

    yield chunk;
  }
}

function unusable(message: string, cause?: unknown): AppError {
  return new AppError('invalid', 'INSTRUMENT_FILE_UNUSABLE', message, { cause });
}
