import { describe, expect, test } from 'vitest';
import { createFernet, generateApiKey, REDACTED, redactText, redactValue } from '../src/index.ts';

const KEY = generateApiKey();
const TOKEN = createFernet({ keys: [Buffer.alloc(32)], now: () => 1_700_000_000_000 }).encrypt('LEAK');

describe('redactValue', () => {
  test('secret fields are masked at any depth, under any spelling', () => {
    const value = {
      apikey: 'LEAK',
      symbol: 'SBIN',
      quantity: 5,
      headers: { 'X-API-KEY': 'LEAK', Cookie: 'LEAK', 'proxy-authorization': 'LEAK' },
      legs: [{ accessToken: 'LEAK', client_secret: { nested: 'LEAK' }, newPassword: 123, price: '10.05' }],
      cookies: { session: 'LEAK' },
    };
    expect(redactValue(value)).toEqual({
      apikey: REDACTED,
      symbol: 'SBIN',
      quantity: 5,
      headers: { 'X-API-KEY': REDACTED, Cookie: REDACTED, 'proxy-authorization': REDACTED },
      legs: [{ accessToken: REDACTED, client_secret: REDACTED, newPassword: REDACTED, price: '10.05' }],
      cookies: REDACTED,
    });
  });

  test('secrets inside texts are masked too', () => {
    expect(redactValue({ message: `unknown key ${KEY}`, list: [TOKEN] })).toEqual({
      message: `unknown key ${REDACTED}`,
      list: [REDACTED],
    });
  });

  test('the original is left as it was', () => {
    const value = { apikey: 'mine', list: [{ token: 'mine' }] };
    redactValue(value);
    expect(value).toEqual({ apikey: 'mine', list: [{ token: 'mine' }] });
  });

  test.each([null, undefined, true, 0, 5n, 'SBIN', new Date(0), [], {}])('%s stays as it is', (value) => {
    expect(redactValue(value)).toEqual(value);
  });

  test('a circle ends, and what is nested too deeply is cut off', () => {
    const circle: { self?: unknown; again?: unknown; apikey: string } = { apikey: 'LEAK' };
    circle.self = circle;
    circle.again = circle;
    const text = JSON.stringify(redactValue(circle));
    expect(text).toContain('[Truncated]');
    expect(text).not.toContain('LEAK');
  });

  test('what comes after 20,000 values is cut off, not passed on', () => {
    const masked = redactValue(Array(30_000).fill('SBIN'));
    expect(masked).toContain('SBIN');
    expect(Array.isArray(masked) && masked.at(-1)).toBe('[Truncated]');
  });

  test('binary data is cut off, and a field named __proto__ stays a field', () => {
    expect(redactValue({ data: Buffer.from('LEAK') })).toEqual({ data: '[Truncated]' });
    const masked = redactValue(JSON.parse('{"__proto__": {"apikey": "LEAK"}}'));
    expect(JSON.stringify(masked)).toBe(`{"__proto__":{"apikey":"${REDACTED}"}}`);
  });
});

describe('redactText', () => {
  test.each([
    ['an API key', `Invalid key ${KEY}.`, `Invalid key ${REDACTED}.`],
    ['an API key in capitals', KEY.toUpperCase(), REDACTED],
    ['a Fernet token', `could not read "${TOKEN}"`, `could not read "${REDACTED}"`],
    ['a query', '/instruments?apikey=LEAK&exchange=NSE', `/instruments?apikey=${REDACTED}&exchange=NSE`],
    [
      'a body as text',
      '{"apikey": "LE\\"AK", "symbol": "SBIN"}',
      `{"apikey": "${REDACTED}", "symbol": "SBIN"}`,
    ],
    [
      "a database's URL",
      'cannot reach postgresql://algo:LE@AK@db:5432/openalgo',
      `cannot reach postgresql://algo:${REDACTED}@db:5432/openalgo`,
    ],
  ])('%s is masked', (_what, text, masked) => {
    expect(redactText(text)).toBe(masked);
  });

  test.each([
    'Order 24112200000001 of SBIN rejected',
    'http://127.0.0.1:5000/docs',
    'commit 8ab7b03d9f5c0ad0aa1b1fcd54d1a4d1f6e2b3c4',
    'The password must have at least 8 characters',
    'f'.repeat(65),
  ])('%j stays as it is', (text) => {
    expect(redactText(text)).toBe(text);
  });

  test('a text of a megabyte made to be slow is not', () => {
    const hostile = ['a', '"token', '"apikey":"\\', '://a:@', 'gAAAAA', 'token', '-'].map((part) =>
      part.repeat(Math.ceil(1_000_000 / part.length)),
    );
    const before = process.cpuUsage();
    hostile.forEach(redactText);
    // Of this process alone, whatever else the machine does: what backtracks takes minutes.
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
  });
});
