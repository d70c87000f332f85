import { createChangeSignal, createInstrumentRepository, createSandboxRepositories } from '@openalgo/db';
import { type SettlementGroup, settingDefaultsOf, settle } from '@openalgo/sandbox';
import type { WorkerDependencies } from './dependencies.ts';
import { createEngine, type Engine, type EngineDependencies } from './engine/engine.ts';
import { type Feed, type FeedOptions, openFeed } from './feed.ts';
import { openDaySchedule } from './jobs/open-day-schedule.ts';
import { pause, runPeriodically } from './periodic.ts';
import type { Membership } from './sharing/membership.ts';
import { createShare, type Share } from './sharing/share.ts';
import { traceFills } from './status/trace-fills.ts';
import { untilDurable } from './until-durable.ts';

/** How long to wait where prices come from within this process. */
const IDLE_MS = 10;
/** Where ticks come by the database as orders do, it tells of both: this is for a notice that was lost. */
const IDLE_MS_WHEN_TOLD = 100;
const STANDBY_MS = 100;
const RESTART_PAUSE_MS = 1000;
/** How late a change of the calendar may be noticed. */
const CALENDAR_EVERY_MS = 10_000;

/** What happens while accounts are served. */
export type ServeEvents = Pick<EngineDependencies, 'onSettled'> & Pick<FeedOptions, 'onRefused'>;

/**
 * Serves the accounts of this worker's share, until `signal` aborts. When the share changes, and after a failure, it
 * starts over from what the database says, as after a start: what is in memory is only ever a copy.
 */
export async function serve(
  dependencies: WorkerDependencies,
  membership: Membership,
  signal: AbortSignal,
  { onSettled, onRefused }: ServeEvents,
): Promise<void> {
  const { log, sandbox, metrics } = dependencies;
  const { workers } = createSandboxRepositories(sandbox.session);
  const changes = createChangeSignal(sandbox);
  let feed: Feed | null = null;
  const keepingCalendar = runPeriodically(
    async () => feed?.freshness.refresh(),
    CALENDAR_EVERY_MS,
    signal,
    (err) => log.warn({ err }, 'The calendar could not be read, and is as it was'),
  );

  while (!signal.aborted) {
    try {
      await membership.settle();
      if (membership.shards().size === 0) {
        await standBy(membership, signal);
        continue;
      }

      feed = await currentFeed(dependencies, onRefused, feed);
      const share = createShare(membership.shards(), await workers.shards());
      const engine = createEngineOn(dependencies, feed, share, signal, onSettled);
      await engine.load();
      metrics.show(engine);
      const { restingOrders } = engine;
      log.info(
        { shards: share.shards.length, restingOrders, source: feed.source.name },
        'Serving paper accounts',
      );
      const idleMs = feed.appliedSeq === null ? IDLE_MS : IDLE_MS_WHEN_TOLD;
      await runWhile(membership.isSettled, engine, () => changes.wait(idleMs, signal), signal);
    } catch (error) {
      log.error({ err: error }, 'The engine failed and starts over');
      await pause(RESTART_PAUSE_MS * (0.5 + dependencies.random()), signal);
    }
  }

  await keepingCalendar;
  await feed?.source.close();
  changes.close();
}

async function standBy({ isSettled }: Membership, signal: AbortSignal): Promise<void> {
  while (isSettled() && !signal.aborted) {
    await pause(STANDBY_MS, signal);
  }
}

/** Pushed ticks are taken up again where the database says; the other sources live on, they cannot be rewound. */
async function currentFeed(
  dependencies: WorkerDependencies,
  onRefused: ServeEvents['onRefused'],
  feed: Feed | null,
): Promise<Feed> {
  if (feed !== null && feed.appliedSeq === null) {
    return feed;
  }

  return openFeed({
    config: dependencies.config,
    clock: dependencies.clock,
    repositories: createSandboxRepositories(dependencies.sandbox.session),
    listInstruments: () => createInstrumentRepository(dependencies.main).list(),
    calendar: dependencies.memory.calendar,
    onRefused,
  });
}

function createEngineOn(
  dependencies: WorkerDependencies,
  feed: Feed,
  share: Share,
  signal: AbortSignal,
  onSettled: EngineDependencies['onSettled'],
): Engine {
  const { sandbox, clock, workerId, config, log, metrics, tracing, random } = dependencies;
  const options = { clock, settingDefaults: settingDefaultsOf(config) };
  const onRetry = (error: unknown) => log.warn({ err: error }, 'A settlement waits for its database');
  const settleOnce = traceFills(
    metrics.observeSettlement((group: SettlementGroup) => settle(sandbox, options, group)),
    tracing,
    clock,
  );
  const day = openDaySchedule(dependencies, { share, quotes: feed.quotes }, signal);

  return createEngine({
    ...feed,
    source: metrics.observeSource(feed.source),
    isStale: feed.freshness.isStale,
    repositories: createSandboxRepositories(sandbox.session),
    clock,
    workerId,
    share,
    day,
    settle: (group) => untilDurable(() => settleOnce(group), { signal, onRetry, random }),
    onSettled,
  });
}

async function runWhile(
  isServing: () => boolean,
  engine: Engine,
  rest: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted && isServing()) {
    const isBusy = await engine.pass();
    if (!isBusy) {
      await rest();
    }
  }
}
