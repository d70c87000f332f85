import { createReadStream, existsSync } from 'node:fs';
import { price } from '@openalgo/domain';
import { describe, expect, it } from 'vitest';
import { readMasterFile } from '../src/read-file.ts';

const ZERODHA =
  'instrument_token,exchange_token,tradingsymbol,name,last_price,expiry,strike,tick_size,lot_size,instrument_type,segment,exchange';
const OWN =
  'symbol,brsymbol,name,exchange,brexchange,token,expiry,strike,lotsize,instrumenttype,tick_size,contract_value,freeze_qty';

/** A file in pieces of seven bytes, so that no piece ends where a row does. */
async function* file(...lines: string[]): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(lines.join('\n'));
  for (let start = 0; start < bytes.length; start += 7) {
    yield bytes.subarray(start, start + 7);
  }
}

const none = async () => {};

describe('a file in the layout of Zerodha', () => {
  it('is read into the symbols that clients use', async () => {
    const { layout, instruments, leftOut } = await readMasterFile(
      file(
        ZERODHA,
        '738561,2885,RELIANCE,RELIANCE INDUSTRIES,0,,0,0.05,1,EQ,NSE,NSE',
        '256265,1001,NIFTY 50,NIFTY 50,0,,0,0,0,EQ,INDICES,NSE',
        '13369090,52223,AARTIIND24APRFUT,AARTIIND,0,2024-04-25,0,0.05,1000,FUT,NFO-FUT,NFO',
        '1,2,VEDL24APR292.5CE,"VEDL",0,2024-04-25,292.5,0.05,2300,CE,NFO-OPT,NFO',
      ),
    );

    expect(leftOut).toEqual([]);
    expect(layout).toBe('zerodha');
    expect(instruments.map(({ exchange, symbol }) => `${exchange}:${symbol}`)).toEqual([
      'NSE:RELIANCE',
      'NSE_INDEX:NIFTY',
      'NFO:AARTIIND25APR24FUT',
      'NFO:VEDL25APR24292.5CE',
    ]);
    expect(instruments[1]).toMatchObject({
      instrumentType: 'INDEX',
      lotSize: 1n,
      tickSize: 0n,
      strike: null,
    });
    expect(instruments[3]).toMatchObject({
      brokerSymbol: 'VEDL24APR292.5CE',
      brokerExchange: 'NFO',
      token: '1',
      name: 'VEDL',
      expiry: '2024-04-25',
      strike: price('292.5'),
      lotSize: 2300n,
      tickSize: price('0.05'),
    });
  });

  it('has its wrong rows counted by reason, with where they are, and left out', async () => {
    const row = (changes: Record<number, string>) =>
      '1,2,SBIN,STATE BANK,0,,0,0.05,1,EQ,NSE,NSE'
        .split(',')
        .map((cell, index) => changes[index] ?? cell)
        .join(',');
    const { instruments, leftOut } = await readMasterFile(
      file(
        ZERODHA,
        row({}),
        row({ 11: 'NASDAQ' }),
        row({ 11: 'NSEIX' }),
        row({ 2: '' }),
        row({ 7: '0.00001' }),
        row({ 8: '-5' }),
        row({ 9: 'FUT' }),
        row({ 5: '2024-02-30' }),
        row({ 3: 'x'.repeat(101) }),
        row({ 3: 'again' }),
      ),
    );

    expect(instruments.map(({ name }) => name)).toEqual(['STATE BANK']);
    expect(leftOut).toEqual([
      { reason: 'exchange is no exchange that is known here', count: 2, rows: [2, 3] },
      { reason: 'tradingsymbol is empty', count: 1, rows: [4] },
      { reason: 'tick_size is no number of at most 4 decimals', count: 1, rows: [5] },
      { reason: 'lot_size is no whole number up to 2147483647', count: 1, rows: [6] },
      { reason: 'tradingsymbol has no underlying, expiry or strike', count: 1, rows: [7] },
      { reason: 'expiry is no day like 2026-08-27 or 27-AUG-26', count: 1, rows: [8] },
      { reason: 'name is longer than 100 characters', count: 1, rows: [9] },
      { reason: 'is an instrument that an earlier row is, too', count: 1, rows: [10] },
    ]);
  });

  const REAL = new URL('../../../../shared/market-data/instruments.csv', import.meta.url);
  it.skipIf(!existsSync(REAL))('is read whole where it is a real one', async () => {
    const { instruments, leftOut } = await readMasterFile(createReadStream(REAL));

    expect(instruments.length).toBeGreaterThan(36_000);
    expect(leftOut).toEqual([]);
  });
});

describe('a file in our own layout', () => {
  it('is what the export gives: days as clients write them, formulas defused', async () => {
    const { layout, instruments } = await readMasterFile(
      file(
        OWN,
        `BTC28FEB2580000CE,BTC-80000,'=1+1,CRYPTO,DELTA,77,28-FEB-25,80000,1,CE,0.5,0.001,0`,
        'NIFTY,NIFTY 50,NIFTY,NSE_INDEX,NSE,,,-0.01,1,INDEX,0,1,1800',
      ),
    );

    expect(layout).toBe('openalgo');
    expect(instruments[0]).toMatchObject({
      name: '=1+1',
      expiry: '2025-02-28',
      contractValue: 100_000n,
      freezeQuantity: null,
    });
    expect(instruments[1]).toMatchObject({ strike: null, expiry: null, freezeQuantity: 1800n });
  });
});

describe('what is no instrument file', () => {
  const share = '1,2,SBIN,STATE BANK,0,,0,0.05,1,EQ,NSE,NSE';

  it.each([
    ['an empty file', file('')],
    ['a file of other columns', file('a,b,c', '1,2,3')],
    ['a page of HTML', file('<!doctype html>', '<p>Not found</p>')],
    ['a file without a good row', file(ZERODHA, share.replace('SBIN', ''))],
    ['a file with a broken quote', file(ZERODHA, share, '"1,2,SBIN')],
    ['a file whose rows differ in length', file(ZERODHA, share, '1,2')],
    [
      'bytes that are no text',
      (async function* () {
        yield Buffer.from([0, 255, 254, 0]);
      })(),
    ],
  ])('is refused: %s', async (_what, bytes) => {
    await expect(readMasterFile(bytes)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'INSTRUMENT_FILE_UNUSABLE',
    });
  });

  it('is refused while it comes when it is too large or too long', async () => {
    const limits = { bytesMax: 300, rowsMax: 2 };
    const long = file(ZERODHA, share, share, share);

    await expect(readMasterFile(long, none, { ...limits, bytesMax: 1_000 })).rejects.toThrow(
      'more than 2 rows',
    );
    await expect(readMasterFile(file(ZERODHA, 'x'.repeat(300)), none, limits)).rejects.toThrow(
      'larger than 300 bytes',
    );
  });
});
