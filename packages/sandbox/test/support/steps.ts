import { ACTIONS, type Order, PRODUCTS, price } from '@openalgo/domain';
import {
  changeSetting,
  type PlaceOrderCommand,
  type PlaceOrderResult,
  resetAccount,
} from '../../src/index.ts';
import { type DayWorld, key } from './day.ts';
import { anOrder } from './world.ts';

const DAYS = ['Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun', 'next Mon', 'next Tue'];
const FIRST_DAY = 18;
/** The orders that a step placed or cancelled; null stands for one that was refused. */
export type StepOrders = readonly (Order | null)[];

const SIDE = '(BUY|SELL)';
const LIMIT_ORDER = new RegExp(`^${SIDE} (\\d+) (\\S+) (\\S+)(?: SL (\\S+))? LIMIT (\\S+)$`);

const instrumentOf = (words = ''): string => (words.includes(':') ? words : `NSE:${words}`);
const actionOf = (word?: string) => ACTIONS.find((one) => one === word) ?? 'BUY';
const productOf = (word?: string) => PRODUCTS.find((one) => one === word) ?? 'MIS';

/** "BUY 100 RELIANCE MIS SL 1210 LIMIT 1215" */
function limitOrder(words: string, strategy: string): PlaceOrderCommand {
  const [, side, quantity = '', instrument, product, trigger, limit = ''] = LIMIT_ORDER.exec(words) ?? [];
  if (side === undefined) throw new Error(`No such order: ${words}`);

  return anOrder({
    ...key(instrumentOf(instrument)),
    strategy,
    action: actionOf(side),
    quantity: BigInt(quantity),
    product: productOf(product),
    priceType: trigger === undefined ? 'LIMIT' : 'SL',
    price: price(limit),
    triggerPrice: trigger === undefined ? null : price(trigger),
  });
}

/** Throws what a refused order is refused with, whether it has left a row or not. */
function accepted({ order }: Pick<PlaceOrderResult, 'order'>): Order {
  if (order.status === 'rejected') throw new Error(order.rejectionReason ?? '');
  return order;
}

/** Takes one step of an example of docs/sandbox.md; returns the orders that it placed or cancelled. */
export async function takeStep(day: DayWorld, step: string): Promise<StepOrders> {
  const [, strategy = 'test', words = ''] = /^(?:(\w+): )?(.*)$/.exec(step) ?? [];
  for (const [pattern, act] of STEPS) {
    const match = pattern.exec(words);
    if (match !== null) return (await act({ day, strategy, words }, ...match.slice(1))) ?? [];
  }

  throw new Error(`No such step: ${step}`);
}

interface Step {
  readonly day: DayWorld;
  readonly strategy: string;
  readonly words: string;
}

type Act = (step: Step, ...parts: string[]) => Promise<StepOrders | undefined>;

/** Each kind of step: what it looks like, and what it does. */
const STEPS: readonly (readonly [RegExp, Act])[] = [
  [/^((?:next )?[A-Z][a-z]{2}) (\d\d:\d\d)$/, runJobs],
  [/^now (\d\d:\d\d)$/, async ({ day }, time) => void day.now(`2026-08-${FIRST_DAY} ${time}`)],
  [/^set (\S+) (\S+)$/, changeOne],
  [/^reset$/, async ({ day }) => void (await resetAccount(day.world.database, day.options, 'asha'))],
  [/^quote (\S+) (\S+)(?: bid (\S+))?$/, quote],
  [new RegExp(`^${SIDE} (\\d+) (\\S+) (\\S+) @(\\S+)$`), trade],
  [new RegExp(`^smart ${SIDE} (\\d+) (\\S+) (\\S+) to (-?\\d+)$`), placeSmart],
  [/^basket (.+)$/, placeBasket],
  [/^split (.+) by (\d+)$/, splitInto],
  [/^cancel all$/, cancelAll],
  [/^close all$/, closeAll],
  [LIMIT_ORDER, placeLimit],
];

async function runJobs({ day }: Step, name = '', time = ''): Promise<undefined> {
  await day.run(`2026-08-${FIRST_DAY + DAYS.indexOf(name)} ${time}`);
}

async function changeOne({ day }: Step, name = '', value = ''): Promise<undefined> {
  await changeSetting(day.world.database, day.options, name, value);
}

async function quote({ day }: Step, instrument = '', ltp = '', bid?: string): Promise<undefined> {
  await day.quote(instrumentOf(instrument), ltp, bid === undefined ? {} : { bid });
}

async function trade({ day, strategy }: Step, ...parts: string[]): Promise<undefined> {
  const [side, quantity = '', instrument, product, ltp = ''] = parts;
  const own = { product: productOf(product), strategy };
  await day.trade(instrumentOf(instrument), actionOf(side), BigInt(quantity), ltp, own);
}

async function placeLimit({ day, strategy, words }: Step): Promise<StepOrders> {
  return [accepted(await day.world.accounts.placeOrder(limitOrder(words, strategy)))];
}

async function placeSmart({ day, strategy }: Step, ...parts: string[]): Promise<StepOrders> {
  const [side, quantity = '', instrument, product, target = ''] = parts;
  const own = { action: actionOf(side), quantity: BigInt(quantity), product: productOf(product), strategy };
  await day.quote(instrumentOf(instrument), '1200');
  const placed = await day.world.accounts.placeSmartOrder({
    ...anOrder({ ...key(instrumentOf(instrument)), ...own }),
    positionSize: BigInt(target),
  });
  return placed.outcome === 'unchanged' ? [] : [accepted(placed)];
}

async function placeBasket({ day, strategy }: Step, legs = ''): Promise<StepOrders> {
  const commands = legs.split(', ').map((leg) => limitOrder(leg, strategy));
  const results = await day.world.accounts.placeBasket({ userId: 'asha', legs: commands });
  return results.map(({ result }) => ('value' in result ? result.value.order : null));
}

async function splitInto({ day, strategy }: Step, order = '', size = ''): Promise<StepOrders> {
  const command = { ...limitOrder(order, strategy), splitSize: BigInt(size) };
  const results = await day.world.accounts.splitOrder(command);
  return results.map(({ result }) => ('value' in result ? result.value.order : null));
}

/** Of all strategies where the step names none. */
const scopeOf = ({ strategy }: Step) => (strategy === 'test' ? null : strategy);

async function cancelAll(step: Step): Promise<StepOrders> {
  const { userId, receivedAt } = anOrder();
  return step.day.world.accounts.cancelAllOrders({ userId, receivedAt, strategy: scopeOf(step) });
}

async function closeAll(step: Step): Promise<StepOrders> {
  const closing = await step.day.world.accounts.closePositions({ ...anOrder(), strategy: scopeOf(step) });
  return closing.map(accepted);
}
