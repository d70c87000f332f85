import { setImmediate as nextTurn } from 'node:timers/promises';
import type { InstrumentRepository, ListedInstrument } from '@openalgo/db';
import { AppError, EXCHANGES } from '@openalgo/domain';
import { MASTER_REPLACED, masterPages } from '../master-pages.ts';
import { buildSearchIndex, type InstrumentSearch, type SearchIndex } from './search-index.ts';

/** Searches the instrument master as it is when it is asked. */
export type MasterSearch = (search: InstrumentSearch) => Promise<readonly ListedInstrument[]>;

export interface MasterSearchOptions {
  readonly instruments: Pick<InstrumentRepository, 'pageOf' | 'revision'>;
}

interface IndexedMaster {
  /** The master's revision before it was read, so that no index passes for newer than it is. */
  readonly revision: number;
  readonly index: SearchIndex;
}

/** A master that is replaced over and over while it is read is not to be searched now. */
const ATTEMPTS = 3;

/**
 * Searches in memory. The index is made by the first search, and anew by the first one that finds another revision of the
 * master; whoever searches meanwhile waits for it, so nobody is told of a master that has been replaced.
 */
export function createMasterSearch({ instruments }: MasterSearchOptions): MasterSearch {
  let newest: IndexedMaster | null = null;
  let building: Promise<IndexedMaster> | null = null;

  async function build(): Promise<IndexedMaster> {
    const revision = await instruments.revision();
    newest = { revision, index: await buildSearchIndex(await readMaster(instruments)) };
    return newest;
  }

  function built(): Promise<IndexedMaster> {
    building ??= build().finally(() => {
      building = null;
    });
    return building;
  }

  return async (search) => {
    const revision = await instruments.revision();
    let master = newest;
    // What was under way when the master changed is of the one before.
    for (let attempt = 0; master?.revision !== revision && attempt < 2; attempt += 1) {
      master = await built();
    }

    return master === null ? [] : master.index.search(search);
  };
}

async function readMaster(
  instruments: MasterSearchOptions['instruments'],
): Promise<readonly ListedInstrument[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await readOnce(instruments);
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof AppError && error.code === MASTER_REPLACED)) {
        throw error;
      }
    }
  }
}

async function readOnce(
  instruments: MasterSearchOptions['instruments'],
): Promise<readonly ListedInstrument[]> {
  const share = createSharing();
  const read: ListedInstrument[] = [];
  for await (const page of masterPages(instruments, EXCHANGES)) {
    read.push(...page.map(share));
    // SQLite works within this very thread: let whoever else waits for it have a turn.
    await nextTurn();
  }

  return read;
}

/** Makes equal texts and numbers of many instruments one: a master then takes half the memory. */
function createSharing(): (instrument: ListedInstrument) => ListedInstrument {
  const known = new Map<unknown, unknown>();
  // What is given back is equal to what was given.
  const one = <Value>(value: Value): Value => {
    if (!known.has(value)) {
      known.set(value, value);
    }

    return known.get(value) as Value;
  };

  return (instrument) => ({
    symbol: instrument.symbol,
    brokerSymbol: instrument.brokerSymbol === instrument.symbol ? instrument.symbol : instrument.brokerSymbol,
    token: instrument.token,
    name: one(instrument.name),
    exchange: one(instrument.exchange),
    brokerExchange: one(instrument.brokerExchange),
    instrumentType: one(instrument.instrumentType),
    expiry: one(instrument.expiry),
    strike: one(instrument.strike),
    lotSize: one(instrument.lotSize),
    tickSize: one(instrument.tickSize),
    contractValue: one(instrument.contractValue),
    freezeQuantity: one(instrument.freezeQuantity),
  });
}
