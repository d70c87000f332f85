import {
  type AuditTrail,
  createAuditTrail,
  createLatencyRepository,
  createSandboxRepositories,
  type LogsDatabase,
  type SandboxRepositories,
} from '@openalgo/db';
import type { Trade } from '@openalgo/domain';
import { ALL_SHARDS, createDeedCarrier, createTickFeed, type DeedCarrier } from '@openalgo/sandbox';
import { createAuditKeys } from '@openalgo/security';
import type { Logger } from '@openalgo/service';
import type {
  BotDependencies,
  KeyDependencies,
  UpkeepDependencies,
  WorkerDependencies,
} from './dependencies.ts';
import { streamOpener } from './intake/open-stream.ts';
import { takeIn } from './intake/take-in.ts';
import { keyringOf } from './keyring.ts';
import { createLatencyRecorder, type LatencyRecorder } from './latency-recorder.ts';
import { runPeriodically } from './periodic.ts';
import { createRefusalLog } from './refusal-log.ts';
import { type ServeEvents, serve } from './serve.ts';
import { serveStrategies } from './serve-strategies.ts';
import { serveBot } from './serve-telegram.ts';
import { createMembership, type Membership, RENEW_EVERY_MS } from './sharing/membership.ts';
import { servedAccounts } from './sharing/share.ts';
import { createWatch, type WatchDependencies } from './status/watch.ts';
import { isSharedSource } from './tick-sources.ts';
import { keepUp } from './upkeep/upkeep.ts';

const LATENCY_EVERY_MS = 200;
const DEEDS_EVERY_MS = 500;
const TICK_CLEANING_EVERY_MS = 1000;
const TICKS_REMOVED_AT_ONCE = 10_000;
const REFUSALS_EVERY_MS = 10_000;

/** Serves its share of the paper accounts until `signal` aborts; then finishes what it is at and gives the share back. */
export async function runWorker(
  dependencies: WorkerDependencies & UpkeepDependencies & WatchDependencies & BotDependencies,
  signal: AbortSignal,
): Promise<void> {
  const { sandbox, log, workerId } = dependencies;
  const repositories = createSandboxRepositories(sandbox.session);
  await createShards(repositories);

  const membership = openMembership(dependencies, repositories);
  const recorder = openLatencyRecorder(dependencies, repositories, membership);
  const carrier = openDeedCarrier(dependencies, repositories);
  const background = (what: string, everyMs: number, task: () => Promise<void>) =>
    runPeriodically(task, everyMs, signal, (err) => log.error({ err }, `${what} failed and is tried again`));
  const whenFirst = (task: () => Promise<void>) => async () => (membership.isFirst() ? task() : undefined);

  const watch = createWatch(dependencies, membership);
  const renew = async () => {
    await membership.renew();
    watch.noteBeat();
  };

  await renew();
  await membership.settle();
  const state = membership.shards().size > 0 ? 'serving' : 'standby';
  log.info({ workerId, state }, 'The worker is ready');
  dependencies.onReady(state);

  await Promise.all([
    watch.run(signal),
    background('Renewing the shares', RENEW_EVERY_MS, renew),
    background('Recording latencies', LATENCY_EVERY_MS, () => recorder.run()),
    background(
      'Writing the audit trail',
      DEEDS_EVERY_MS,
      whenFirst(() => carrier.run()),
    ),
    background(
      'Removing applied ticks',
      TICK_CLEANING_EVERY_MS,
      whenFirst(() => removeAppliedTicks(repositories)),
    ),
    keepUp(dependencies, membership, signal),
    serveStrategies(dependencies, membership.serves, signal),
    serveBot(dependencies, membership, signal),
    takeInPrices(dependencies, membership.isFirst, signal),
    serveAccounts(dependencies, membership, recorder, signal),
  ]);

  // With a database that is away nothing is lost: what is owed is written by whoever serves next, and a worker that has
  // fallen silent loses its shards.
  await recorder
    .run()
    .catch((err: unknown) => log.warn({ err }, 'Latency records are left to the next worker'));
  await membership
    .leave()
    .catch((err: unknown) => log.warn({ err }, 'The shares could not be given back, and will be taken'));
}

/** Serves, with a note of what became durable when, and few lines about prices that were not believed. */
async function serveAccounts(
  dependencies: WorkerDependencies,
  membership: Membership,
  recorder: LatencyRecorder,
  signal: AbortSignal,
): Promise<void> {
  const { clock, log, metrics } = dependencies;
  const refusals = createRefusalLog(log);
  const events: ServeEvents = {
    onSettled(decisions, trades) {
      tellFills(log, trades);
      recorder.note(
        decisions.map(({ order }) => order.orderId),
        clock.now(),
      );
    },
    onRefused(tick, fault) {
      metrics.refused(tick, fault);
      refusals.note(tick, fault);
    },
  };

  await Promise.all([
    serve(dependencies, membership, signal, events),
    runPeriodically(
      async () => refusals.flush(),
      REFUSALS_EVERY_MS,
      signal,
      () => {},
    ),
  ]);
}

/** A line for every fill, for those who follow an order from its request on; nothing where nobody reads it. */
function tellFills(log: Logger, trades: readonly Trade[]): void {
  if (log.isLevelEnabled('debug')) {
    for (const { orderId, tradeId } of trades) {
      log.debug({ orderId, tradeId }, 'Order filled');
    }
  }
}

/** Takes in the prices of a source that somebody else keeps, where the configuration names one. */
async function takeInPrices(
  dependencies: WorkerDependencies,
  isFirst: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  const { sandbox, log, metrics, random } = dependencies;
  const open = streamOpener(dependencies);
  if (open !== null) {
    await takeIn({ open, feed: createTickFeed(sandbox), isFirst, log, random, onRead: metrics.read }, signal);
  }
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
  { latency, clock, metrics }: WorkerDependencies,
  { orders }: SandboxRepositories,
  membership: Membership,
): LatencyRecorder {
  const latencies = createLatencyRepository(latency);
  return createLatencyRecorder({
    orders,
    insertRecords: async (records) => {
      await latencies.insertMany(records);
      const oldest = Math.min(...records.map(({ orderAckedAt }) => orderAckedAt ?? clock.now()));
      metrics.recorded(records, Math.max(0, clock.now() - oldest));
    },
    clock,
    served: () => servedAccounts(membership.shards()),
  });
}

function openDeedCarrier(
  dependencies: KeyDependencies & { readonly logs: LogsDatabase },
  { deeds }: SandboxRepositories,
): DeedCarrier {
  const { logs, clock } = dependencies;
  const keyring = keyringOf(dependencies);
  let opening: Promise<AuditTrail> | undefined;
  const open = async () => createAuditTrail(logs, createAuditKeys((await keyring()).audit));

  return createDeedCarrier({
    deeds,
    openTrail() {
      opening ??= open();
      return opening;
    },
    clock,
  });
}

async function removeAppliedTicks({ workers, ticks }: SandboxRepositories): Promise<void> {
  const applied = (await workers.shards()).map((shard) => shard.appliedSeq);
  await ticks.removeUpTo(Math.min(...applied), TICKS_REMOVED_AT_ONCE);
}
