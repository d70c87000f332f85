import { createSandboxRepositories, type SandboxRepositories } from '@openalgo/db';
import {
  createRedisStream,
  type OpenAlgoStream,
  openOpenAlgoStream,
  type TickStream,
} from '@openalgo/market';
import type { WorkerDependencies } from '../dependencies.ts';
import { runPeriodically } from '../periodic.ts';
import { openRedisServer } from './redis-server.ts';

type Settings = WorkerDependencies['config']['quotes'];
type OpenAlgoSettings = Extract<Settings, { readonly source: 'openalgo' }>;

/** How long an instrument that begins to be needed has no prices yet. */
const LOOK_EVERY_MS = 1000;

/** How to open the stream that the configuration names; null where prices come in another way. */
export function streamOpener(
  dependencies: Pick<WorkerDependencies, 'config' | 'sandbox' | 'clock' | 'log' | 'random'>,
): (() => Promise<TickStream>) | null {
  const { quotes } = dependencies.config;
  switch (quotes.source) {
    case 'redis':
      return async () => {
        const server = await openRedisServer({ ...quotes, log: dependencies.log });
        return createRedisStream(server, `redis ${withoutSecrets(quotes.url)} ${quotes.stream}`);
      };
    case 'openalgo':
      return async () => openOpenAlgo(quotes, dependencies);
    default:
      return null;
  }
}

function openOpenAlgo(
  settings: OpenAlgoSettings,
  { sandbox, clock, log, random }: Pick<WorkerDependencies, 'sandbox' | 'clock' | 'log' | 'random'>,
): TickStream {
  const closing = new AbortController();
  const repositories = createSandboxRepositories(sandbox.session);
  const stream = openOpenAlgoStream({ ...settings, clock, log, random });
  const looking = runPeriodically(
    () => askForNeeded(stream, settings, repositories),
    LOOK_EVERY_MS,
    closing.signal,
    (err) => log.warn({ err }, 'Which prices are needed could not be read, and is tried again'),
  );

  return {
    ...stream,
    async close() {
      closing.abort();
      await looking;
      await stream.close();
    },
  };
}

async function askForNeeded(
  stream: OpenAlgoStream,
  { symbols }: OpenAlgoSettings,
  { instrumentsInUse }: Pick<SandboxRepositories, 'instrumentsInUse'>,
): Promise<void> {
  stream.want([...symbols, ...(await instrumentsInUse.list())]);
}

/** A Redis URL as it may be stored and logged. */
function withoutSecrets(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
