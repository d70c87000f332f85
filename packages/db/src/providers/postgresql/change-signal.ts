import { Socket } from 'node:net';
import type { Client } from 'pg';
import type { ChangeSignal } from '../../connect/database.ts';
import type { ResolvedOptions } from '../../connect/options.ts';
import { raw, type Sql } from '../../sql/template.ts';
import { UNTOLD_WAIT_MS } from '../timeout-signal.ts';

const CHANNEL = 'openalgo_committed';
const FIRST_PAUSE_MS = 100;
const PAUSE_MS_MAX = 5_000;
/** A server that tells nothing may be silent: so often it is asked. */
const ASK_EVERY_MS = 2_000;

/** Tells all who listen on the database. */
export const POSTGRESQL_COMMIT_NOTICE: Sql = raw(`SELECT CAST(pg_notify('${CHANNEL}', '') AS text)`);

type Options = Pick<ResolvedOptions, 'connectTimeoutMs' | 'random'>;

/**
 * Listens on a connection of its own for what others tell after their commits. While it has none, because the server is
 * away or something between here and there does not let notices through, a wait is short, as where nobody tells.
 */
export function openPostgresqlChangeSignal(address: string, options: Options): ChangeSignal {
  const closing = new AbortController();
  let isListening = false;
  let hasChanged = true;
  const waiting = new Set<() => void>();

  const wakeAll = (): void => {
    for (const finish of waiting) {
      finish();
    }
  };
  const onChange = (): void => {
    hasChanged = true;
    wakeAll();
  };
  const onState = (state: boolean): void => {
    isListening = state;
    // What was committed while nobody listened was told to nobody.
    onChange();
  };
  void keepListening(address, options, { onChange, onState }, closing.signal);

  return {
    wait: (timeoutMs, signal) => {
      if (hasChanged || signal?.aborted === true || closing.signal.aborted) {
        hasChanged = false;
        return Promise.resolve();
      }

      return new Promise((resolve) => {
        const finish = (): void => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', finish);
          waiting.delete(finish);
          hasChanged = false;
          resolve();
        };
        const timer = setTimeout(finish, isListening ? timeoutMs : Math.min(timeoutMs, UNTOLD_WAIT_MS));
        signal?.addEventListener('abort', finish, { once: true });
        waiting.add(finish);
      });
    },
    close: () => {
      closing.abort();
      wakeAll();
    },
  };
}

interface Listener {
  /** Something was committed. */
  readonly onChange: () => void;
  /** Whether changes are told from now on. */
  readonly onState: (isListening: boolean) => void;
}

/** Listens until `signal` aborts, anew whenever the connection ends, after pauses that double and are spread. */
async function keepListening(
  address: string,
  { connectTimeoutMs, random }: Options,
  { onChange, onState }: Listener,
  signal: AbortSignal,
): Promise<void> {
  const { Client } = await import('pg');
  for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted; pauseMs = Math.min(2 * pauseMs, PAUSE_MS_MAX)) {
    const socket = new Socket();
    const client = new Client({
      connectionString: address,
      connectionTimeoutMillis: connectTimeoutMs,
      query_timeout: connectTimeoutMs,
      stream: () => socket,
    });
    const ended = new Promise<void>((resolve) => {
      client.once('end', resolve);
      // Told once more by its end, or by what was being asked.
      client.on('error', () => resolve());
    });
    client.on('notification', onChange);
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      pauseMs = FIRST_PAUSE_MS;
      onState(true);
      await Promise.race([ended, aborted(signal), silent(client, signal)]);
      onState(false);
    } catch {
      // Tried again; meanwhile waits are short.
    }

    // A server that is silent does not take leave.
    client.end().catch(() => {});
    socket.destroySoon();
    await pause(pauseMs * (0.5 + random()), signal);
  }
}

/** Resolves when the server no longer answers on this connection, where there is nothing that it could be busy with. */
async function silent(client: Client, signal: AbortSignal): Promise<void> {
  try {
    while (!signal.aborted) {
      await pause(ASK_EVERY_MS, signal);
      await client.query('SELECT 1');
    }
  } catch {
    // Listened anew, on another connection.
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
    } else {
      signal.addEventListener('abort', () => resolve(), { once: true });
    }
  });
}

/** Resolves after a time, or when `signal` aborts; keeps no process running. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, signal.aborted ? 0 : ms).unref();
    signal.addEventListener('abort', finish, { once: true });
  });
}
