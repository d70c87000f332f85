import { readFile } from 'node:fs/promises';
import {
  AppError,
  EXCHANGES,
  type Exchange,
  formatPrice,
  type Instant,
  istTimestamp,
  PRICE_DECIMALS,
  type Price,
  parseDecimal,
} from '@openalgo/domain';
import type { Candle } from './candles.ts';

/** The columns of a candle file, in the order in which we write them; files may have them in any order, and others besides. */
const COLUMNS = ['timestamp', 'exchange', 'symbol', 'open', 'high', 'low', 'close', 'volume'] as const;
type Column = (typeof COLUMNS)[number];

/** One row while it is read: its fields by column, and how to refuse it. */
interface Row {
  text(column: Column): string;
  refuse(problem: string): AppError;
}

/**
 * Reads a candle file whole. Throws AppError `invalid` (`candle_file_unreadable`) when the file cannot be read, and as
 * `parseCandles` does.
 */
export async function readCandleFile(path: string): Promise<readonly Candle[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    const message = `Cannot read the candle file ${path}: check that it exists and may be read.`;
    throw new AppError('invalid', 'candle_file_unreadable', message, { cause });
  });

  return parseCandles(text, path);
}

/**
 * Reads candles from CSV, in the order of the file. Throws AppError `invalid` (`candle_file_invalid`) that names the
 * file by `name`, the line and what is wrong with it.
 */
export function parseCandles(text: string, name = 'Candles'): readonly Candle[] {
  const lines = text.split(/\r?\n/);
  const columns = readHeader(lines[0] ?? '', name);

  return lines.flatMap((line, index) => {
    const isCandle = index > 0 && line.trim() !== '';
    return isCandle ? [parseCandle(createRow(line, columns, name, index + 1))] : [];
  });
}

/** Writes candles in the layout that `parseCandles` reads, times in India's offset. */
export function formatCandles(candles: Iterable<Candle>): string {
  const lines: string[] = [COLUMNS.join(',')];
  for (const candle of candles) {
    const prices = [candle.open, candle.high, candle.low, candle.close].map(formatPrice);
    const timestamp = `${istTimestamp(candle.at).replace(' ', 'T')}+05:30`;
    lines.push([timestamp, candle.exchange, candle.symbol, ...prices, candle.volume].join(','));
  }

  return `${lines.join('\n')}\n`;
}

const invalid = (name: string, line: number, problem: string): AppError =>
  new AppError('invalid', 'candle_file_invalid', `${name}, line ${line}: ${problem}`);

function readHeader(line: string, name: string): readonly string[] {
  // `trim` also takes the byte-order mark that spreadsheets put before the first column's name.
  const columns = line.split(',').map((column) => column.trim().toLowerCase());
  const missing = COLUMNS.filter((column) => !columns.includes(column));
  if (missing.length > 0) {
    throw invalid(name, 1, `the header must name the columns ${missing.join(', ')}.`);
  }

  return columns;
}

function createRow(line: string, columns: readonly string[], name: string, number: number): Row {
  const fields = line.split(',').map((field) => field.trim());
  if (fields.length !== columns.length) {
    throw invalid(name, number, `${columns.length} fields are expected, not ${fields.length}.`);
  }

  return {
    text: (column) => fields[columns.indexOf(column)] ?? '',
    refuse: (problem) => invalid(name, number, problem),
  };
}

function parseCandle(row: Row): Candle {
  const candle: Candle = {
    exchange: readExchange(row),
    symbol: readSymbol(row),
    at: readTimestamp(row),
    open: readPrice(row, 'open'),
    high: readPrice(row, 'high'),
    low: readPrice(row, 'low'),
    close: readPrice(row, 'close'),
    volume: readVolume(row),
  };

  if (candle.low > candle.high) {
    throw row.refuse(`low ${row.text('low')} is above high ${row.text('high')}.`);
  }

  for (const column of ['open', 'close'] as const) {
    if (candle[column] > candle.high || candle[column] < candle.low) {
      throw row.refuse(`${column} ${row.text(column)} is not between low and high.`);
    }
  }

  return candle;
}

/** A field as it stands, cut short: a file that is no CSV may have lines of any length. */
const shown = (text: string): string => JSON.stringify(text.slice(0, 40));

function readExchange(row: Row): Exchange {
  const text = row.text('exchange');
  const exchange = EXCHANGES.find((one) => one === text);
  if (exchange === undefined) {
    throw row.refuse(`exchange must be one of ${EXCHANGES.join(', ')}, not ${shown(text)}.`);
  }

  return exchange;
}

function readSymbol(row: Row): string {
  const symbol = row.text('symbol');
  if (symbol === '') {
    throw row.refuse('symbol is empty.');
  }

  return symbol;
}

const TIMESTAMP = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** A time without an offset would mean another instant on another machine, so it is refused. */
function readTimestamp(row: Row): Instant {
  const text = row.text('timestamp');
  const day = TIMESTAMP.exec(text)?.[1];
  const at = Date.parse(text);
  if (day === undefined || Number.isNaN(at) || !isCalendarDay(day)) {
    throw row.refuse(`timestamp must look like 2026-01-30T09:15:00+05:30, not ${shown(text)}.`);
  }

  return at;
}

/** Date.parse takes 31 February for 3 March. */
function isCalendarDay(day: string): boolean {
  return new Date(Date.parse(day)).toISOString().startsWith(day);
}

function readPrice(row: Row, column: 'open' | 'high' | 'low' | 'close'): Price {
  const text = row.text(column);
  const value = parseDecimal(text, PRICE_DECIMALS);
  if (value === null || value <= 0n) {
    throw row.refuse(
      `${column} must be above 0 with at most ${PRICE_DECIMALS} decimals, not ${shown(text)}.`,
    );
  }

  return value;
}

function readVolume(row: Row): number {
  const text = row.text('volume');
  const volume = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(volume)) {
    throw row.refuse(`volume must be a whole number from 0, not ${shown(text)}.`);
  }

  return volume;
}
