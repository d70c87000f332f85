import { assertMigrated, openSandboxDatabase } from '@openalgo/db';
import { AppError, type LedgerFinding } from '@openalgo/domain';
import { auditLedger, settingDefaultsOf } from '@openalgo/sandbox';
import type { CliContext } from '../context.ts';
import { type CommandResult, table } from '../result.ts';
import { databaseOptions, readConfig } from '../settings.ts';

const PROGRESS_EVERY = 100;
/** An account stands still while it is read, and a large one takes its time. */
const TRANSACTION_TIMEOUT_MS = 600_000;

/** What an audit found; findings are told apart from the result, which is printed all the same. */
export interface LedgerResult extends CommandResult {
  readonly findings: readonly LedgerFinding[];
}

/** `openalgo audit ledger`: whether every paper account's money, margin, positions and trades agree. */
export async function auditAccounts(
  context: CliContext,
  { username }: { readonly username?: string },
): Promise<LedgerResult> {
  const config = readConfig(context);
  const options = databaseOptions(config, context);
  await assertMigrated({ sandbox: config.databaseUrls.sandbox }, options);
  const database = await openSandboxDatabase(config.databaseUrls.sandbox, {
    ...options,
    transactionTimeoutMs: TRANSACTION_TIMEOUT_MS,
  });
  const findings: LedgerFinding[] = [];
  let accounts = 0;
  let orders = 0;

  try {
    for await (const audited of auditLedger(
      database,
      { settingDefaults: settingDefaultsOf(config) },
      username,
    )) {
      accounts += 1;
      orders += audited.orders;
      findings.push(...audited.findings);
      if (accounts % PROGRESS_EVERY === 0) {
        context.output.progress(`  ${accounts} accounts, ${orders} orders …`);
      }
    }
  } finally {
    await database.close();
  }

  return { data: { accounts, orders, findings }, text: describe(accounts, orders, findings), findings };
}

function describe(accounts: number, orders: number, findings: readonly LedgerFinding[]): string {
  const counted = `${accounts} accounts with ${orders} orders`;
  if (findings.length === 0) {
    return `${counted}, and everything agrees.`;
  }

  const rows = findings.map(({ userId, rule, subject, expected, actual }) => [
    userId,
    rule,
    subject,
    expected,
    actual,
  ]);
  return `${table(['ACCOUNT', 'RULE', 'WHAT', 'SHOULD BE', 'IS'], rows)}\n${counted}, ${findings.length} findings.`;
}

/** Throws unless everything agrees; to be called when the result is printed. */
export function assertAgreement(findings: readonly LedgerFinding[]): void {
  if (findings.length > 0) {
    throw new AppError(
      'conflict',
      'LEDGER_BROKEN',
      `${findings.length} figures of the paper accounts do not agree: see above, and restore a backup or reset the accounts`,
    );
  }
}
