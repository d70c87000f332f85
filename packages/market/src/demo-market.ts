/**
 * The instruments that the product ships, so that a newcomer can trade before any broker's master is imported. All is
 * made here: names and formats are real, prices invented, lots and ticks those of 2026.
 */
import {
  contractValue,
  type Day,
  type Exchange,
  futureSymbol,
  type Instrument,
  ONE_CONTRACT,
  optionSymbol,
  type Price,
  price,
  type Quantity,
} from '@openalgo/domain';
import { basePriceOf } from './base-price.ts';
import {
  DEMO_BSE_INDICES,
  DEMO_NSE_INDICES,
  DEMO_SHARES,
  DEMO_UNDERLYINGS,
  type DemoUnderlying,
} from './demo-underlyings.ts';
import {
  type ExpiryRule,
  FRIDAY,
  lastWeekday,
  nextExpiries,
  THURSDAY,
  TUESDAY,
  weekdayUpTo,
} from './expiries.ts';
import type { PricedInstrument } from './priced-instrument.ts';

/** The demo's instruments on a day, each with its base price. Expired contracts are not among them. */
export function demoInstruments(today: Day): readonly PricedInstrument[] {
  const instruments = [
    ...DEMO_SHARES.map((share) => cashInstrument('NSE', share, 'EQ')),
    ...DEMO_SHARES.slice(0, BSE_SHARES).map((share) => cashInstrument('BSE', share, 'EQ')),
    ...DEMO_NSE_INDICES.map((index) => cashInstrument('NSE_INDEX', index, 'INDEX')),
    ...DEMO_BSE_INDICES.map((index) => cashInstrument('BSE_INDEX', index, 'INDEX')),
    ...FUTURES.flatMap((spec) => futures(spec, today)),
    ...niftyOptions(today),
    BITCOIN_PERPETUAL,
  ];

  return instruments.map((instrument) => ({ instrument, basePrice: basePriceOf(instrument) }));
}

const BSE_SHARES = 3;

/** What the contracts of one underlying have in common. */
interface ContractSpec {
  readonly exchange: Exchange;
  readonly base: string;
  readonly lotSize: Quantity;
  readonly tickSize: Price;
  readonly expiresOn: ExpiryRule;
  /** How many months are traded at a time. */
  readonly months: number;
}

const TICK = price('0.05');

const NIFTY: ContractSpec = {
  exchange: 'NFO',
  base: 'NIFTY',
  lotSize: 65n,
  tickSize: TICK,
  expiresOn: lastWeekday(TUESDAY),
  months: 3,
};

const FUTURES: readonly ContractSpec[] = [
  NIFTY,
  { ...NIFTY, base: 'BANKNIFTY', lotSize: 30n },
  { ...NIFTY, exchange: 'BFO', base: 'SENSEX', lotSize: 20n, expiresOn: lastWeekday(THURSDAY) },
  {
    exchange: 'CDS',
    base: 'USDINR',
    lotSize: 1_000n,
    tickSize: price('0.0025'),
    expiresOn: lastWeekday(FRIDAY),
    months: 1,
  },
  {
    exchange: 'MCX',
    base: 'CRUDEOIL',
    lotSize: 100n,
    tickSize: price('1'),
    expiresOn: weekdayUpTo(19),
    months: 1,
  },
];

const NIFTY_STRIKES: readonly Price[] = [price('24800'), price('25000'), price('25200')];

/** The fields that most instruments leave as they are. */
const PLAIN = { expiry: null, strike: null, contractValue: ONE_CONTRACT, freezeQuantity: null };

const BITCOIN_PERPETUAL: Instrument = {
  ...PLAIN,
  exchange: 'CRYPTO',
  symbol: 'BTCUSD.P',
  name: nameOf('BTCUSD'),
  instrumentType: 'PERPFUT',
  lotSize: 1n,
  tickSize: price('0.5'),
  contractValue: contractValue('0.001'),
};

function cashInstrument(
  exchange: Exchange,
  { symbol, name }: DemoUnderlying,
  instrumentType: string,
): Instrument {
  return { ...PLAIN, exchange, symbol, name, instrumentType, lotSize: 1n, tickSize: TICK };
}

function futures(spec: ContractSpec, today: Day): readonly Instrument[] {
  const { exchange, base, lotSize, tickSize } = spec;

  return nextExpiries(today, spec.months, spec.expiresOn).map((expiry) => ({
    ...PLAIN,
    exchange,
    symbol: futureSymbol(base, expiry),
    name: nameOf(base),
    instrumentType: 'FUT',
    expiry,
    lotSize,
    tickSize,
  }));
}

function niftyOptions(today: Day): readonly Instrument[] {
  const { exchange, base, lotSize, tickSize, expiresOn } = NIFTY;
  const rights = ['CE', 'PE'] as const;

  return nextExpiries(today, 1, expiresOn).flatMap((expiry) =>
    NIFTY_STRIKES.flatMap((strike) =>
      rights.map((right) => ({
        ...PLAIN,
        exchange,
        symbol: optionSymbol(base, expiry, strike, right),
        name: nameOf(base),
        instrumentType: right,
        expiry,
        strike,
        lotSize,
        tickSize,
      })),
    ),
  );
}

function nameOf(base: string): string {
  return DEMO_UNDERLYINGS.get(base)?.name ?? base;
}
