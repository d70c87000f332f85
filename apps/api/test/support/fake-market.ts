import type { ListedInstrument } from '@openalgo/db';
import { DEFAULT_CALENDAR, ONE_CONTRACT, price } from '@openalgo/domain';
import { vi } from 'vitest';
import type { MarketData } from '../../src/market-data.ts';

export function aListing(changes: Partial<ListedInstrument> = {}): ListedInstrument {
  return {
    exchange: 'NFO',
    symbol: 'NIFTY25JAN2422000CE',
    brokerSymbol: 'NIFTY24JAN22000CE',
    brokerExchange: 'NFO',
    token: '9876543',
    name: 'NIFTY',
    instrumentType: 'CE',
    expiry: '2024-01-25',
    strike: price('22000'),
    lotSize: 65n,
    tickSize: price('0.05'),
    contractValue: ONE_CONTRACT,
    freezeQuantity: 1800n,
    ...changes,
  };
}

/** A market of one option that remembers how it was asked. */
export function createFakeMarket() {
  return {
    find: vi.fn<MarketData['find']>(async () => aListing()),
    search: vi.fn<MarketData['search']>(async () => [aListing()]),
    expiries: vi.fn<MarketData['expiries']>(async () => ['2023-12-28', '2024-01-02', '2024-01-25']),
    pages: vi.fn<MarketData['pages']>(async function* () {
      yield [aListing()];
    }),
    calendar: vi.fn<MarketData['calendar']>(async () => DEFAULT_CALENDAR),
  };
}
