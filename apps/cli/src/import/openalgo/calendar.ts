/** When exchanges trade, as the old installation knew it. */
import { createCalendarRepository } from '@openalgo/db';
import { HOLIDAY_KINDS, type Holiday, type Timing } from '@openalgo/domain';
import { z } from 'zod';
import type { Source } from './source.ts';
import { defineStep } from './step.ts';
import { cutText, day, exchange, flag, integer, timeOfDay } from './values.ts';

const FILE = 'openalgo.db';
const epochMs = z
  .number()
  .int()
  .nullish()
  .transform((value) => value ?? null);
const exchangeShape = z.object({
  exchange_code: exchange,
  is_open: flag(false),
  start_time: epochMs,
  end_time: epochMs,
});

export const holidaysStep = defineStep({
  file: FILE,
  table: 'market_holidays',
  besides: ['market_holiday_exchanges'],
  becomes: 'holidays and special sessions',
  shape: z.object({
    id: integer,
    holiday_date: day,
    description: cutText(150),
    holiday_type: z.enum(HOLIDAY_KINDS),
  }),
  map: (row, { source }) => ({
    item: {
      day: row.holiday_date,
      kind: row.holiday_type,
      description: row.description ?? '',
      ...exchangesOf(source, row.id),
    },
  }),
  async write(holidays, { databases }, { at }) {
    const repository = createCalendarRepository(databases.main);
    const { holidays: there } = await repository.read();
    const known = new Set([...there.values()].flat().map(fingerprint));
    const unique = [...new Map(holidays.map((one) => [`${one.day} ${one.kind}`, one])).values()];
    const changed = unique.filter((holiday) => !known.has(fingerprint(holiday)));
    await repository.saveHolidays(changed, at);
    return changed.length;
  },
});

function exchangesOf(source: Source, holidayId: number): Pick<Holiday, 'closed' | 'sessions'> {
  const where = { column: 'holiday_id', equals: holidayId };
  const rows = [...source.pages(FILE, 'market_holiday_exchanges', exchangeShape, where)]
    .flat()
    .flatMap((row) => ('value' in row ? [row.value] : []));
  return {
    closed: rows.filter((row) => !row.is_open).map((row) => row.exchange_code),
    sessions: rows.flatMap((row) =>
      row.is_open && row.start_time !== null && row.end_time !== null
        ? [{ exchange: row.exchange_code, openAt: row.start_time, closeAt: row.end_time }]
        : [],
    ),
  };
}

/** The same text for the same holiday, in whatever order its exchanges come. */
function fingerprint({ day, kind, description, closed, sessions }: Holiday): string {
  const times = sessions.map((one) => `${one.exchange} ${one.openAt} ${one.closeAt}`).sort();
  return JSON.stringify([day, kind, description, [...closed].sort(), times]);
}

export const timingsStep = defineStep({
  file: FILE,
  table: 'market_timings',
  becomes: 'the usual hours of the exchanges',
  shape: z.object({ exchange_code: exchange, start_time: timeOfDay, end_time: timeOfDay }),
  map(row) {
    if (row.exchange_code === 'CRYPTO') {
      return { leftOut: 'has no hours here: it never closes' };
    }

    return row.start_time === null || row.end_time === null
      ? { leftOut: 'has no hours' }
      : { item: [row.exchange_code, timing(row.start_time, row.end_time)] as const };
  },
  async write(items, { databases }) {
    const repository = createCalendarRepository(databases.main);
    const { timings } = await repository.read();
    const changed = items.filter(([code, { opens, closes }]) => {
      const there = timings[code];
      return there?.opens !== opens || there.closes !== closes;
    });
    if (changed.length > 0) {
      await repository.saveTimings(Object.fromEntries<Timing>(changed));
    }

    return changed.length;
  },
});

const timing = (opens: string, closes: string): Timing => ({ opens, closes });
