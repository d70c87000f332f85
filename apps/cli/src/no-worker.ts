import { createSandboxRepositories, type SandboxDatabase } from '@openalgo/db';
import { AppError, type Instant } from '@openalgo/domain';

/** Throws `conflict` (WORKER_RUNNING) while a worker serves the accounts of the database. */
export async function assertNoWorker(
  database: Pick<SandboxDatabase, 'session'>,
  now: Instant,
): Promise<void> {
  const shards = await createSandboxRepositories(database.session).workers.shards();
  if (
    shards.some(({ workerId, leaseUntil }) => workerId !== null && leaseUntil !== null && leaseUntil > now)
  ) {
    throw new AppError(
      'conflict',
      'WORKER_RUNNING',
      'this installation is running: stop it (Ctrl-C in openalgo start), then do this again',
    );
  }
}
