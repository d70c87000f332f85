import { createAuditTrail, createSandboxRepositories, type SandboxDatabase } from '@openalgo/db';
import { createDeedCarrier } from '@openalgo/sandbox';
import { createAuditKeys } from '@openalgo/security';
import type { CliContext } from '../context.ts';
import { openInstallationKeyring } from '../keys/keyring.ts';
import { withLogsDatabase } from '../logs-database.ts';
import { readConfig } from '../settings.ts';

/**
 * Takes what was done to accounts to the audit trail, as the worker does, so that whoever looks at once finds it there. Never throws:
 * what cannot be taken now stays until a worker takes it.
 */
export async function carryDeeds(context: CliContext, database: SandboxDatabase): Promise<void> {
  const config = readConfig(context);
  const { deeds } = createSandboxRepositories(database.session);

  try {
    const keyring = await openInstallationKeyring(config, context);
    await withLogsDatabase(context, config, (logs) => {
      const trail = createAuditTrail(logs, createAuditKeys(keyring.audit));
      return createDeedCarrier({ deeds, openTrail: async () => trail, clock: context.clock }).run();
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    context.output.progress(`this is done; a worker will take it to the audit trail: ${reason}`);
  }
}
