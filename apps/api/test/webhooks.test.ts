import { readFileSync } from 'node:fs';
import { sql } from '@openalgo/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createStrategyApp, type StrategyApp } from './support/strategy-app.ts';

let api: StrategyApp;
beforeAll(async () => {
  api = await createStrategyApp();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.databases.main.session.execute(sql`DELETE FROM strategy_signals`);
});

const GUIDE = new URL('../../../docs/strategies.md', import.meta.url);
/** The payloads of the guide, by the heading that they stand under. */
const payloads = [...readFileSync(GUIDE, 'utf8').matchAll(/^## (.+)$|```json\n([^`]+)```/gm)].reduce(
  ({ heading, found }, [, title, json]) =>
    title === undefined ? { heading, found: [...found, { heading, json }] } : { heading: title, found },
  { heading: '', found: [] as { heading: string; json: string | undefined }[] },
).found;
const documented = (heading: string) =>
  payloads.filter((one) => one.heading === heading).map(({ json = '' }) => json);

const chart = (body: unknown, id = api.chart.webhookId) => api.post(`/strategy/webhook/${id}`, body);
const scan = (body: unknown, id = api.scan.webhookId) => api.post(`/chartink/webhook/${id}`, body);
const buy = { symbol: 'SBIN', action: 'BUY', position_size: 10 };
const entry = { scan_name: 'Breakout BUY', stocks: 'SBIN' };

describe('the webhook of TradingView', () => {
  it('takes the payloads of the guide as they are written', async () => {
    const alerts = documented('TradingView');
    expect(alerts.length).toBeGreaterThan(1);
    for (const alert of alerts) {
      const answer = await chart(
        alert
          .replaceAll('{{ticker}}', 'SBIN')
          .replaceAll('{{strategy.order.action}}', 'buy')
          .replaceAll('{{strategy.position_size}}', '10'),
      );
      expect([answer.statusCode, answer.json()]).toEqual([200, { message: 'Signal for SBIN queued' }]);
    }
    expect(await api.queued()).toEqual(alerts.map(() => 'BUY SBIN 10'));
  });

  it('takes numbers as text, either case, and fields that it does not know', async () => {
    await chart({ symbol: 'INFY', action: 'sell', position_size: '-5', price: 1, note: 'x' });
    expect(await api.queued()).toEqual(['SELL INFY -5']);
  });

  it.each([
    ['no JSON', '{', 400, 'NOT_JSON'],
    ['no object', [], 400, 'VALIDATION'],
    ['no symbol', { action: 'BUY' }, 400, 'VALIDATION'],
    ['no action', { symbol: 'SBIN' }, 400, 'VALIDATION'],
    ['another action', { ...buy, action: 'HOLD' }, 400, 'VALIDATION'],
    ['half a share', { ...buy, position_size: 1.5 }, 400, 'VALIDATION'],
    ['a size beyond counting', { ...buy, position_size: '9'.repeat(30) }, 400, 'VALIDATION'],
    ['no size for a strategy of both sides', { symbol: 'SBIN', action: 'BUY' }, 400, 'SIGNAL_CONTRADICTORY'],
    ['a size of the other side', { ...buy, position_size: -1 }, 400, 'SIGNAL_CONTRADICTORY'],
    ['a symbol that is not mapped', { ...buy, symbol: 'TCS' }, 400, 'SYMBOL_NOT_MAPPED'],
    ['SQL for a symbol', { ...buy, symbol: "SBIN'; DROP TABLE users; --" }, 400, 'SYMBOL_NOT_MAPPED'],
    ['a script for a symbol', { ...buy, symbol: '<script>alert(1)</script>' }, 400, 'SYMBOL_NOT_MAPPED'],
    ['more than an alert', { ...buy, padding: 'x'.repeat(70_000) }, 413, 'BODY_TOO_LARGE'],
  ])(
    'refuses %s, with the reason where senders look for it, and queues nothing',
    async (_what, body, status, code) => {
      const answer = await chart(body);
      expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
      expect(answer.json().error).toBe(answer.json().message);
      expect(await api.queued()).toEqual([]);
    },
  );

  it('does not read what is no JSON by its header', async () => {
    const answer = await api.app.inject({
      method: 'POST',
      url: `/strategy/webhook/${api.chart.webhookId}`,
      headers: { 'content-type': 'text/plain' },
      payload: JSON.stringify(buy),
    });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'NOT_JSON']);
  });
});

describe('the webhook of ChartInk', () => {
  it('takes the payloads of the guide as they are written', async () => {
    for (const alert of documented('ChartInk')) {
      const answer = await scan(alert);
      expect([answer.statusCode, answer.json()]).toEqual([
        200,
        { status: 'success', message: 'Signals queued for SBIN, INFY' },
      ]);
    }
    expect(await api.queued()).toEqual(['BUY SBIN null', 'BUY INFY null']);
  });

  it('says what it left out', async () => {
    const none = await scan({ ...entry, stocks: 'TCS,WIPRO' });
    expect([none.statusCode, none.json().status]).toEqual([200, 'warning']);
    await scan({ ...entry, stocks: ' INFY , INFY,, TCS' });
    expect(await api.queued()).toEqual(['BUY INFY null']);

    await api.scans.toggle('asha', api.scan.id);
    const off = await scan(entry);
    await api.scans.toggle('asha', api.scan.id);
    expect([off.statusCode, off.json().status]).toEqual([200, 'success']);
    expect(await api.queued()).toHaveLength(1);
  });

  it.each([
    ['no JSON', '{', 400, 'NOT_JSON'],
    ['no name', { stocks: 'SBIN' }, 400, 'VALIDATION'],
    ['no stocks', { scan_name: 'BUY' }, 400, 'VALIDATION'],
    ['stocks as a list', { ...entry, stocks: ['SBIN'] }, 400, 'VALIDATION'],
    ['a name without an action', { ...entry, scan_name: 'Momentum' }, 400, 'SCAN_WITHOUT_ACTION'],
    ['more than an alert', { ...entry, stocks: 'SBIN,'.repeat(20_000) }, 413, 'BODY_TOO_LARGE'],
  ])('refuses %s', async (_what, body, status, code) => {
    const answer = await scan(body);
    expect([answer.statusCode, answer.json().code, typeof answer.json().error]).toEqual([
      status,
      code,
      'string',
    ]);
    expect(await api.queued()).toEqual([]);
  });
});

describe('a stranger', () => {
  it('cannot tell one wrong id from another, nor whose id it might be', async () => {
    const answers = await Promise.all([
      chart(buy, 'unknown'),
      chart(buy, api.chart.strategyId),
      chart(buy, api.scan.webhookId),
      scan(entry, api.chart.webhookId),
      scan(entry, "' OR '1'='1"),
    ]);
    for (const answer of answers) {
      expect([answer.statusCode, answer.json()]).toEqual([404, answers[0]?.json()]);
    }
    expect(answers[0]?.json().code).toBe('WEBHOOK_NOT_FOUND');
  });

  it('trades nothing by a webhook of a user who has withdrawn the key', async () => {
    await api.apiKeys.revoke('asha', 1);
    const answers = [await chart(buy), await scan(entry)];
    await api.apiKeys.save({
      userId: 'asha',
      keyLookup: 'l',
      apiKeyHash: 'h',
      apiKeyEncrypted: 'e',
      createdAt: 1,
    });
    for (const answer of answers) {
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'NO_API_KEY']);
    }
    expect(await api.queued()).toEqual([]);
  });
});
