import { createInstrumentRepository, createMasterContractRepository } from '@openalgo/db';
import { createTestDatabases, type TestDatabases, testProviders } from '@openalgo/db/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMasterImport } from '../src/index.ts';

const { providers } = await testProviders();
const AT = Date.UTC(2026, 7, 19, 3, 0);
const HEADING =
  'instrument_token,tradingsymbol,name,expiry,strike,tick_size,lot_size,instrument_type,segment,exchange';

async function* shares(prefix: string, count: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${HEADING}\n`);
  for (let n = 0; n < count; n += 1) {
    yield Buffer.from(`${n},${prefix}${n},${prefix},,0,0.05,1,EQ,NSE,NSE\n`);
  }
}

describe.each(providers)('importing a master on %s', (provider) => {
  let fixture: TestDatabases;
  let now = AT;
  beforeEach(async () => {
    now = AT;
    fixture = await createTestDatabases(provider);
  });
  afterEach(() => fixture.close());

  const instruments = () => createInstrumentRepository(fixture.databases.main);
  const statuses = () => createMasterContractRepository(fixture.databases.main);
  const importer = () =>
    createMasterImport({ instruments: instruments(), statuses: statuses(), clock: { now: () => now } });

  it('takes the place of the master that there was, and tells how it went', async () => {
    await importer().run(shares('OLD', 3));
    const imported = await importer().run(shares('NEW', 2));

    expect(imported).toEqual({ layout: 'zerodha', instruments: 2, exchanges: { NSE: 2 }, leftOut: [] });
    expect((await instruments().list()).map(({ symbol }) => symbol)).toEqual(['NEW0', 'NEW1']);
    expect(await importer().status()).toEqual({
      broker: 'sandbox',
      status: 'success',
      message: '2 instruments in the layout zerodha, 0 rows left out',
      lastUpdated: AT,
      totalSymbols: 2,
      isReady: true,
      lastDownloadTime: AT,
      downloadDate: '2026-08-19',
      exchangeStats: '{"NSE":2}',
      downloadDurationSeconds: 0,
    });
  });

  it('leaves the master as it was when the file fails, and tells why', async () => {
    await importer().run(shares('OLD', 3));
    async function* cut(): AsyncGenerator<Uint8Array> {
      yield* shares('NEW', 2);
      yield Buffer.from('"broken');
    }

    await expect(importer().run(cut())).rejects.toMatchObject({ code: 'INSTRUMENT_FILE_UNUSABLE' });
    expect(await instruments().list()).toHaveLength(3);
    expect(await importer().status()).toMatchObject({
      status: 'error',
      message: expect.stringContaining('no CSV'),
      isReady: true,
      totalSymbols: 3,
    });
  });

  it('tells how far it is while the file comes, and refuses a second one meanwhile', async () => {
    const seen: (string | null)[] = [];
    let refusal: unknown;
    async function* watched(): AsyncGenerator<Uint8Array> {
      yield* shares('S', 10_001);
      // What waits in the pipeline is read before the next piece is asked for.
      seen.push((await importer().status())?.status ?? null);
      refusal = await importer()
        .run(shares('X', 1))
        .catch((error: unknown) => error);
    }
    await importer().run(watched());

    expect(seen).toEqual(['downloading']);
    expect(refusal).toMatchObject({ kind: 'conflict', code: 'IMPORT_UNDER_WAY' });
    expect(await instruments().list()).toHaveLength(10_001);
  });

  it('takes an import for interrupted that was not heard of for five minutes', async () => {
    await statuses().save({
      broker: 'sandbox',
      status: 'downloading',
      message: '20000 rows read',
      lastUpdated: AT,
      totalSymbols: 0,
      isReady: false,
      lastDownloadTime: null,
      downloadDate: null,
      exchangeStats: null,
      downloadDurationSeconds: null,
    });
    now = AT + 5 * 60_000;
    expect(await importer().status()).toMatchObject({ status: 'downloading' });
    now += 1;
    expect(await importer().status()).toMatchObject({ status: 'error' });

    await importer().run(shares('S', 1));
    expect(await importer().status()).toMatchObject({ status: 'success' });
  });
});
