import { createLatencyRepository, createSandboxRepositories, type SandboxRepositories } from '@openalgo/db';
import { ALL_SHARDS } from '@openalgo/sandbox';
import type { UpkeepDependencies, WorkerDependencies } from './dependencies.ts';
import { createLatencyRecorder, type LatencyRecorder } from './latency-recorder.ts';
import { runPeriodically } from './periodic.ts';
import { serve } from './serve.ts';
import { serveStrategies } from './serve-strategies.ts';
import { createMembership, type Membership, RENEW_EVERY_MS } from './sharing/membership.ts';
import { servedAccounts } from './sharing/share.ts';
import { isSharedSource } from './tick-sources.ts';
import { keepUp } from './upkeep/upkeep.ts';

const LATENCY_EVERY_MS = 200;
const TICK_CLEANING_EVERY_MS = 1000;
const TICKS_REMOVED_AT_ONCE = 10_000;

/** Serves its share of the paper accounts until `signal` aborts; then finishes what it is at and gives the share back. */
export async function runWorker(
  dependencies: WorkerDependencies & UpkeepDependencies,
  signal: AbortSignal,
): Promise<void> {
  const { sandbox, clock, log, workerId } = dependencies;
  const repositories = createSandboxRepositories(sandbox.session);
  await createShards(repositories);

  const membership = openMembership(dependencies, repositories);
  const recorder = openLatencyRecorder(dependencies, repositories, membership);
  const background = (what: string, everyMs: number, task: () => Promise<void>) =>
    runPeriodically(task, everyMs, signal, (err) => log.error({ err }, `${what} failed and is tried again`));
  const whenFirst = (task: () => Promise<void>) => async () => (membership.isFirst() ? task() : undefined);

  await membership.renew();
  await membership.settle();
  const state = membership.shards().size > 0 ? 'serving' : 'standby';
  log.info({ workerId, state }, 'The worker is ready');
  dependencies.onReady(state);

  await Promise.all([
    background('Renewing the shares', RENEW_EVERY_MS, () => membership.renew()),
    background('Recording latencies', LATENCY_EVERY_MS, () => recorder.run()),
    background(
      'Removing applied ticks',
      TICK_CLEANING_EVERY_MS,
      whenFirst(() => removeAppliedTicks(repositories)),
    ),
    keepUp(dependencies, membership, signal),
    serveStrategies(dependencies, membership.serves, signal),
    serve(dependencies, membership, signal, (decisions) => {
      recorder.note(
        decisions.map(({ order }) => order.orderId),
        clock.now(),
      );
    }),
  ]);

  // What is owed is written by whoever serves next, should its database be away now.
  await recorder
    .run()
    .catch((err: unknown) => log.warn({ err }, 'Latency records are left to the next worker'));
  await membership.leave();
}

/** Makes the shards that are not there yet: the first at the end of the feed, later ones where the others are. */
async function createShards({ workers, ticks }: SandboxRepositories): Promise<void> {
  const known = await workers.shards();
  const places = known.map((shard) => shard.appliedSeq);
  await workers.createShards(ALL_SHARDS, places.length === 0 ? await ticks.lastSeq() : Math.min(...places));
}

/** Where only one can write at a time, or one alone sees the prices, a second worker would be no help but a standby. */
function openMembership(dependencies: WorkerDependencies, repositories: SandboxRepositories): Membership {
  const { sandbox, config, log } = dependencies;
  const { source } = config.quotes;
  const isShared = sandbox.dialect.writers === 'many' && isSharedSource(source);
  const mode = isShared ? 'shared' : 'single';
  const onStandby = () =>
    log.info(
      isShared
        ? 'Standing by until there are shards to serve'
        : 'Standing by: another worker serves all accounts, and this one takes over when that one is gone',
    );
  return createMembership({ ...dependencies, repositories, quoteSource: source, mode, onStandby });
}

function openLatencyRecorder(
  { latency, clock }: WorkerDependencies,
  { orders }: SandboxRepositories,
  membership: Membership,
): LatencyRecorder {
  const latencies = createLatencyRepository(latency);
  return createLatencyRecorder({
    orders,
    insertRecords: (records) => latencies.insertMany(records),
    clock,
    served: () => servedAccounts(membership.shards()),
  });
}

async function removeAppliedTicks({ workers, ticks }: SandboxRepositories): Promise<void> {
  const applied = (await workers.shards()).map((shard) => shard.appliedSeq);
  await ticks.removeUpTo(Math.min(...applied), TICKS_REMOVED_AT_ONCE);
}
