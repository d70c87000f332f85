import type { Command } from 'commander';
import { assertWhole, listAudit, verifyAudit } from './commands/audit.ts';
import { assertAgreement, auditAccounts } from './commands/audit-ledger.ts';
import { assertReadable, keysStatus, rotateKeys } from './commands/keys.ts';
import type { CliContext } from './context.ts';
import { examples } from './examples.ts';
import type { Print } from './result.ts';

/** Adds `openalgo keys`: what looks after the keys that the databases' secrets are encrypted with. */
export function addKeyCommands(program: Command, context: CliContext, print: Print): void {
  const keys = program
    .command('keys')
    .description("look after the keys that the databases' secrets are encrypted with");

  keys
    .command('status')
    .description('count how many values are encrypted with which key; exit code 1 if one can be read by none')
    .addHelpText('after', examples('openalgo keys status', 'openalgo keys status --json'))
    .action(async () => {
      const { problems, ...result } = await keysStatus(context);
      print(result);
      assertReadable(problems);
    });

  keys
    .command('rotate')
    .description('encrypt everything with APP_KEY that is encrypted with a key of APP_KEY_PREVIOUS')
    .addHelpText(
      'after',
      '\nOpenAlgo may run meanwhile. Cut short, it can be called again.' +
        examples('', 'openalgo keys rotate', 'openalgo keys rotate --json'),
    )
    .action(async () => {
      const { problems, ...result } = await rotateKeys(context);
      print(result);
      assertReadable(problems);
    });
}

/** Adds `openalgo audit`: what checks the audit trail and the accounts. */
export function addAuditCommands(program: Command, context: CliContext, print: Print): void {
  const audit = program.command('audit').description('check the record of who did what, and the accounts');

  audit
    .command('verify')
    .description('find the first row that was changed, removed or moved; exit code 1 if there is one')
    .option('--anchor <id:hash>', 'an end that this command printed before, which must still be part of it')
    .addHelpText('after', examples('openalgo audit verify', 'openalgo audit verify --json'))
    .action(async (options) => {
      const { problem, ...result } = await verifyAudit(context, options);
      print(result);
      assertWhole(problem);
    });

  audit
    .command('list')
    .description('show the newest events, newest first')
    .option('--user <name>', 'only what this user did; system for the operator')
    .option('--action <name>', 'only this: user.created, apikey.rotated, order.placed …')
    .option('--limit <count>', 'at most so many; 50 by default')
    .addHelpText(
      'after',
      examples('openalgo audit list --user asha', 'openalgo audit list --action apikey.rotated --limit 10'),
    )
    .action(async (options) => print(await listAudit(context, options)));

  audit
    .command('ledger')
    .description(
      "check every paper account's money, margin, positions and trades; exit code 1 if any disagree",
    )
    .option('--username <name>', 'only this account')
    .addHelpText('after', examples('openalgo audit ledger', 'openalgo audit ledger --username asha --json'))
    .action(async (options) => {
      const { findings, ...result } = await auditAccounts(context, options);
      print(result);
      assertAgreement(findings);
    });
}
