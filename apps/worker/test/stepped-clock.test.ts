import { createLatencyRepository, sql } from '@openalgo/db';
import { testProviders } from '@openalgo/db/testing';
import { istInstant } from '@openalgo/domain';
import { auditLedger, settingDefaultsOf } from '@openalgo/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createPublisher } from '../src/engine/publisher.ts';
import { createLatencyRecorder } from '../src/latency-recorder.ts';
import { aCommand, createPaperMarket, passUntilIdle, shareTick } from './support/paper-market.ts';

const START = istInstant('2026-08-19', '11:00');
const HOUR_MS = 3_600_000;
const SYMBOL = 'SBIN';
const ROUNDS = 12;
/** Forwards, back to before where it was, and forwards again. */
const STEPS = [HOUR_MS, -2 * HOUR_MS, HOUR_MS];

const { providers, leftOut } = await testProviders();
if (leftOut !== null) it.skip(leftOut, () => {});

describe.each(providers)('a clock that is stepped by hours, on %s', (provider) => {
  it('costs no order, no fill and no latency record, and makes none of them twice', async () => {
    const market = await createPaperMarket(provider);
    onTestFinished(market.close);
    const { accounts, repositories, clock, latency } = market;
    const engine = await market.startEngine('one');
    const latencies = createLatencyRepository(latency);
    const recorder = createLatencyRecorder({
      orders: repositories.orders,
      insertRecords: latencies.insertMany,
      clock,
      served: () => 'all',
    });
    const placed: string[] = [];

    for (let round = 0; round < ROUNDS; round += 1) {
      await market.push(shareTick(SYMBOL, '800', START + round * 1000));
      await passUntilIdle(engine);
      const command = aCommand({ symbol: SYMBOL, quantity: 1n, receivedAt: clock.now() });
      placed.push((await accounts.placeOrder(command)).order.orderId);
      // Between the order and its fill, of all moments.
      market.wait(STEPS[round % STEPS.length] ?? 0);
      await passUntilIdle(engine);
      await recorder.run();
    }

    const trades = await market.sandbox.session.query<{ orderid: unknown }>(
      sql`SELECT orderid FROM sandbox_trades`,
    );
    expect(trades.map(({ orderid }) => String(orderid)).sort()).toEqual([...placed].sort());
    const { rows } = await latencies.page({ limit: 2 * ROUNDS });
    expect(rows.map(({ orderId }) => orderId).sort()).toEqual([...placed].sort());
    expect(rows.every(({ rttMs }) => (rttMs ?? 0) >= 0)).toBe(true);
    const settingDefaults = settingDefaultsOf({ enforceMarketHours: false });
    for await (const { findings } of auditLedger(market.sandbox, { settingDefaults })) {
      expect(findings).toEqual([]);
    }
  });
});

it('quotes are published on when the clock is set back by an hour', () => {
  let now = 2 * HOUR_MS;
  let drained = 0;
  const publisher = createPublisher({
    quotes: {
      drainChanged: () => {
        drained += 1;
        return [];
      },
    },
    clock: { now: () => now },
    appliedSeq: null,
  });
  publisher.note(null);
  publisher.note(null);
  expect(drained).toBe(1);
  now -= HOUR_MS;
  publisher.note(null);
  expect(drained).toBe(2);
});
