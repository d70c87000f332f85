import type { Environment } from '@openalgo/config';
import type { Clock } from '@openalgo/domain';
import type { Argon2Parameters, DeriveKey } from '@openalgo/security';
import type { Output } from './output.ts';

/** All that the commands need of the process that they run in. */
export interface CliContext {
  /** The folder of the installation: its `.env`, and what relative paths in there begin at. */
  readonly rootDir: string;
  /** The real environment, which wins over `.env`; the process's own by default. */
  readonly env?: Environment;
  readonly output: Output;
  /** Whether a person watches. */
  readonly interactive: boolean;
  readonly clock: Clock;
  /** All of stdin, as text. */
  readonly readStdin: () => Promise<string>;
  /** The modules of the two processes that `start` runs. */
  readonly services: { readonly api: string; readonly worker: string };
  /** A signal that is aborted when the process is told to end. Until it is called the process ends at once. */
  readonly listenForStop: () => AbortSignal;
  /** What makes secrets slow to guess; by default what is right in production. */
  readonly secretCosts?: SecretCosts;
}

export interface SecretCosts {
  readonly argon2: Argon2Parameters;
  readonly deriveKey: DeriveKey;
}
