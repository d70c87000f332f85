import type { Config } from '@openalgo/config';
import { type Accounts, createAccounts } from '../accounts.ts';
import type { CliContext } from '../context.ts';
import { openInstallationKeyring } from '../keys/keyring.ts';
import { withLogsDatabase } from '../logs-database.ts';
import { withMainDatabase } from '../main-database.ts';
import { withAuditTrail } from './audited-accounts.ts';
import { openRecorder } from './recorder.ts';

/** Opens the accounts for a piece of work whose changes are recorded, and closes the databases after. */
export async function withAuditedAccounts<Result>(
  context: CliContext,
  config: Config,
  work: (accounts: Accounts) => Promise<Result>,
): Promise<Result> {
  const keyring = await openInstallationKeyring(config, context.clock);

  return withMainDatabase(context, config, (main) =>
    withLogsDatabase(context, config, async (logs) => {
      const accounts = await createAccounts(main, config, context.clock, keyring);
      return work(withAuditTrail(accounts, openRecorder(context, logs, keyring)));
    }),
  );
}
