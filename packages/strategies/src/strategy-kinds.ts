/** The two kinds of strategies: where each is kept, and its settings as columns. */
import type {
  ChartinkMapping,
  ChartinkSettings,
  ChartinkStrategy,
  ChartinkStrategyRepository,
  Strategy,
  StrategyMapping,
  StrategyRepository,
  StrategySettings,
} from '@openalgo/db';
import type { Clock } from '@openalgo/domain';
import type { ChartStrategySettings, ScanStrategySettings } from './strategy-settings.ts';

export interface KindDependencies {
  readonly strategies: StrategyRepository;
  readonly chartinkStrategies: ChartinkStrategyRepository;
  /** A random id that nobody guesses. */
  readonly newId: () => string;
  readonly clock: Clock;
}

/** What differs between the two kinds. */
export interface Kind<Settings, Stored, Id> {
  readonly list: (userId: string) => Promise<readonly Stored[]>;
  readonly find: (userId: string, id: Id) => Promise<Stored | null>;
  readonly insert: (userId: string, settings: Settings) => Promise<Id>;
  readonly update: (userId: string, id: Id, settings: Settings) => Promise<boolean>;
  readonly setActive: (userId: string, id: Id, isActive: boolean) => Promise<boolean>;
  readonly remove: (userId: string, id: Id) => Promise<boolean>;
  readonly noteSquaredOff: (id: Id, at: number) => Promise<void>;
  /** What tells when it is squared off. */
  readonly exitOf: (stored: Stored) => string;
}

/** Strategies of charts. */
export function chartKind({
  strategies,
  newId,
  clock,
}: KindDependencies): Kind<ChartStrategySettings, Strategy, string> {
  return {
    list: (userId) => strategies.listOfUser(userId),
    find: (userId, id) => strategies.find(userId, id),
    async insert(userId, settings) {
      const strategyId = newId();
      await strategies.create({
        ...chartColumns(settings),
        strategyId,
        userId,
        webhookId: newId(),
        createdAt: clock.now(),
        symbolMappings: chartMappings(settings),
      });
      return strategyId;
    },
    async update(userId, id, settings) {
      const isThere = await strategies.update(userId, id, chartColumns(settings), clock.now());
      if (isThere) {
        await strategies.replaceMappings(id, chartMappings(settings));
      }

      return isThere;
    },
    setActive: (userId, id, isActive) => strategies.update(userId, id, { isActive }, clock.now()),
    remove: (userId, id) => strategies.remove(userId, id),
    noteSquaredOff: (id, at) => strategies.noteSquaredOff(id, at),
    exitOf: ({ exitTime, exitDay }) => `${exitTime} ${exitDay}`,
  };
}

/** Strategies of ChartInk scans. */
export function scanKind({
  chartinkStrategies,
  newId,
  clock,
}: KindDependencies): Kind<ScanStrategySettings, ChartinkStrategy, number> {
  return {
    list: (userId) => chartinkStrategies.listOfUser(userId),
    find: (userId, id) => chartinkStrategies.find(userId, id),
    insert: (userId, settings) =>
      chartinkStrategies.create({
        ...scanColumns(settings),
        userId,
        webhookId: newId(),
        createdAt: clock.now(),
        symbolMappings: scanMappings(settings),
      }),
    async update(userId, id, settings) {
      const isThere = await chartinkStrategies.update(userId, id, scanColumns(settings), clock.now());
      if (isThere) {
        await chartinkStrategies.replaceMappings(id, scanMappings(settings), clock.now());
      }

      return isThere;
    },
    setActive: (userId, id, isActive) => chartinkStrategies.update(userId, id, { isActive }, clock.now()),
    remove: (userId, id) => chartinkStrategies.remove(userId, id),
    noteSquaredOff: (id, at) => chartinkStrategies.noteSquaredOff(id, at),
    exitOf: ({ squareoffTime, isIntraday }) => `${squareoffTime} ${isIntraday}`,
  };
}

function chartColumns(settings: ChartStrategySettings): StrategySettings {
  const dayList = (chosen: readonly string[]) => (chosen.length === 0 ? null : chosen.join(','));
  return {
    name: settings.name,
    description: settings.description,
    isActive: settings.isActive,
    apiType: settings.operation,
    entryTime: settings.entryFrom,
    entryUntil: settings.entryUntil,
    exitTime: settings.exitAt,
    entryDay: dayList(settings.entryDays),
    exitDay: dayList(settings.exitDays),
    maxPosition: settings.maxPosition,
    reEntry: settings.reEntry,
  };
}

/** A signal carries no price, so its orders are at market. */
function chartMappings({ symbols }: ChartStrategySettings): readonly StrategyMapping[] {
  return symbols.map((one) => ({ ...one, priceType: 'MARKET', orderStatus: 'pending' }));
}

function scanColumns(settings: ScanStrategySettings): ChartinkSettings {
  return {
    name: settings.name,
    isActive: settings.isActive,
    isIntraday: settings.isIntraday,
    startTime: settings.entryFrom,
    endTime: settings.entryUntil,
    squareoffTime: settings.exitAt,
  };
}

function scanMappings({ symbols }: ScanStrategySettings): readonly ChartinkMapping[] {
  return symbols.map(({ symbol, exchange, product, quantity }) => ({
    chartinkSymbol: symbol,
    exchange,
    quantity,
    productType: product,
  }));
}
