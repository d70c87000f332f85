import type { Command } from 'commander';
import { getSettings, reset, setSetting } from './commands/sandbox.ts';
import type { CliContext } from './context.ts';
import { examples } from './examples.ts';
import type { Print } from './result.ts';

/** Adds `openalgo sandbox`: what an operator may do to the paper accounts. */
export function addSandboxCommands(program: Command, context: CliContext, print: Print): void {
  const sandbox = program.command('sandbox').description('look after the paper accounts and their settings');

  sandbox
    .command('reset')
    .description('let an account start again: its orders, trades, positions and holdings go')
    .requiredOption('--username <name>', 'whose account')
    .addHelpText('after', examples('openalgo sandbox reset --username asha'))
    .action(async (options) => print(await reset(context, options)));

  sandbox
    .command('set')
    .argument('<key>', 'see openalgo sandbox get')
    .argument('<value>')
    .description('change a setting for all accounts, at once')
    .addHelpText(
      'after',
      examples('openalgo sandbox set starting_capital 1000000', 'openalgo sandbox set reset_day Sunday'),
    )
    .action(async (key, value) => print(await setSetting(context, key, value)));

  sandbox
    .command('get')
    .argument('[key]', 'only this one')
    .description('show the settings')
    .addHelpText('after', examples('openalgo sandbox get', 'openalgo sandbox get futures_leverage'))
    .action(async (key) => print(await getSettings(context, key)));
}
