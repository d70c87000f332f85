import { once } from 'node:events';
import { createInstrumentRepository, createMasterContractRepository } from '@openalgo/db';
import { type Download, downloadFile } from '@openalgo/master';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApiDependencies } from '../src/dependencies.ts';
import { type Browser, createPeopleApp, type PeopleApp } from './support/people-app.ts';

const HEADING =
  'instrument_token,tradingsymbol,name,expiry,strike,tick_size,lot_size,instrument_type,segment,exchange';
const fileOf = (...symbols: string[]) =>
  [HEADING, ...symbols.map((symbol, n) => `${n},${symbol},${symbol},,0,0.05,1,EQ,NSE,NSE`), ''].join('\n');
const URL_OF_FILE = { url: 'https://files.example/instruments' };
const SILENT_MS = 5 * 60_000 + 1;

let api: PeopleApp;
let admin: Browser;
let elsewhere: ApiDependencies['openDownload'] = async () => {
  throw new Error('Nobody is to be asked');
};

beforeEach(async () => {
  api = await createPeopleApp({ changes: { openDownload: (url, signal) => elsewhere(url, signal) } });
  ({ admin } = await api.twoUsers());
});
afterEach(() => api.close());

const headers = () => ({
  'content-type': 'text/csv',
  cookie: admin.cookie,
  'x-csrf-token': admin.csrf,
});
const upload = (payload: string, more: Record<string, string> = {}) =>
  api.app.inject({
    method: 'POST',
    url: '/admin/instruments/upload',
    headers: { ...headers(), ...more },
    payload,
  });
const download = () => admin.send('POST', '/admin/instruments/download', URL_OF_FILE);
const status = async () => (await admin.send('GET', '/admin/instruments/status')).json().data;
const ended = () => vi.waitFor(async () => expect((await status()).state).not.toBe('downloading'));
const statuses = () => createMasterContractRepository(api.databases.main);
const symbols = async () =>
  (await createInstrumentRepository(api.databases.main).list()).map(({ symbol }) => symbol);

describe('an upload', () => {
  it('becomes the master, and the trail has whose doing it was', async () => {
    expect(await status()).toBeNull();
    const response = await upload(fileOf('RELIANCE', 'TCS'));
    expect(response.statusCode).toBe(202);
    await ended();

    expect(await status()).toEqual({
      state: 'success',
      message: '2 instruments in the layout zerodha, 0 rows left out',
      updated_at: '2024-01-02T04:00:00.000Z',
      total_symbols: 2,
      is_ready: true,
      last_download_time: '2024-01-02T04:00:00.000Z',
      exchange_stats: { NSE: 2 },
      download_duration_seconds: 0,
    });
    expect(await symbols()).toEqual(['RELIANCE', 'TCS']);
    await api.app.close();
    expect(api.auditEvents.filter(({ action }) => action === 'master.imported')).toMatchObject([
      { actor: 'asha', subject: 'zerodha', detail: { instruments: 2 } },
    ]);
  });

  it.each([
    ['a,b\n1,2\n', 'INSTRUMENT_FILE_UNUSABLE'],
    [HEADING, 'INSTRUMENT_FILE_UNUSABLE'],
    ["'; DROP TABLE symtoken; --", 'INSTRUMENT_FILE_UNUSABLE'],
    ['', 'INSTRUMENT_FILE_UNUSABLE'],
  ])('that is %j is refused, the master stays, and the next one is taken', async (payload, code) => {
    await upload(fileOf('OLD'));
    await ended();
    const response = await upload(payload);

    expect([response.statusCode, response.json().code]).toEqual([400, code]);
    expect(await symbols()).toEqual(['OLD']);
    expect((await upload(fileOf('NEW'))).statusCode).toBe(202);
    await ended();
    expect(await symbols()).toEqual(['NEW']);
  });

  it('of nothing asks for the file', async () => {
    const response = await admin.send('POST', '/admin/instruments/upload');
    expect([response.statusCode, response.json().code]).toEqual([400, 'INSTRUMENT_FILE_MISSING']);
  });

  it('that says it is too large is not read', async () => {
    const response = await upload(fileOf('NEW'), { 'content-length': '200000001' });

    expect([response.statusCode, response.json().message]).toEqual([413, 'The body is larger than 200 MB.']);
    expect(await status()).toBeNull();
  });

  it('that is refused at its first row is answered while the rest still comes', async () => {
    const address = await api.app.listen({ port: 0, host: '127.0.0.1' });
    const response = await fetch(`${address}/admin/instruments/upload`, {
      method: 'POST',
      headers: headers(),
      body: `a,b\n${'1,2\n'.repeat(2_000_000)}`,
    });

    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({ code: 'INSTRUMENT_FILE_UNUSABLE' }),
    ]);
  });
});

describe('a download', () => {
  it('is answered at once and goes on in the background, one at a time', async () => {
    let send = () => {};
    const sent = new Promise<void>((resolve) => {
      send = resolve;
    });
    const asked: string[] = [];
    elsewhere = async (url) => {
      asked.push(url);
      await sent;
      return pieces(fileOf('FAR'));
    };

    const response = await download();
    expect([response.statusCode, response.json().data.state]).toEqual([202, 'downloading']);
    for (const other of [await download(), await upload(fileOf('NEAR'))]) {
      expect([other.statusCode, other.json().code]).toEqual([400, 'IMPORT_UNDER_WAY']);
    }
    send();
    await ended();

    expect(asked).toEqual([URL_OF_FILE.url]);
    expect(await symbols()).toEqual(['FAR']);
  });

  it('is taken once of two that are asked for at the same moment', async () => {
    elsewhere = async () => pieces(fileOf('FAR'));
    const replies = await Promise.all([download(), download()]);
    await ended();

    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([202, 400]);
  });

  it('ends when the server stops: the master stays, and the status says so', async () => {
    await upload(fileOf('OLD'));
    await ended();
    elsewhere = async (_url, signal) => {
      await once(signal, 'abort');
      throw new Error('aborted');
    };
    expect((await download()).statusCode).toBe(202);
    await api.app.close();

    expect(await statuses().find('sandbox')).toMatchObject({
      status: 'error',
      message: 'The import failed. The master is as it was before.',
      totalSymbols: 1,
    });
    expect(await symbols()).toEqual(['OLD']);
  });

  it('of what this server alone can reach is refused, as the status tells', async () => {
    elsewhere = (url, signal) => downloadFile(url, { allowPrivate: false, signal });
    await admin.send('POST', '/admin/instruments/download', { url: 'http://127.0.0.1:1/instruments' });
    await ended();

    expect(await status()).toMatchObject({
      state: 'error',
      message: expect.stringContaining('of this machine or of a private network'),
    });
  });

  it.each(['file:///etc/passwd', 'ftp://files.example/x', 'instruments', 'javascript:alert(1)'])(
    'of %s is refused',
    async (url) => {
      const response = await admin.send('POST', '/admin/instruments/download', { url });
      expect([response.statusCode, response.json().code]).toEqual([400, 'VALIDATION']);
    },
  );
});

describe('the status', () => {
  it('of an import that a killed process left behind says that it was interrupted', async () => {
    await upload(fileOf('OLD'));
    await ended();
    const found = await statuses().find('sandbox');
    expect(found).not.toBeNull();
    await statuses().save({ ...(found ?? expect.fail()), status: 'downloading', message: '20000 rows read' });
    expect(await status()).toMatchObject({ state: 'downloading', message: '20000 rows read' });

    api.advance(SILENT_MS);
    expect(await status()).toMatchObject({
      state: 'error',
      message: 'The import was interrupted. The master is as it was before.',
    });
    expect((await upload(fileOf('NEW'))).statusCode).toBe(202);
    await ended();
    expect(await symbols()).toEqual(['NEW']);
  });
});

async function* pieces(...texts: string[]): Download {
  for (const text of texts) {
    yield Buffer.from(text);
  }
}
