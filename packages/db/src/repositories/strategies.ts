import type { Instant } from '@openalgo/domain';
import { withAppErrors } from '../connect/errors.ts';
import type { MainDatabase } from '../connect/open.ts';

/** What an account may change of a strategy. */
export interface StrategySettings {
  readonly name: string;
  readonly description: string | null;
  readonly isActive: boolean;
  /** The operation that a signal becomes. */
  readonly apiType: string;
  /** HH:MM, Indian time. */
  readonly entryTime: string | null;
  /** When it is squared off. */
  readonly exitTime: string | null;
  /** The first minute that is too late for an entry; null takes the exit time. */
  readonly entryUntil: string | null;
  /** Comma-separated: Mon,Tue,Wed. */
  readonly entryDay: string | null;
  readonly exitDay: string | null;
  /** 0 means no limit. */
  readonly maxPosition: number;
  readonly reEntry: boolean;
}

export interface StrategyMapping {
  readonly symbol: string;
  readonly exchange: string;
  readonly product: string;
  /** Null takes the signal's. */
  readonly action: string | null;
  readonly quantity: number;
  readonly priceType: string;
  readonly orderStatus: string;
}

/** A strategy whose signals arrive by webhook. */
export interface Strategy extends StrategySettings {
  readonly strategyId: string;
  readonly userId: string;
  /** Whoever knows it may send signals: a secret of the strategy's user. */
  readonly webhookId: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** The newest exit time, in market time, at which it has been squared off; null for none. */
  readonly squaredOffAt: Instant | null;
  readonly symbolMappings: readonly StrategyMapping[];
}

export type NewStrategy = Omit<Strategy, 'updatedAt' | 'squaredOffAt'>;

/** Strategies of others are as if they were not there. */
export interface StrategyRepository {
  /** Throws `conflict` for an unknown user or ids that are taken. */
  create(strategy: NewStrategy): Promise<void>;
  find(userId: string, strategyId: string): Promise<Strategy | null>;
  findByWebhook(webhookId: string): Promise<Strategy | null>;
  listOfUser(userId: string): Promise<readonly Strategy[]>;
  /** The active ones that have an exit time, of all users. */
  listWithExit(): Promise<readonly Strategy[]>;
  /** Notes up to which exit time a strategy has been squared off. */
  noteSquaredOff(strategyId: string, exit: Instant): Promise<void>;
  update(
    userId: string,
    strategyId: string,
    changes: Partial<StrategySettings>,
    at: Instant,
  ): Promise<boolean>;
  /** Gives the strategy these symbols, instead of those it had. Throws `conflict` for an unknown strategy. */
  replaceMappings(strategyId: string, mappings: readonly StrategyMapping[]): Promise<void>;
  /** Removes the strategy and its mappings. */
  remove(userId: string, strategyId: string): Promise<boolean>;
}

const MAPPING = {
  symbol: true,
  exchange: true,
  product: true,
  action: true,
  quantity: true,
  priceType: true,
  orderStatus: true,
} as const;
const WITH_MAPPINGS = {
  omit: { id: true },
  include: { symbolMappings: { select: MAPPING, orderBy: { id: 'asc' } } },
} as const;

/** The rows of strategies and strategy_symbol_mappings. */
export function createStrategyRepository({ client }: Pick<MainDatabase, 'client'>): StrategyRepository {
  return {
    async create({ symbolMappings, createdAt, ...strategy }) {
      const at = new Date(createdAt);
      const data = {
        ...strategy,
        createdAt: at,
        updatedAt: at,
        symbolMappings: { create: [...symbolMappings] },
      };
      await withAppErrors(() => client.strategy.create({ data, select: { id: true } }));
    },

    async find(userId, strategyId) {
      const row = await withAppErrors(() =>
        client.strategy.findUnique({ where: { strategyId, userId }, ...WITH_MAPPINGS }),
      );
      return row === null ? null : toStrategy(row);
    },

    async findByWebhook(webhookId) {
      const row = await withAppErrors(() =>
        client.strategy.findUnique({ where: { webhookId }, ...WITH_MAPPINGS }),
      );
      return row === null ? null : toStrategy(row);
    },

    async listOfUser(userId) {
      const rows = await withAppErrors(() =>
        client.strategy.findMany({ where: { userId }, orderBy: { id: 'asc' }, ...WITH_MAPPINGS }),
      );
      return rows.map(toStrategy);
    },

    async listWithExit() {
      const rows = await withAppErrors(() =>
        client.strategy.findMany({
          where: { isActive: true, exitTime: { not: null } },
          orderBy: { id: 'asc' },
          ...WITH_MAPPINGS,
        }),
      );
      return rows.map(toStrategy);
    },

    async noteSquaredOff(strategyId, exit) {
      const data = { squaredOffAt: new Date(exit) };
      await withAppErrors(() => client.strategy.updateMany({ where: { strategyId }, data }));
    },

    async update(userId, strategyId, changes, at) {
      const { count } = await withAppErrors(() =>
        client.strategy.updateMany({
          where: { strategyId, userId },
          data: { ...changes, updatedAt: new Date(at) },
        }),
      );
      return count === 1;
    },

    async replaceMappings(strategyId, mappings) {
      await withAppErrors(() =>
        client.$transaction([
          client.strategySymbolMapping.deleteMany({ where: { strategyId } }),
          client.strategySymbolMapping.createMany({
            data: mappings.map((mapping) => ({ ...mapping, strategyId })),
          }),
        ]),
      );
    },

    async remove(userId, strategyId) {
      const { count } = await withAppErrors(() =>
        client.strategy.deleteMany({ where: { strategyId, userId } }),
      );
      return count === 1;
    },
  };
}

interface StrategyRow extends Omit<Strategy, 'createdAt' | 'updatedAt' | 'squaredOffAt'> {
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly squaredOffAt: Date | null;
}

function toStrategy({ createdAt, updatedAt, squaredOffAt, ...strategy }: StrategyRow): Strategy {
  return {
    ...strategy,
    createdAt: createdAt.getTime(),
    updatedAt: updatedAt.getTime(),
    squaredOffAt: squaredOffAt?.getTime() ?? null,
  };
}
