import type { Command } from 'commander';
import { createUser, rotateApiKey } from './commands/accounts.ts';
import { listUsers, removeSecondFactor, resetPassword, revokeSessions } from './commands/users.ts';
import type { CliContext } from './context.ts';
import { examples } from './examples.ts';
import type { Print } from './result.ts';

/** `openalgo user …` and `openalgo apikey …`. */
export function addAccountCommands(program: Command, context: CliContext, print: Print): void {
  const user = program.command('user').description('look after the users');
  addCreate(user, context, print);
  addRescue(user, context, print);

  program
    .command('apikey')
    .description('look after the API keys')
    .command('rotate')
    .description("make a user's API key anew; the one before stops working")
    .requiredOption('--username <name>', 'whose key')
    .addHelpText(
      'after',
      examples('openalgo apikey rotate --username asha', 'openalgo apikey rotate --username asha --json'),
    )
    .action(async (options) => print(await rotateApiKey(context, options)));
}

function addCreate(user: Command, context: CliContext, print: Print): void {
  user
    .command('create')
    .description('create a user, with a password made here unless one is given on stdin')
    .requiredOption('--username <name>', 'letters, digits, dot, dash and underscore; at most 50')
    .requiredOption('--email <address>', 'at most 100 characters')
    .option('--admin', 'may also administer: push ticks, look at everything')
    .option('--password-stdin', 'read the password from stdin')
    .addHelpText(
      'after',
      examples(
        'openalgo user create --username asha --email asha@example.org',
        'openalgo user create --username asha --email asha@example.org --password-stdin < password.txt',
      ),
    )
    .action(async (options) => print(await createUser(context, options)));

  user
    .command('list')
    .description('show who has an account')
    .addHelpText('after', examples('openalgo user list', 'openalgo user list --json'))
    .action(async () => print(await listUsers(context)));
}

function addRescue(user: Command, context: CliContext, print: Print): void {
  user
    .command('reset-password')
    .description('give a user a new password, made here unless one is given on stdin; ends all sessions')
    .requiredOption('--username <name>', 'whose password')
    .option('--password-stdin', 'read the password from stdin')
    .addHelpText('after', examples('openalgo user reset-password --username asha'))
    .action(async (options) => print(await resetPassword(context, options)));

  user
    .command('revoke-sessions')
    .description('end all logins of a user')
    .requiredOption('--username <name>', 'whose logins')
    .addHelpText('after', examples('openalgo user revoke-sessions --username asha'))
    .action(async (options) => print(await revokeSessions(context, options)));

  user
    .command('remove-second-factor')
    .description('for a user who has lost the authenticator and the recovery codes')
    .requiredOption('--username <name>', 'whose second factor')
    .addHelpText('after', examples('openalgo user remove-second-factor --username asha'))
    .action(async (options) => print(await removeSecondFactor(context, options)));
}
