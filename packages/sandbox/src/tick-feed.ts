import { createSandboxRepositories, type PlaceMove, type SandboxDatabase } from '@openalgo/db';
import { AppError, type Tick } from '@openalgo/domain';

/** Where prices come in. Ticks are durable and numbered when they are appended; the worker applies each once. */
export interface TickFeed {
  /** Appends ticks in their order and returns the number of the last. */
  append(ticks: readonly Tick[]): Promise<number>;
  /**
   * Appends what was read of an outer source, and remembers how far that was, both or neither. Throws `conflict` when
   * somebody else has read on from there: then nothing is appended, and the place is to be asked for again.
   */
  appendStretch(ticks: readonly Tick[], move: PlaceMove): Promise<void>;
  /** How far an outer source has been read; null where it never was. */
  placeIn(source: string): Promise<string | null>;
}

export function createTickFeed(database: Pick<SandboxDatabase, 'session' | 'transaction'>): TickFeed {
  return {
    append: (ticks) =>
      database.transaction((session) => createSandboxRepositories(session).ticks.append(ticks)),

    appendStretch: (ticks, move) =>
      database.transaction(async (session) => {
        const repository = createSandboxRepositories(session).ticks;
        await repository.append(ticks);
        if (!(await repository.movePlace(move))) {
          throw new AppError(
            'conflict',
            'STRETCH_TAKEN',
            'Another worker has read this part of the source already.',
          );
        }
      }),

    placeIn: (source) => createSandboxRepositories(database.session).ticks.placeIn(source),
  };
}
