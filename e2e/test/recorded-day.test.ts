import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Action,
  formatPrice,
  type Instant,
  istInstant,
  type Price,
  type PriceType,
  price,
} from '@openalgo/domain';
import {
  type Candle,
  candleTicks,
  demoInstruments,
  formatCandles,
  generateCandles,
  readCandleFile,
} from '@openalgo/market';
import { expect, it, onTestFinished } from 'vitest';
import { client, eventually, makeInstallation } from './support/installation.ts';

const RECORDED = fileURLToPath(
  new URL('../../../shared/market-data/nse-1min-2016-09-30.csv', import.meta.url),
);

interface PlannedOrder {
  readonly symbol: string;
  readonly action: Action;
  readonly priceType: PriceType;
  readonly price: Price | null;
  readonly triggerPrice: Price | null;
}

interface ExpectedFill {
  readonly price: Price;
  readonly at: Instant;
}

/** The prices of a symbol in the order of the day. */
function pathOf(candles: readonly Candle[], symbol: string) {
  return candles.filter((candle) => candle.symbol === symbol).flatMap((candle) => candleTicks(candle));
}

/**
 * When and at what price a resting order must fill, told from the recording alone and without the engine: a limit order
 * at its limit when the market comes to it, a stop at the price that triggers it, a stop-limit at the first price from
 * there on that its limit allows.
 */
function expectedFill(order: PlannedOrder, path: ReturnType<typeof pathOf>): ExpectedFill | null {
  const isBuy = order.action === 'BUY';
  const reaches = (ltp: Price) =>
    order.triggerPrice === null || (isBuy ? ltp >= order.triggerPrice : ltp <= order.triggerPrice);
  const allows = (ltp: Price) => order.price === null || (isBuy ? ltp <= order.price : ltp >= order.price);
  const triggered = path.findIndex(({ ltp }) => reaches(ltp));
  const fill = triggered < 0 ? undefined : path.slice(triggered).find(({ ltp }) => allows(ltp));
  if (fill === undefined) return null;
  return { price: order.priceType === 'LIMIT' && order.price !== null ? order.price : fill.ltp, at: fill.at };
}

const KINDS: readonly PriceType[] = ['LIMIT', 'SL', 'SL-M'];

/** Orders of every kind around each symbol's first price, some of which the day never reaches. */
function planOrders(candles: readonly Candle[], count: number): PlannedOrder[] {
  const symbols = [...new Set(candles.map((candle) => candle.symbol))];
  return Array.from({ length: count }, (_, index) => {
    const symbol = symbols[index % symbols.length] ?? '';
    const first = pathOf(candles, symbol)[0]?.ltp ?? 0n;
    const away = (BigInt(index % 7) * 2n + 1n) * (first / 1000n);
    const action = Math.floor(index / 2) % 2 === 0 ? 'BUY' : 'SELL';
    return { symbol, ...planPrices(KINDS[index % KINDS.length] ?? 'LIMIT', action, first, away) };
  });
}

/** Limits wait on the good side of the first price, triggers on the bad one. */
function planPrices(
  priceType: PriceType,
  action: Action,
  first: Price,
  away: Price,
): Omit<PlannedOrder, 'symbol'> {
  const isLimit = priceType === 'LIMIT';
  const level = onTick(isLimit === (action === 'BUY') ? first - away : first + away);
  if (isLimit) return { action, priceType, price: level, triggerPrice: null };

  const slack = onTick(first / 400n) + price('0.05');
  const beyond = action === 'BUY' ? level + slack : level - slack;
  return { action, priceType, price: priceType === 'SL' ? beyond : null, triggerPrice: level };
}

function onTick(value: Price): Price {
  return value - (value % price('0.05'));
}

async function replay(file: string, candles: readonly Candle[]): Promise<void> {
  const installation = await makeInstallation({
    QUOTE_SOURCE: 'replay',
    REPLAY_FILE: file,
    REPLAY_SPEED: 'max',
    ENFORCE_MARKET_HOURS: 'false',
  });
  const api = await installation.startApi();
  const ask = client(api.url, installation.apiKey);
  const planned = planOrders(candles, 50);

  const placed: { order: PlannedOrder; orderid: string }[] = [];
  for (const order of planned) {
    const answer = await ask('placeorder', {
      strategy: 'recorded day',
      exchange: 'NSE',
      symbol: order.symbol,
      action: order.action,
      quantity: '1',
      pricetype: order.priceType,
      product: 'MIS',
      price: order.price === null ? '0' : formatPrice(order.price),
      trigger_price: order.triggerPrice === null ? '0' : formatPrice(order.triggerPrice),
    });
    expect(answer, JSON.stringify(answer)).toMatchObject({ status: 'success' });
    placed.push({ order, orderid: answer.orderid ?? '' });
  }

  await installation.startWorker();
  const sandbox = await installation.openSandbox();
  const lastTick = Math.max(...candles.flatMap((candle) => candleTicks(candle)).map(({ at }) => at));
  await eventually(
    () => sandbox.quotes.newestTime(),
    (at) => at === lastTick,
    30_000,
  );

  const trades = new Map(
    (await sandbox.trades.sinceOfUser('demo', 0)).map((trade) => [trade.orderId, trade]),
  );
  const actual = placed.map(({ orderid }) => {
    const trade = trades.get(orderid);
    return trade === undefined ? null : { price: trade.price, at: trade.tradedAt };
  });
  const expected = placed.map(({ order }) => expectedFill(order, pathOf(candles, order.symbol)));
  expect(actual).toEqual(expected);
  expect(expected.filter((fill) => fill !== null).length).toBeGreaterThan(10);
  expect(expected.filter((fill) => fill === null).length).toBeGreaterThan(0);
}

it('a generated day fills 50 orders exactly when and at what price its file says', async () => {
  const instruments = demoInstruments('2026-08-19')
    .filter(({ instrument }) => instrument.exchange === 'NSE')
    .slice(0, 5);
  const candles = generateCandles({
    instruments,
    minutes: 60,
    start: istInstant('2026-08-19', '09:15'),
    seed: 7,
  });
  const folder = mkdtempSync(join(tmpdir(), 'openalgo-candles-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'generated.csv');
  writeFileSync(file, formatCandles(candles));
  await replay(file, candles);
});

it.skipIf(!existsSync(RECORDED))(
  'a recorded day of ten shares fills 50 orders exactly as its file says',
  async () => {
    await replay(RECORDED, await readCandleFile(RECORDED));
  },
);
