import { type ChildProcess, fork } from 'node:child_process';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '@openalgo/domain';

/** How a process ends that was asked to and had no trouble. */
export const ENDED_WELL = 'exit code 0';

const TIMED_OUT = Symbol('timed out');

/** One of our long-running processes. */
export interface ChildSpec {
  /** How people call it: `API`, `worker`. */
  readonly name: string;
  /** The module that it runs; it sends a `ReadyMessage` to its parent when it serves, and ends well on SIGTERM. */
  readonly script: string;
}

/** What a process tells us when it serves. */
export interface ReadyMessage {
  readonly type: 'ready';
  /** Where, if it listens. */
  readonly url?: string;
}

export interface ChildOptions {
  /** Is given its stdout and stderr, and must read them. */
  readonly onOutput: (spec: ChildSpec, streams: readonly Readable[]) => void;
  /** How long it may take until it serves. */
  readonly readyTimeoutMs: number;
  /** How long it may take to end before it is killed. */
  readonly stopTimeoutMs: number;
}

export interface Child {
  readonly name: string;
  /** Resolves when it serves, to where; rejects with an AppError when it ends before, or takes too long. */
  readonly ready: Promise<ReadyMessage>;
  /** Resolves to how it ended, in words: `exit code 1`. Never rejects. */
  readonly ended: Promise<string>;
  /** Asks it to end, kills it if it does not; resolves when it has ended. */
  stop(): Promise<void>;
}

/** Starts a process of our own. */
export function startChild(spec: ChildSpec, options: ChildOptions): Child {
  const child = fork(spec.script, [], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
    // In a process group of its own, so that Ctrl-C in the terminal reaches it through us alone: a second signal
    // would cut its orderly end short.
    detached: true,
  });
  options.onOutput(
    spec,
    [child.stdout, child.stderr].filter((stream) => stream !== null),
  );
  const ended = endOf(child);

  return {
    name: spec.name,
    ready: readinessOf(child, ended, spec, options.readyTimeoutMs),
    ended,
    stop: () => stopChild(child, ended, options.stopTimeoutMs),
  };
}

/** On `close` rather than `exit`, so that what it said last has been read by then. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) =>
      resolve(signal === null ? `exit code ${code}` : `signal ${signal}`),
    );
  });
}

async function readinessOf(
  child: ChildProcess,
  ended: Promise<string>,
  { name }: ChildSpec,
  timeoutMs: number,
): Promise<ReadyMessage> {
  const outcome = await Promise.race([
    readyMessageOf(child),
    ended,
    wait(timeoutMs, `nothing heard from it for ${timeoutMs / 1_000} s`, { ref: false }),
  ]);

  if (typeof outcome === 'string') {
    throw new AppError('unavailable', 'CHILD_NOT_READY', `the ${name} did not start: ${outcome}`);
  }

  return outcome;
}

function readyMessageOf(child: ChildProcess): Promise<ReadyMessage> {
  return new Promise((resolve) => {
    child.on('message', (message) => {
      if (isReadyMessage(message)) {
        resolve(message);
      }
    });
  });
}

function isReadyMessage(message: unknown): message is ReadyMessage {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    message.type === 'ready' &&
    (!('url' in message) || typeof message.url === 'string')
  );
}

async function stopChild(child: ChildProcess, ended: Promise<string>, timeoutMs: number): Promise<void> {
  child.kill('SIGTERM');
  const outcome = await Promise.race([ended, wait(timeoutMs, TIMED_OUT, { ref: false })]);

  if (outcome === TIMED_OUT) {
    child.kill('SIGKILL');
    await ended;
  }
}
