import { createLatencyRepository, createSandboxRepositories, type SandboxRepositories } from '@openalgo/db';
import { SHARD_COUNT } from '@openalgo/sandbox';
import type { UpkeepDependencies, WorkerDependencies } from './dependencies.ts';
import { createLatencyRecorder } from './latency-recorder.ts';
import { createMembership, RENEW_EVERY_MS } from './membership.ts';
import { runPeriodically } from './periodic.ts';
import { serve } from './serve.ts';
import { serveStrategies } from './serve-strategies.ts';
import { keepUp } from './upkeep/upkeep.ts';

const LATENCY_EVERY_MS = 200;
const TICK_CLEANING_EVERY_MS = 1000;
const TICKS_REMOVED_AT_ONCE = 10_000;

/** Serves the paper accounts until `signal` aborts; then finishes what it is at and gives its lease back. */
export async function runWorker(
  dependencies: WorkerDependencies & UpkeepDependencies,
  signal: AbortSignal,
): Promise<void> {
  const { sandbox, latency, clock, log, workerId, config } = dependencies;
  const repositories = createSandboxRepositories(sandbox.session);
  await repositories.workers.createShards(SHARD_COUNT, await repositories.ticks.lastSeq());

  const membership = createMembership({ repositories, clock, workerId, quoteSource: config.quotes.source });
  const latencies = createLatencyRepository(latency);
  const recorder = createLatencyRecorder({
    orders: repositories.orders,
    insertRecords: (records) => latencies.insertMany(records),
    clock,
  });
  const background = (what: string, everyMs: number, task: () => Promise<void>) =>
    runPeriodically(task, everyMs, signal, (err) => log.error({ err }, `${what} failed and is tried again`));

  await membership.renew();
  const state = membership.isServing() ? 'serving' : 'standby';
  log.info({ workerId, state }, 'The worker is ready');
  dependencies.onReady(state);

  await Promise.all([
    background('Renewing the lease', RENEW_EVERY_MS, () => membership.renew()),
    background('Recording latencies', LATENCY_EVERY_MS, () => recorder.run()),
    background('Removing applied ticks', TICK_CLEANING_EVERY_MS, () => removeAppliedTicks(repositories)),
    keepUp(dependencies, membership, signal),
    serveStrategies(dependencies, () => membership.isServing(), signal),
    serve(dependencies, membership, signal, (decisions) => {
      recorder.note(
        decisions.map(({ order }) => order.orderId),
        clock.now(),
      );
    }),
  ]);

  await recorder.run();
  await membership.leave();
}

async function removeAppliedTicks({ workers, ticks }: SandboxRepositories): Promise<void> {
  const applied = (await workers.shards()).map((shard) => shard.appliedSeq);
  await ticks.removeUpTo(Math.min(...applied), TICKS_REMOVED_AT_ONCE);
}
