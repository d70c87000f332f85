import { createSandboxRepositories, type SandboxDatabase } from '@openalgo/db';
import type { Tick } from '@openalgo/domain';

/** Where clients push prices. Ticks are durable and numbered when `append` resolves; the worker applies each once. */
export interface TickFeed {
  /** Appends ticks in their order and returns the number of the last. */
  append(ticks: readonly Tick[]): Promise<number>;
}

export function createTickFeed(database: Pick<SandboxDatabase, 'transaction'>): TickFeed {
  return {
    append: (ticks) =>
      database.transaction((session) => createSandboxRepositories(session).ticks.append(ticks)),
  };
}
