/** Strategies whose signals come by webhook. Their webhook ids stay, so whoever sends signals need not change anything. */
import { createHash } from 'node:crypto';
import { createChartinkStrategyRepository, createStrategyRepository } from '@openalgo/db';
import { z } from 'zod';
import { NO_USER } from './access.ts';
import type { Source } from './source.ts';
import { defineStep } from './step.ts';
import { cutText, exchange, flag, integer, optionalUtcInstant, text, timeOfDay } from './values.ts';

const FILE = 'openalgo.db';

const common = {
  id: integer,
  name: cutText(255),
  webhook_id: text(36),
  user_id: text(50),
  is_active: flag(true),
  is_intraday: flag(true),
  start_time: timeOfDay,
  end_time: timeOfDay,
  squareoff_time: timeOfDay,
  created_at: optionalUtcInstant,
};

const mapping = { exchange, quantity: integer, product_type: text(20) };
const symbolMapping = z.object({ ...mapping, symbol: text(50) });
const chartinkMapping = z.object({ ...mapping, chartink_symbol: text(50) });

const NAME_CHARACTERS_MAX = 100;

/**
 * A strategy here has a side for each symbol instead of a trading mode for all: LONG enters by BUY, SHORT by SELL, BOTH
 * follows the chart's position. What else it had is kept in words in its description.
 */
export const strategiesStep = defineStep({
  file: FILE,
  table: 'strategies',
  besides: ['strategy_symbol_mappings'],
  becomes: 'strategies with their symbols and webhooks',
  shape: z.object({ ...common, platform: cutText(50), trading_mode: cutText(10) }),
  map(row, { facts, source, at }) {
    if (!facts.users.has(row.user_id)) {
      return { leftOut: NO_USER };
    }

    return {
      item: {
        strategyId: idOf(row.webhook_id),
        userId: row.user_id,
        name: (row.name ?? 'unnamed').slice(0, NAME_CHARACTERS_MAX),
        description: describe(row),
        webhookId: row.webhook_id,
        isActive: row.is_active,
        apiType: sideOf(row.trading_mode) === null ? 'placesmartorder' : 'placeorder',
        entryTime: row.is_intraday ? row.start_time : null,
        entryUntil: row.is_intraday ? row.end_time : null,
        exitTime: row.is_intraday ? row.squareoff_time : null,
        entryDay: null,
        exitDay: null,
        maxPosition: 0,
        reEntry: true,
        createdAt: row.created_at ?? at,
        symbolMappings: mappingsOf(source, 'strategy_symbol_mappings', symbolMapping, row.id).map((one) => ({
          symbol: one.symbol,
          exchange: one.exchange,
          product: one.product_type,
          action: sideOf(row.trading_mode),
          quantity: one.quantity,
          priceType: 'MARKET',
          orderStatus: 'pending',
        })),
      },
    };
  },
  async write(strategies, { databases }) {
    const repository = createStrategyRepository(databases.main);
    let written = 0;
    for (const strategy of strategies) {
      if ((await repository.findByWebhook(strategy.webhookId)) === null) {
        await repository.create(strategy);
        written += 1;
      }
    }

    return written;
  },
});

export const chartinkStep = defineStep({
  file: FILE,
  table: 'chartink_strategies',
  besides: ['chartink_symbol_mappings'],
  becomes: 'ChartInk strategies with their symbols and webhooks',
  shape: z.object(common),
  map(row, { facts, source, at }) {
    if (!facts.users.has(row.user_id)) {
      return { leftOut: NO_USER };
    }

    return {
      item: {
        userId: row.user_id,
        name: row.name ?? 'unnamed',
        webhookId: row.webhook_id,
        isActive: row.is_active,
        isIntraday: row.is_intraday,
        startTime: row.start_time,
        endTime: row.end_time,
        squareoffTime: row.squareoff_time,
        createdAt: row.created_at ?? at,
        symbolMappings: mappingsOf(source, 'chartink_symbol_mappings', chartinkMapping, row.id).map(
          (one) => ({
            chartinkSymbol: one.chartink_symbol,
            exchange: one.exchange,
            quantity: one.quantity,
            productType: one.product_type,
          }),
        ),
      },
    };
  },
  async write(strategies, { databases }) {
    const repository = createChartinkStrategyRepository(databases.main);
    let written = 0;
    for (const strategy of strategies) {
      if ((await repository.findByWebhook(strategy.webhookId)) === null) {
        await repository.create(strategy);
        written += 1;
      }
    }

    return written;
  },
});

function sideOf(tradingMode: string | null): 'BUY' | 'SELL' | null {
  switch (tradingMode) {
    case 'BOTH':
      return null;
    case 'SHORT':
      return 'SELL';
    default:
      return 'BUY';
  }
}

/** An id of its own, the same in every run, from which the webhook's, which is a secret, does not follow. */
function idOf(webhookId: string): string {
  const hex = createHash('sha256').update(`openalgo strategy ${webhookId}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

function describe(row: {
  platform: string | null;
  trading_mode: string | null;
  is_intraday: boolean;
  squareoff_time: string | null;
}): string {
  const facts = [
    `platform ${row.platform ?? 'tradingview'}`,
    `trading mode ${row.trading_mode ?? 'LONG'}`,
    row.is_intraday ? 'intraday' : 'positional',
    ...(row.squareoff_time === null ? [] : [`square-off at ${row.squareoff_time}`]),
  ];
  return `In OpenAlgo: ${facts.join(', ')}.`;
}

/** A mapping that makes no sense would place no order; the strategy is of use without it. */
function mappingsOf<Row extends z.ZodObject>(
  source: Source,
  table: string,
  shape: Row,
  strategyId: number,
): z.output<Row>[] {
  return [...source.pages(FILE, table, shape, { column: 'strategy_id', equals: strategyId })]
    .flat()
    .flatMap((row) => ('value' in row ? [row.value] : []));
}
