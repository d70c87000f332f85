import type { Accounts } from '@openalgo/accounts';
import type { Config } from '@openalgo/config';
import { openAccounts } from '../accounts.ts';
import type { CliContext } from '../context.ts';
import { openInstallationKeyring } from '../keys/keyring.ts';
import { withLogsDatabase } from '../logs-database.ts';
import { withMainDatabase } from '../main-database.ts';
import { openRecorder } from './recorder.ts';

/** Opens the accounts for a piece of work whose changes are recorded, and closes the databases after. */
export async function withAuditedAccounts<Result>(
  context: CliContext,
  config: Config,
  work: (accounts: Accounts) => Promise<Result>,
): Promise<Result> {
  const keyring = await openInstallationKeyring(config, context);

  return withMainDatabase(context, config, (main) =>
    withLogsDatabase(context, config, (logs) => {
      const record = openRecorder(context, logs, keyring);
      return work(openAccounts(main, config, context, { record, keyring }));
    }),
  );
}
