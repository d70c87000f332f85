import { REDACTED } from '@openalgo/security';
import { describe, expect, test } from 'vitest';
import { createLogger } from '../src/index.ts';

function openLog() {
  let written = '';
  const log = createLogger({ level: 'info', name: 'test' }, { write: (text) => (written += text) });
  return { log, written: () => written };
}

describe('a line of the log', () => {
  test.each([
    ['at the top', { apikey: 'LEAK' }],
    ['in a body', { body: { apikey: 'LEAK', password: 'LEAK', secret: 'LEAK', token: 'LEAK' } }],
    ['deep inside', { call: { body: { legs: [{ account: { newPassword: 'LEAK' } }] } } }],
    ['in headers', { headers: { authorization: 'LEAK', cookie: 'LEAK', 'x-api-key': 'LEAK' } }],
    ['beside an error', { err: new Error('away'), token: 'LEAK' }],
    ['in what an error carries', { err: Object.assign(new Error('no'), { config: { password: 'LEAK' } }) }],
    ['in what an error says', { err: new Error('GET /?apikey=LEAK failed') }],
  ])('has no secret %s', (_where, line) => {
    const { log, written } = openLog();
    log.info(line);
    expect(written()).toContain(REDACTED);
    expect(written()).not.toContain('LEAK');
  });

  test('has none in what a child of the log says with every line', () => {
    const { log, written } = openLog();
    log.child({ authorization: 'LEAK', session: { cookie: 'LEAK', token: 'LEAK' } }).info('hello');
    expect(written()).toContain('hello');
    expect(written()).not.toContain('LEAK');
  });

  test('has of a request and its answer neither query nor headers', () => {
    const { log, written } = openLog();
    const headers = { authorization: 'LEAK', 'set-cookie': 'LEAK' };
    const req = { id: '1', method: 'POST', url: '/api/v1/funds?apikey=LEAK', ip: '::1', headers };
    log.info({ req, res: { statusCode: 200, headers } });
    expect(written()).toContain('"path":"/api/v1/funds"');
    expect(written()).toContain('"statusCode":200');
    expect(written()).not.toContain('LEAK');
  });

  test('has what is no secret, and of an error its message, stack and cause', () => {
    const { log, written } = openLog();
    log.info({ order: { symbol: 'SBIN', quantity: 5 } }, 'taken');
    log.error(new Error('no room', { cause: new Error('disk full') }));
    expect(written()).toMatch(/"order":{"symbol":"SBIN","quantity":5},"msg":"taken"/);
    expect(written()).toMatch(
      /"err":{"type":"Error","message":"no room: disk full","stack":"Error: no room\\n/,
    );
  });
});
