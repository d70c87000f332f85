import { createSandboxRepositories } from '@openalgo/db';
import { createPaperAccounts } from '@openalgo/sandbox';
import { serveTelegram } from '@openalgo/telegram';
import { accountOptions } from './account-options.ts';
import type { BotDependencies, WorkerDependencies } from './dependencies.ts';
import { keyringOf } from './keyring.ts';
import type { Membership } from './sharing/membership.ts';

/** Runs the Telegram bot while this worker is the first, until `signal` aborts: only one may receive its messages. */
export async function serveBot(
  dependencies: WorkerDependencies & BotDependencies,
  { isFirst }: Pick<Membership, 'isFirst'>,
  signal: AbortSignal,
): Promise<void> {
  const { main, sandbox, clock, stopwatch, log } = dependencies;
  const { apiKeyPepper: pepper, telegramApiRoot: apiRoot } = dependencies.config;
  const keyring = keyringOf(dependencies);

  await serveTelegram(
    {
      main,
      sandbox: createSandboxRepositories(sandbox.session),
      accounts: createPaperAccounts(sandbox, accountOptions(dependencies)),
      secrets: async () => (await keyring()).secrets,
      pepper,
      apiRoot,
      clock,
      stopwatch,
      onFailure: (what, err) => log.warn({ err }, `Telegram: ${what} failed and is tried again`),
      onChange: (state) => log.info({ state }, 'The Telegram bot'),
    },
    isFirst,
    signal,
  );
}
