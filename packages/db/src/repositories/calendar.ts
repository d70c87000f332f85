import {
  type Day,
  DEFAULT_TIMINGS,
  type Exchange,
  groupBy,
  type Holiday,
  type HolidayKind,
  type Instant,
  type MarketCalendar,
  type Timing,
} from '@openalgo/domain';
import type { SqlSession } from '../connect/database.ts';
import type { MainDatabase } from '../connect/open.ts';
import { toBigInt } from '../sql/decode.ts';
import { tuplesSource } from '../sql/fragments.ts';
import { bigint, boolean, defineTable, instant, integer, text } from '../sql/table.ts';
import { sql } from '../sql/template.ts';
import { deleteRows, insertRows } from '../sql/write.ts';
import { type RawRow, readWord } from './sandbox/columns.ts';

export interface CalendarRepository {
  /** What is stored, over the exchanges' usual hours. */
  read(): Promise<MarketCalendar>;
  /** Adds holidays; one of the same day and kind becomes as given. */
  saveHolidays(holidays: readonly Holiday[], at: Instant): Promise<void>;
  /** Takes away what there is of a day, of one kind or all; the number of its holidays and special sessions. */
  removeHolidays(day: Day, kind: HolidayKind | null): Promise<number>;
  saveTimings(timings: MarketCalendar['timings']): Promise<void>;
}

const holidayKey = { holiday_date: text(10), holiday_type: text(20) };

export const holidaysTable = defineTable('market_holidays', {
  ...holidayKey,
  description: text(150),
  year: integer,
  created_at: instant,
});

export const holidayExchangesTable = defineTable('market_holiday_exchanges', {
  holiday_id: integer,
  exchange_code: text(20),
  is_open: boolean,
  start_time: bigint,
  end_time: bigint,
});

export const timingsTable = defineTable('market_timings', {
  exchange_code: text(20),
  start_time: text(5),
  end_time: text(5),
  start_offset: integer,
  end_offset: integer,
});

const MINUTE_MS = 60_000;

/** The rows of market_holidays, market_holiday_exchanges and market_timings. */
export function createCalendarRepository(
  database: Pick<MainDatabase, 'session' | 'transaction' | 'announce'>,
): CalendarRepository {
  return {
    async read() {
      const timings = await readTimings(database.session);
      const holidays = await readHolidays(database.session);
      return {
        timings: { ...DEFAULT_TIMINGS, ...timings },
        holidays: groupBy(holidays, ({ day }) => day),
      };
    },

    async saveHolidays(holidays, at) {
      await database.transaction((session) => writeHolidays(session, holidays, at));
      await database.announce('calendar');
    },

    async removeHolidays(day, kind) {
      const ofKind = kind === null ? sql`` : sql` AND holiday_type = ${kind}`;
      // The rows of its exchanges go with it.
      const removed = await database.session.execute(
        sql`DELETE FROM market_holidays WHERE holiday_date = ${day}${ofKind}`,
      );
      await database.announce('calendar');
      return removed;
    },

    async saveTimings(timings) {
      await insertRows(database.session, timingsTable, Object.entries(timings).map(toTimingRow), {
        onConflict: {
          key: ['exchange_code'],
          update: ['start_time', 'end_time', 'start_offset', 'end_offset'],
        },
      });
      await database.announce('calendar');
    },
  };
}

async function readTimings(session: SqlSession): Promise<MarketCalendar['timings']> {
  const rows = await session.query<RawRow>(
    sql`SELECT exchange_code, start_time, end_time FROM market_timings`,
  );
  return Object.fromEntries(
    rows.map((row) => [
      readWord<Exchange>(row.exchange_code),
      { opens: readWord<Timing['opens']>(row.start_time), closes: readWord<Timing['closes']>(row.end_time) },
    ]),
  );
}

async function readHolidays(session: SqlSession): Promise<Holiday[]> {
  const rows = await session.query<RawRow>(
    sql`SELECT h.id, h.holiday_date, h.holiday_type, h.description, e.exchange_code, e.is_open, e.start_time, e.end_time
      FROM market_holidays h LEFT JOIN market_holiday_exchanges e ON e.holiday_id = h.id
      ORDER BY h.holiday_date, h.id, e.id`,
  );
  return [...groupBy(rows, (row) => String(row.id)).values()].map(toHoliday);
}

/** The rows of one holiday: one for each exchange and session. */
function toHoliday(rows: readonly RawRow[]): Holiday {
  const [first = {}] = rows;
  const exchanges = rows.filter((row) => row.exchange_code !== null);
  const isOpen = (row: RawRow): boolean => row.is_open === true || Number(row.is_open) === 1;
  return {
    day: readWord(first.holiday_date),
    kind: readWord<HolidayKind>(first.holiday_type),
    description: String(first.description),
    closed: exchanges.filter((row) => !isOpen(row)).map((row) => readWord<Exchange>(row.exchange_code)),
    sessions: exchanges.filter(isOpen).map((row) => ({
      exchange: readWord<Exchange>(row.exchange_code),
      openAt: Number(toBigInt(row.start_time)),
      closeAt: Number(toBigInt(row.end_time)),
    })),
  };
}

async function writeHolidays(session: SqlSession, holidays: readonly Holiday[], at: Instant): Promise<void> {
  if (holidays.length === 0) {
    return;
  }

  await insertRows(
    session,
    holidaysTable,
    holidays.map((holiday) => toHolidayRow(holiday, at)),
    {
      onConflict: { key: ['holiday_date', 'holiday_type'], update: ['description', 'year'] },
    },
  );
  const ids = await readHolidayIds(session, holidays);
  await deleteRows(session, holidayExchangesTable, 'holiday_id', [...ids.values()]);
  await insertRows(
    session,
    holidayExchangesTable,
    holidays.flatMap((holiday) => toExchangeRows(holiday, ids.get(idKey(holiday.day, holiday.kind)) ?? 0n)),
  );
}

const idKey = (day: string, kind: string): string => `${day} ${kind}`;

async function readHolidayIds(
  session: SqlSession,
  holidays: readonly Holiday[],
): Promise<ReadonlyMap<string, bigint>> {
  const written = tuplesSource(
    session,
    'written',
    holidayKey,
    holidays.map(({ day, kind }) => ({ holiday_date: day, holiday_type: kind })),
  );
  const rows = await session.query<RawRow>(
    sql`SELECT h.id, h.holiday_date, h.holiday_type FROM market_holidays h
      JOIN ${written} ON h.holiday_date = written.holiday_date AND h.holiday_type = written.holiday_type`,
  );
  return new Map(
    rows.map((row) => [idKey(String(row.holiday_date), String(row.holiday_type)), toBigInt(row.id)]),
  );
}

function toHolidayRow({ day, kind, description }: Holiday, at: Instant) {
  return {
    holiday_date: day,
    holiday_type: kind,
    description,
    year: Number(day.slice(0, 4)),
    created_at: at,
  };
}

function toExchangeRows({ closed, sessions }: Holiday, holidayId: bigint) {
  return [
    ...closed.map((exchange) => ({
      holiday_id: holidayId,
      exchange_code: exchange,
      is_open: false,
      start_time: null,
      end_time: null,
    })),
    ...sessions.map(({ exchange, openAt, closeAt }) => ({
      holiday_id: holidayId,
      exchange_code: exchange,
      is_open: true,
      start_time: openAt,
      end_time: closeAt,
    })),
  ];
}

function toTimingRow([exchange, { opens, closes }]: [string, Timing]) {
  return {
    exchange_code: exchange,
    start_time: opens,
    end_time: closes,
    start_offset: offsetMs(opens),
    end_offset: offsetMs(closes),
  };
}

function offsetMs(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * MINUTE_MS;
}
