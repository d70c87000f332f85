import {
  type ChangeSignal,
  createChangeSignal,
  createInstrumentRepository,
  createSandboxRepositories,
} from '@openalgo/db';
import { type SettlementGroup, settingDefaultsOf, settle } from '@openalgo/sandbox';
import type { WorkerDependencies } from './dependencies.ts';
import { createEngine, type Engine, type EngineDependencies } from './engine/engine.ts';
import { type Feed, openFeed } from './feed.ts';
import { openDaySchedule } from './jobs/open-day-schedule.ts';
import type { Membership } from './membership.ts';
import { pause } from './periodic.ts';
import { untilDurable } from './until-durable.ts';

const IDLE_MS = 10;
const STANDBY_MS = 250;
const RESTART_PAUSE_MS = 1000;

/**
 * Serves the accounts whenever this worker holds the lease, until `signal` aborts. After a failure it starts over from
 * what the database says, as after a start: what is in memory is only ever a copy.
 */
export async function serve(
  dependencies: WorkerDependencies,
  membership: Membership,
  signal: AbortSignal,
  onSettled: EngineDependencies['onSettled'],
): Promise<void> {
  const { log, sandbox } = dependencies;
  const changes = createChangeSignal(sandbox);
  let feed: Feed | null = null;

  while (!signal.aborted) {
    if (!membership.isServing()) {
      await pause(STANDBY_MS, signal);
      continue;
    }

    try {
      feed = await currentFeed(dependencies, feed);
      const engine = createEngineOn(dependencies, feed, signal, onSettled);
      await engine.load();
      log.info(
        { restingOrders: engine.restingOrders, source: feed.source.name },
        'Serving the paper accounts',
      );
      await runWhileServing(engine, membership, changes, signal);
    } catch (error) {
      log.error({ err: error }, 'The engine failed and starts over');
      await pause(RESTART_PAUSE_MS, signal);
    }
  }

  await feed?.source.close();
  changes.close();
}

/** Pushed ticks are taken up again where the database says; the other sources live on, they cannot be rewound. */
async function currentFeed(dependencies: WorkerDependencies, feed: Feed | null): Promise<Feed> {
  if (feed !== null && feed.appliedSeq === null) {
    return feed;
  }

  return openFeed({
    config: dependencies.config,
    clock: dependencies.clock,
    repositories: createSandboxRepositories(dependencies.sandbox.session),
    listInstruments: () => createInstrumentRepository(dependencies.main).list(),
  });
}

function createEngineOn(
  dependencies: WorkerDependencies,
  feed: Feed,
  signal: AbortSignal,
  onSettled: EngineDependencies['onSettled'],
): Engine {
  const { sandbox, clock, workerId, config, log } = dependencies;
  const options = { clock, settingDefaults: settingDefaultsOf(config) };
  const onRetry = (error: unknown) => log.warn({ err: error }, 'A settlement waits for its database');
  const settleOnce = (group: SettlementGroup) => settle(sandbox, options, group);
  const day = openDaySchedule(dependencies, signal);

  return createEngine({
    ...feed,
    repositories: createSandboxRepositories(sandbox.session),
    clock,
    workerId,
    day,
    settle: (group) => untilDurable(() => settleOnce(group), signal, onRetry),
    onSettled,
  });
}

async function runWhileServing(
  engine: Engine,
  membership: Membership,
  changes: ChangeSignal,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted && membership.isServing()) {
    const isBusy = await engine.pass();
    if (!isBusy) {
      await changes.wait(IDLE_MS, signal);
    }
  }
}
