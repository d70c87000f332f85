import type { Instant } from '@openalgo/domain';
import { withAppErrors } from '../connect/errors.ts';
import type { MainDatabase } from '../connect/open.ts';

/** What an account may change of a ChartInk strategy. Times are HH:MM, Indian time. */
export interface ChartinkSettings {
  readonly name: string;
  readonly isActive: boolean;
  readonly isIntraday: boolean;
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly squareoffTime: string | null;
}

export interface ChartinkMapping {
  readonly chartinkSymbol: string;
  readonly exchange: string;
  readonly quantity: number;
  readonly productType: string;
}

/** A strategy whose signals are the alerts of a ChartInk screener. */
export interface ChartinkStrategy extends ChartinkSettings {
  readonly id: number;
  readonly userId: string;
  /** Whoever knows it may send alerts: a secret of the strategy's user. */
  readonly webhookId: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** The newest square-off time, in market time, at which it has been squared off; null for none. */
  readonly squaredOffAt: Instant | null;
  readonly symbolMappings: readonly ChartinkMapping[];
}

export type NewChartinkStrategy = Omit<ChartinkStrategy, 'id' | 'updatedAt' | 'squaredOffAt'>;

/** Strategies of others are as if they were not there. */
export interface ChartinkStrategyRepository {
  /** Returns the id. Throws `conflict` for an unknown user or a webhook id that is taken. */
  create(strategy: NewChartinkStrategy): Promise<number>;
  find(userId: string, id: number): Promise<ChartinkStrategy | null>;
  findByWebhook(webhookId: string): Promise<ChartinkStrategy | null>;
  listOfUser(userId: string): Promise<readonly ChartinkStrategy[]>;
  /** The active intraday ones that have a square-off time, of all users. */
  listWithExit(): Promise<readonly ChartinkStrategy[]>;
  /** Notes up to which square-off time a strategy has been squared off. */
  noteSquaredOff(id: number, exit: Instant): Promise<void>;
  update(userId: string, id: number, changes: Partial<ChartinkSettings>, at: Instant): Promise<boolean>;
  /** Gives the strategy these symbols, instead of those it had. Throws `conflict` for an unknown strategy. */
  replaceMappings(id: number, mappings: readonly ChartinkMapping[], at: Instant): Promise<void>;
  /** Removes the strategy and its mappings. */
  remove(userId: string, id: number): Promise<boolean>;
}

const MAPPING = { chartinkSymbol: true, exchange: true, quantity: true, productType: true } as const;
const WITH_MAPPINGS = { include: { symbolMappings: { select: MAPPING, orderBy: { id: 'asc' } } } } as const;

/** The rows of chartink_strategies and chartink_symbol_mappings. */
export function createChartinkStrategyRepository({
  client,
}: Pick<MainDatabase, 'client'>): ChartinkStrategyRepository {
  return {
    async create({ symbolMappings, createdAt, ...strategy }) {
      const stamps = { createdAt: new Date(createdAt), updatedAt: new Date(createdAt) };
      const mappings = symbolMappings.map((mapping) => ({ ...mapping, ...stamps }));
      const { id } = await withAppErrors(() =>
        client.chartinkStrategy.create({
          data: { ...strategy, ...stamps, symbolMappings: { create: mappings } },
          select: { id: true },
        }),
      );
      return id;
    },

    async find(userId, id) {
      const row = await withAppErrors(() =>
        client.chartinkStrategy.findUnique({ where: { id, userId }, ...WITH_MAPPINGS }),
      );
      return row === null ? null : toStrategy(row);
    },

    async findByWebhook(webhookId) {
      const row = await withAppErrors(() =>
        client.chartinkStrategy.findUnique({ where: { webhookId }, ...WITH_MAPPINGS }),
      );
      return row === null ? null : toStrategy(row);
    },

    async listOfUser(userId) {
      const rows = await withAppErrors(() =>
        client.chartinkStrategy.findMany({ where: { userId }, orderBy: { id: 'asc' }, ...WITH_MAPPINGS }),
      );
      return rows.map(toStrategy);
    },

    async listWithExit() {
      const rows = await withAppErrors(() =>
        client.chartinkStrategy.findMany({
          where: { isActive: true, isIntraday: true, squareoffTime: { not: null } },
          orderBy: { id: 'asc' },
          ...WITH_MAPPINGS,
        }),
      );
      return rows.map(toStrategy);
    },

    async noteSquaredOff(id, exit) {
      const data = { squaredOffAt: new Date(exit) };
      await withAppErrors(() => client.chartinkStrategy.updateMany({ where: { id }, data }));
    },

    async update(userId, id, changes, at) {
      const { count } = await withAppErrors(() =>
        client.chartinkStrategy.updateMany({
          where: { id, userId },
          data: { ...changes, updatedAt: new Date(at) },
        }),
      );
      return count === 1;
    },

    async replaceMappings(id, mappings, at) {
      const stamps = { createdAt: new Date(at), updatedAt: new Date(at) };
      await withAppErrors(() =>
        client.$transaction([
          client.chartinkSymbolMapping.deleteMany({ where: { strategyId: id } }),
          client.chartinkSymbolMapping.createMany({
            data: mappings.map((mapping) => ({ ...mapping, ...stamps, strategyId: id })),
          }),
        ]),
      );
    },

    async remove(userId, id) {
      const { count } = await withAppErrors(() =>
        client.chartinkStrategy.deleteMany({ where: { id, userId } }),
      );
      return count === 1;
    },
  };
}

interface ChartinkRow extends Omit<ChartinkStrategy, 'createdAt' | 'updatedAt' | 'squaredOffAt'> {
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly squaredOffAt: Date | null;
}

function toStrategy({ createdAt, updatedAt, squaredOffAt, ...strategy }: ChartinkRow): ChartinkStrategy {
  return {
    ...strategy,
    createdAt: createdAt.getTime(),
    updatedAt: updatedAt.getTime(),
    squaredOffAt: squaredOffAt?.getTime() ?? null,
  };
}
