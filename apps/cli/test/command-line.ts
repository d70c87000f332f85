import { systemClock } from '@openalgo/domain';
import { CHEAP_ARGON2, deriveKeyOnce } from '@openalgo/security/testing';
import type { CliContext } from '../src/context.ts';
import { runCommandLine } from '../src/run.ts';

export interface Ran {
  readonly code: number;
  /** What came on stdout and stderr, line by line. */
  readonly data: readonly string[];
  readonly progress: readonly string[];
}

/** What these tests do, they do for the secrets' worth, not for their cost. */
export const SECRET_COSTS = { argon2: CHEAP_ARGON2, deriveKey: deriveKeyOnce };

/** Runs `openalgo <args>` in a folder, in this process. As in production unless said otherwise: without a demo account. */
export async function openalgo(
  args: readonly string[],
  rootDir: string,
  overrides: Partial<CliContext> = {},
): Promise<Ran> {
  const data: string[] = [];
  const progress: string[] = [];
  const code = await runCommandLine(args, {
    rootDir,
    env: { NODE_ENV: 'production' },
    output: {
      data: (text) => void data.push(...text.split('\n')),
      progress: (text) => void progress.push(...text.split('\n')),
    },
    interactive: false,
    clock: systemClock,
    readStdin: async () => '',
    services: { api: '', worker: '' },
    listenForStop: () => new AbortController().signal,
    secretCosts: SECRET_COSTS,
    ...overrides,
  });

  return { code, data, progress };
}
