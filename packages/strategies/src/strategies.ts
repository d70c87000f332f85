import type { ChartinkStrategy, Strategy } from '@openalgo/db';
import { AppError, type InstrumentKey } from '@openalgo/domain';
import type { StrategyBooks } from '@openalgo/sandbox';
import { chartKind, type Kind, type KindDependencies, scanKind } from './strategy-kinds.ts';
import type { ChartStrategySettings, ScanStrategySettings } from './strategy-settings.ts';

export interface StrategiesDependencies extends KindDependencies {
  readonly findInstrument: (key: InstrumentKey) => Promise<unknown>;
  readonly books: Pick<StrategyBooks, 'marketTime'>;
}

/** A user's strategies of one kind. Those of others are as if they were not there: `not-found`. */
export interface OwnStrategies<Settings, Stored, Id> {
  list(userId: string): Promise<readonly Stored[]>;
  get(userId: string, id: Id): Promise<Stored>;
  /** Throws `invalid` for a name that another strategy of the user has, or a symbol that is not in the master. */
  create(userId: string, settings: Settings): Promise<Stored>;
  /** Gives a strategy these settings, its symbols included. Throws as `create` does. */
  replace(userId: string, id: Id, settings: Settings): Promise<Stored>;
  /** Switches it on or off; returns it as it is then. */
  toggle(userId: string, id: Id): Promise<Stored>;
  /** What it holds stays in the account. */
  remove(userId: string, id: Id): Promise<void>;
}

export interface Strategies {
  readonly charts: OwnStrategies<ChartStrategySettings, Strategy, string>;
  readonly scans: OwnStrategies<ScanStrategySettings, ChartinkStrategy, number>;
}

/** Use cases over a user's strategies; the settings have been validated. */
export function createStrategies(dependencies: StrategiesDependencies): Strategies {
  return {
    charts: createOwnStrategies(dependencies, chartKind(dependencies)),
    scans: createOwnStrategies(dependencies, scanKind(dependencies)),
  };
}

interface AnySettings {
  readonly name: string;
  readonly symbols: readonly InstrumentKey[];
}

function createOwnStrategies<
  Settings extends AnySettings,
  Stored extends { readonly name: string; readonly isActive: boolean },
  Id,
>(
  dependencies: StrategiesDependencies,
  kind: Kind<Settings, Stored, Id>,
): OwnStrategies<Settings, Stored, Id> {
  const { books } = dependencies;

  async function get(userId: string, id: Id): Promise<Stored> {
    const stored = await kind.find(userId, id);
    if (stored === null) {
      throw new AppError('not-found', 'STRATEGY_NOT_FOUND', 'You have no such strategy.');
    }

    return stored;
  }

  /** A new time to exit, or one that counts again, counts from now on: what was before is not made up. */
  async function changed(userId: string, before: Stored | null, id: Id): Promise<Stored> {
    const after = await get(userId, id);
    const isNew = before === null || kind.exitOf(before) !== kind.exitOf(after);
    if (isNew || before.isActive !== after.isActive) {
      await kind.noteSquaredOff(id, await books.marketTime());
    }

    return get(userId, id);
  }

  return {
    get,
    list: (userId) => kind.list(userId),

    async create(userId, settings) {
      await checkName(dependencies, userId, settings.name);
      await checkSymbols(dependencies, settings.symbols);
      return changed(userId, null, await kind.insert(userId, settings));
    },

    async replace(userId, id, settings) {
      const before = await get(userId, id);
      if (settings.name !== before.name) {
        await checkName(dependencies, userId, settings.name);
      }

      await checkSymbols(dependencies, settings.symbols);
      await kind.update(userId, id, settings);
      return changed(userId, before, id);
    },

    async toggle(userId, id) {
      const before = await get(userId, id);
      await kind.setActive(userId, id, !before.isActive);
      return changed(userId, before, id);
    },

    async remove(userId, id) {
      await get(userId, id);
      await kind.remove(userId, id);
    },
  };
}

/** Orders are tagged with the name, so two strategies of one name would hold each other's. */
async function checkName(
  { strategies, chartinkStrategies }: StrategiesDependencies,
  userId: string,
  name: string,
): Promise<void> {
  const taken = [...(await strategies.listOfUser(userId)), ...(await chartinkStrategies.listOfUser(userId))];
  if (taken.some((one) => one.name === name)) {
    throw refused('STRATEGY_NAME_TAKEN', 'name', 'Another strategy of yours has this name.');
  }
}

async function checkSymbols(
  { findInstrument }: StrategiesDependencies,
  symbols: readonly InstrumentKey[],
): Promise<void> {
  for (const { exchange, symbol } of symbols) {
    if ((await findInstrument({ exchange, symbol })) === null) {
      throw refused('UNKNOWN_SYMBOL', 'symbols', `Symbol ${symbol} not found on ${exchange}.`);
    }
  }
}

function refused(code: string, field: string, reason: string): AppError {
  return new AppError('invalid', code, reason, { fields: { [field]: [reason] } });
}
