import {
  AppError,
  addDays,
  isResting,
  istDay,
  istInstant,
  matchOrder,
  type Order,
  price,
} from '@openalgo/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditLedger, changeSetting, resetAccount } from '../src/index.ts';
import { createDay, type DayWorld, key } from './support/day.ts';

/** Weeks of an account on its database: orders, changes, prices, days with their jobs, settings, resets. */
const USER = 'asha';
const CLOSING_TIMES = ['03:00', '11:00', '15:15', '15:40', '23:59'] as const;

const BOOKS = [
  { name: 'NSE:RELIANCE', product: 'CNC', lot: 1n },
  { name: 'NSE:RELIANCE', product: 'MIS', lot: 1n },
  { name: 'NFO:NIFTY25AUG26FUT', product: 'NRML', lot: 65n },
] as const;
const instrument = fc.constantFrom(...BOOKS);
const lots = fc.bigInt({ min: 1n, max: 300n });
const level = fc.integer({ min: 50, max: 400 }).map(String);

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('place'),
      instrument,
      action: fc.constantFrom('BUY', 'SELL'),
      priceType: fc.constantFrom('MARKET', 'LIMIT', 'SL-M'),
      lots,
      level,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('modify'), pick: fc.nat(), lots, level }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel'), pick: fc.nat() }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('tick'), level }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('time'),
      days: fc.nat(2),
      time: fc.constantFrom(...CLOSING_TIMES),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('leverage'), value: fc.integer({ min: 1, max: 20 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reset') }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;
const histories = fc.array(step, { minLength: 5, maxLength: 25, size: 'max' });

let day: DayWorld;
beforeAll(async () => {
  day = await createDay('sqlite');
});
afterAll(() => day.world.close());

/** A new account; the contract that the lives trade has not expired. */
async function begin(): Promise<void> {
  await day.empty();
  day.now('2026-08-19 11:00');
  for (const { name } of BOOKS) await day.quote(name, '200');
}

async function resting(): Promise<readonly Order[]> {
  const orders = await day.world.repositories.orders.sinceOfUser(USER, 0);
  return orders.filter(({ status }) => isResting(status)).reverse();
}

/** Fills what the price reaches, as a worker that saw the tick would. */
async function tick(level: string): Promise<void> {
  for (const { name } of BOOKS) await day.quote(name, level);
  const ltp = price(level);
  const quote = { ...key('NSE:RELIANCE'), ltp, bid: null, ask: null, low: null, high: null, volume: null };
  const now = day.options.clock.now();
  const reached = (await resting()).filter(
    (order) => matchOrder(order, { ...quote, at: now }, 'resting').kind === 'fill',
  );
  await day.world.fill(level, reached);
}

async function place({ instrument: { name, product, lot }, ...one }: Of<'place'>): Promise<void> {
  const { action, priceType } = one;
  const at = price(one.level);
  const prices = {
    price: priceType === 'LIMIT' ? at : null,
    triggerPrice: priceType === 'SL-M' ? at : null,
  };
  await refusable(day.place(name, { action, priceType, product, quantity: one.lots * lot, ...prices }));
}

async function change(one: Of<'modify'> | Of<'cancel'>): Promise<void> {
  const orders = await resting();
  const order = orders[one.pick % Math.max(orders.length, 1)];
  if (order === undefined) return;

  const { exchange, symbol, orderId } = order;
  const named = { userId: USER, orderId, receivedAt: day.options.clock.now() };
  const { accounts } = day.world;
  if (one.kind === 'cancel') {
    await accounts.cancelOrder(named);
    return;
  }

  const quantity = one.lots * (exchange === 'NFO' ? 65n : 1n);
  const moved = {
    price: order.price && price(one.level),
    triggerPrice: order.triggerPrice && price(one.level),
  };
  await refusable(accounts.modifyOrder({ ...named, exchange, symbol, quantity, ...moved }));
}

/** A rule may refuse what is asked, and before its first order there is no account; anything else is a defect. */
async function refusable(asked: Promise<unknown>): Promise<void> {
  await asked.catch((error: unknown) => {
    if (!(error instanceof AppError && (error.kind === 'invalid' || error.kind === 'not-found'))) throw error;
  });
}

async function take(one: Step): Promise<void> {
  const { world, options } = day;
  if (one.kind === 'place') await place(one);
  else if (one.kind === 'tick') await tick(one.level);
  else if (one.kind === 'time') {
    const to = istInstant(addDays(istDay(options.clock.now()), one.days), one.time);
    world.setTime(Math.max(options.clock.now(), to));
    await day.jobs.run(options.clock.now());
  } else if (one.kind === 'leverage') {
    await changeSetting(world.database, options, 'equity_cnc_leverage', String(one.value));
    await changeSetting(world.database, options, 'futures_leverage', String(one.value));
  } else if (one.kind === 'reset') await refusable(resetAccount(world.database, options, USER));
  else await change(one);
}

async function findings(): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const audited of auditLedger(day.world.database, day.options)) found.push(...audited.findings);
  return found;
}

/** Every row of the account, as text. */
async function books(): Promise<string> {
  const { funds, orders, trades, positions, holdings, settlements, dailyPnl } = day.world.repositories;
  const rows = [
    await funds.ofUser(USER),
    await orders.sinceOfUser(USER, 0),
    await trades.sinceOfUser(USER, 0),
    await positions.ofUser(USER),
    await holdings.ofUsers([USER]),
    await settlements.ofUser(USER),
    await dailyPnl.ofUser(USER),
  ];
  return JSON.stringify(rows, (_name, value) => (typeof value === 'bigint' ? `${value}` : value));
}

it('the books on the database keep every identity after every step of a life', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      await begin();
      for (const one of history) {
        await take(one);
        expect(await findings()).toEqual([]);
      }
    }),
    { numRuns: 25 },
  );
});

it('a life that is lived again on another database leaves the same rows', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const lives: string[] = [];
      for (let life = 0; life < 2; life += 1) {
        await day.world.close();
        day = await createDay('sqlite');
        await begin();
        for (const one of history) await take(one);
        lives.push(await books());
      }

      expect(lives[1]).toBe(lives[0]);
    }),
    { numRuns: 10 },
  );
});
