import { SYSTEM_ACTOR } from '@openalgo/db';
import type { CliContext } from '../context.ts';
import { openInstallationKeyring } from '../keys/keyring.ts';
import { withLogsDatabase } from '../logs-database.ts';
import { readConfig } from '../settings.ts';
import { openRecorder, type RecordEvent, warnUnrecorded } from './recorder.ts';

/** What an operator has done at the command line. */
export type Deed = Omit<Parameters<RecordEvent>[0], 'actor'>;

/** Records one deed, opening what that needs and closing it after. Never throws; see `openRecorder`. */
export async function recordDeed(context: CliContext, deed: Deed): Promise<void> {
  const config = readConfig(context);

  try {
    const keyring = await openInstallationKeyring(config, context);
    await withLogsDatabase(context, config, (logs) =>
      openRecorder(context, logs, keyring)({ ...deed, actor: SYSTEM_ACTOR }),
    );
  } catch (error) {
    warnUnrecorded(context.output, deed.action, error);
  }
}
