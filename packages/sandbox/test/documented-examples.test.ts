import { AppError, paise, SANDBOX_SETTINGS } from '@openalgo/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditLedger } from '../src/index.ts';
import { createDay, type DayWorld } from './support/day.ts';
import { documentedRows } from './support/documented.ts';
import { type StepOrders, takeStep } from './support/steps.ts';
import { brokenIdentities } from './support/world.ts';

/** The examples of docs/sandbox.md, row by row: a reader may trust what is run. */
let day: DayWorld;
beforeAll(async () => {
  day = await createDay('sqlite');
});
beforeEach(async () => {
  await day.empty();
  day.now('2026-08-18 11:00');
});
afterAll(() => day.world.close());

/** Takes the steps one after the other; returns the orders of the last. */
async function take(steps: string): Promise<StepOrders> {
  let last: StepOrders = [];
  for (const step of steps.split('; ')) last = await takeStep(day, step);
  return last;
}

/** Whatever an example did, the account adds up. */
async function expectSound(): Promise<void> {
  expect(await brokenIdentities(day.world, 'asha')).toEqual([]);
  for await (const { findings } of auditLedger(day.world.database, day.options)) {
    expect(findings).toEqual([]);
  }
}

const rupees = (amount: string) => paise(amount.replaceAll(',', ''));

async function shownHolding(): Promise<string> {
  const [held] = await day.world.repositories.holdings.ofUsers(['asha']);
  return held === undefined
    ? '–'
    : `${held.quantity} for ${Number(held.costBasis / 100n).toLocaleString('en-US')}`;
}

describe('the documented example', () => {
  const examples = documentedRows('Steps', 'Available', 'Used', 'Realised', 'Holding');
  it.each(examples)('%s', async (steps = '', available = '', used = '', realized = '', holding = '') => {
    await take(steps);
    expect(await day.money()).toMatchObject({
      available: rupees(available),
      used: rupees(used),
      realized: rupees(realized),
    });
    expect(await shownHolding()).toBe(holding);
    await expectSound();
  });
});

describe('the documented refusal', () => {
  it.each(documentedRows('Last of these steps is refused', 'With'))('%s: %s', async (steps = '', reason) => {
    const [last = '', ...before] = steps.split('; ').reverse();
    for (const step of before.reverse()) await takeStep(day, step);
    expect(await takeStep(day, last).then(() => 'accepted', said)).toBe(reason);
    if (before.length > 0) await expectSound();
  });

  /** The reason of the field where there is one. */
  function said(error: unknown): string {
    const [reason] = error instanceof AppError ? Object.values(error.fields ?? {}).flat() : [];
    return reason ?? String(error instanceof Error ? error.message : error);
  }
});

describe('the documented orders in bulk', () => {
  const shown = (orders: StepOrders) =>
    orders.map((order) => (order === null ? 'refused' : `${order.action} ${order.quantity}`)).join(', ');

  it.each(documentedRows('Steps', 'Orders of the last step'))('%s: %s', async (steps = '', orders) => {
    expect(shown(await take(steps)) || '–').toBe(orders);
    await expectSound();
  });
});

it('the documented settings are all there are', () => {
  const known = SANDBOX_SETTINGS.map(({ key, fallback, expects }) => [`\`${key}\``, fallback, expects]);
  expect(documentedRows('Key', 'Default', 'Must be')).toEqual(known);
});
