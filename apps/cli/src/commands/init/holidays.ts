/**
 * The holidays of the Indian exchanges in 2025 and 2026, from the circulars of NSE, BSE and MCX on trading holidays
 * (nseindia.com and mcxindia.com, "Trading Holidays"). They are a start, not the law: exchanges change them at short
 * notice, and an operator's rows in market_holidays are never overwritten. Not in here: the bank holidays on which currency
 * segments alone rest.
 */
import { type Day, type Exchange, type Holiday, istInstant, type TimeOfDay } from '@openalgo/domain';

/** Exchanges that rest on every holiday of the stock exchanges. */
const DAYTIME: readonly Exchange[] = [
  'NSE',
  'BSE',
  'NFO',
  'BFO',
  'CDS',
  'BCD',
  'NCDEX',
  'NSE_INDEX',
  'BSE_INDEX',
];
/** Exchanges that on most of them rest until the evening only. */
const COMMODITY: readonly Exchange[] = ['MCX', 'NCO', 'MCX_INDEX'];
const STOCKS: readonly Exchange[] = ['NSE', 'BSE', 'NFO', 'BFO', 'NSE_INDEX', 'BSE_INDEX'];

type NamedDay = readonly [day: Day, description: string];

/** No exchange trades at all. */
const CLOSED_ALL_DAY: readonly NamedDay[] = [
  ['2025-04-18', 'Good Friday'],
  ['2025-08-15', 'Independence Day'],
  ['2025-10-02', 'Mahatma Gandhi Jayanti'],
  ['2025-12-25', 'Christmas'],
  ['2026-01-26', 'Republic Day'],
  ['2026-04-03', 'Good Friday'],
  ['2026-10-02', 'Mahatma Gandhi Jayanti'],
  ['2026-12-25', 'Christmas'],
];

/** Commodities trade in the evening. */
const CLOSED_BY_DAY: readonly NamedDay[] = [
  ['2025-02-26', 'Mahashivratri'],
  ['2025-03-14', 'Holi'],
  ['2025-03-31', 'Id-ul-Fitr'],
  ['2025-04-10', 'Mahavir Jayanti'],
  ['2025-04-14', 'Dr. Baba Saheb Ambedkar Jayanti'],
  ['2025-05-01', 'Maharashtra Day'],
  ['2025-08-27', 'Ganesh Chaturthi'],
  ['2025-10-22', 'Diwali Balipratipada'],
  ['2025-11-05', 'Guru Nanak Jayanti'],
  ['2026-01-15', 'Municipal elections in Maharashtra'],
  ['2026-03-03', 'Holi'],
  ['2026-03-26', 'Ram Navami'],
  ['2026-03-31', 'Mahavir Jayanti'],
  ['2026-04-14', 'Dr. Baba Saheb Ambedkar Jayanti'],
  ['2026-05-01', 'Maharashtra Day'],
  ['2026-05-28', 'Bakri Id'],
  ['2026-06-26', 'Muharram'],
  ['2026-09-14', 'Ganesh Chaturthi'],
  ['2026-10-20', 'Dussehra'],
  ['2026-11-10', 'Diwali Balipratipada'],
  ['2026-11-24', 'Guru Nanak Jayanti'],
];

/** The holidays that come with the product. */
export const HOLIDAYS: readonly Holiday[] = [
  ...CLOSED_ALL_DAY.map(([day, description]) => holiday(day, description, [...DAYTIME, ...COMMODITY])),
  ...CLOSED_BY_DAY.map(([day, description]) => ({
    ...holiday(day, description, DAYTIME),
    sessions: sessions(day, COMMODITY, '17:00', '23:55'),
  })),
  specialSession('2025-02-01', 'Union Budget', STOCKS, '09:15', '15:30'),
  specialSession(
    '2025-10-21',
    'Diwali Laxmi Pujan (Muhurat trading)',
    [...STOCKS, ...COMMODITY, 'CDS', 'BCD'],
    '13:45',
    '14:45',
  ),
  specialSession('2026-02-01', 'Union Budget', STOCKS, '09:15', '15:30'),
  // The day is certain; the hour, which the exchanges announce a few weeks before, is the customary one, to be confirmed.
  // Where it turns out otherwise, `openalgo calendar set` changes it.
  specialSession(
    '2026-11-08',
    'Diwali Laxmi Pujan (Muhurat trading)',
    [...STOCKS, ...COMMODITY, 'CDS', 'BCD'],
    '18:00',
    '19:00',
  ),
];

function holiday(day: Day, description: string, closed: readonly Exchange[]): Holiday {
  return { day, kind: 'TRADING_HOLIDAY', description, closed, sessions: [] };
}

/** On the day the exchanges trade then and only then; of the others, those of the daytime rest. */
function specialSession(
  day: Day,
  description: string,
  exchanges: readonly Exchange[],
  opens: TimeOfDay,
  closes: TimeOfDay,
): Holiday {
  const closed = DAYTIME.filter((exchange) => !exchanges.includes(exchange));
  return {
    day,
    kind: 'SPECIAL_SESSION',
    description,
    closed,
    sessions: sessions(day, exchanges, opens, closes),
  };
}

function sessions(day: Day, exchanges: readonly Exchange[], opens: TimeOfDay, closes: TimeOfDay) {
  const [openAt, closeAt] = [istInstant(day, opens), istInstant(day, closes)];
  return exchanges.map((exchange) => ({ exchange, openAt, closeAt }));
}
