import type { Exchange, Instrument } from '@openalgo/domain';
import type { BrokerNames } from '../src/index.ts';

/** An instrument as good as any other, besides what a test says of it. */
export function anInstrument(
  exchange: Exchange,
  symbol: string,
  said: Partial<Instrument & BrokerNames> = {},
): Instrument & BrokerNames {
  return {
    exchange,
    symbol,
    name: symbol,
    instrumentType: 'EQ',
    expiry: null,
    strike: null,
    lotSize: 1n,
    tickSize: 500n,
    contractValue: 100_000_000n,
    freezeQuantity: null,
    ...said,
  };
}

/**
 * A master of any size: every other instrument a share, the others options on one thing, of a hundred expiries. Two of one size differ in
 * nothing but the lot, by which each instrument tells whose it is.
 */
export function makeMaster(lotSize: bigint, count: number): readonly (Instrument & BrokerNames)[] {
  return Array.from({ length: count }, (_, n) =>
    n % 2 === 0
      ? anInstrument('NSE', `S${n}`, { name: `SHARE NUMBER ${n}`, token: String(n), lotSize })
      : anInstrument('NFO', `O${n}`, {
          name: 'NIFTY',
          token: String(n),
          instrumentType: 'CE',
          expiry: `${2026 + (Math.floor(n / 2) % 100)}-08-27`,
          strike: BigInt(n) * 10_000n,
          lotSize,
        }),
  );
}
