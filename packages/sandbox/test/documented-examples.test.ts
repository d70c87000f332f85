import { readFileSync } from 'node:fs';
import { ACTIONS, PRODUCTS, paise, price, SANDBOX_SETTINGS } from '@openalgo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditLedger, changeSetting, resetAccount } from '../src/index.ts';
import { createDay, type DayWorld } from './support/day.ts';
import { brokenIdentities } from './support/world.ts';

/** The examples of docs/sandbox.md, row by row: a reader may trust what is run. */
const text = readFileSync(new URL('../../../docs/sandbox.md', import.meta.url), 'utf8');
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const examples = rows.filter((cells) => cells.length === 5 && cells[0] !== 'Steps');

const DAYS = ['Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun', 'next Mon', 'next Tue'];
const FIRST_DAY = 18;

let day: DayWorld;
beforeEach(async () => {
  day = await createDay('sqlite');
  day.now('2026-08-18 11:00');
});
afterEach(() => day.world.close());

const rupees = (amount: string) => paise(amount.replaceAll(',', ''));
const named = (instrument: string) => (instrument.includes(':') ? instrument : `NSE:${instrument}`);

/** Each kind of step: what it looks like, and what it does. */
const STEPS: readonly (readonly [RegExp, (...parts: string[]) => Promise<unknown>])[] = [
  [
    /^((?:next )?[A-Z][a-z]{2}) (\d\d:\d\d)$/,
    (name = '', time = '') => day.run(`2026-08-${FIRST_DAY + DAYS.indexOf(name)} ${time}`),
  ],
  [/^set (\S+) (\S+)$/, (key = '', value = '') => changeSetting(day.world.database, day.options, key, value)],
  [/^reset$/, () => resetAccount(day.world.database, day.options, 'asha')],
  [
    /^quote (\S+) (\S+)(?: bid (\S+))?$/,
    (instrument = '', ltp = '', bid) => day.quote(named(instrument), ltp, bid === undefined ? {} : { bid }),
  ],
  [
    /^(BUY|SELL) (\d+) (\S+) (\S+) @(\S+)$/,
    (side, quantity = '', instrument = '', product, ltp = '') =>
      day.trade(named(instrument), action(side), BigInt(quantity), ltp, { product: productOf(product) }),
  ],
  [
    /^(BUY|SELL) (\d+) (\S+) (\S+) LIMIT (\S+)$/,
    (side, quantity = '', instrument = '', product, at = '') =>
      day.place(named(instrument), {
        action: action(side),
        quantity: BigInt(quantity),
        product: productOf(product),
        priceType: 'LIMIT',
        price: price(at),
      }),
  ],
];

const action = (word?: string) => ACTIONS.find((one) => one === word) ?? 'BUY';
const productOf = (word?: string) => PRODUCTS.find((one) => one === word) ?? 'MIS';

async function take(step: string): Promise<void> {
  for (const [pattern, act] of STEPS) {
    const match = pattern.exec(step);
    if (match !== null) {
      await act(...match.slice(1));
      return;
    }
  }

  throw new Error(`No such step: ${step}`);
}

async function shownHolding(): Promise<string> {
  const [held] = await day.world.repositories.holdings.ofUsers(['asha']);
  return held === undefined
    ? '–'
    : `${held.quantity} for ${Number(held.costBasis / 100n).toLocaleString('en-US')}`;
}

describe('the documented example', () => {
  it.each(examples)('%s', async (steps = '', available = '', used = '', realized = '', holding = '') => {
    for (const step of steps.split('; ')) await take(step);
    expect(await day.money()).toMatchObject({
      available: rupees(available),
      used: rupees(used),
      realized: rupees(realized),
    });
    expect(await shownHolding()).toBe(holding);
    expect(await brokenIdentities(day.world, 'asha')).toEqual([]);
    for await (const { findings } of auditLedger(day.world.database, day.options)) {
      expect(findings).toEqual([]);
    }
  });
});

it('the documented settings are all there are', () => {
  const documented = rows.filter((cells) => cells.length === 3 && cells[0] !== 'Key');
  const known = SANDBOX_SETTINGS.map(({ key, fallback, expects }) => [`\`${key}\``, fallback, expects]);
  expect(documented).toEqual(known);
});
