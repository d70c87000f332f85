import { DATABASE_NAMES } from '@openalgo/db';
import { Command, Option } from 'commander';
import { addBackupCommands, addCopyCommand, addHealthCommands } from './backup-commands.ts';
import { addCalendarCommands } from './calendar-commands.ts';
import { migrate, status } from './commands/db.ts';
import { init } from './commands/init/init.ts';
import { start } from './commands/start/start.ts';
import type { CliContext } from './context.ts';
import { examples } from './examples.ts';
import { addImportCommands } from './import-commands.ts';
import { addInstrumentCommands } from './instrument-commands.ts';
import type { Print } from './result.ts';
import { addSandboxCommands } from './sandbox-commands.ts';
import { addSchemaCommands } from './schema-commands.ts';
import { addAuditCommands, addKeyCommands } from './security-commands.ts';
import { addAccountCommands } from './user-commands.ts';

/** The command line: every command with its options, help and examples. */
export function createProgram(context: CliContext): Command {
  const { output } = context;
  const program = new Command('openalgo')
    .description('Runs and looks after an OpenAlgo installation: the folder in which it is called.')
    .option('--json', 'print the result as JSON')
    .option('--verbose', 'show the causes of a failure')
    .addHelpText('after', '\nExit codes: 0 done, 1 failed, 2 not understood.')
    .showHelpAfterError('Try --help.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.data(text.trimEnd()),
      writeErr: (text) => output.progress(text.trimEnd()),
    });
  const print: Print = ({ data, text }) =>
    output.data(program.opts().json === true ? JSON.stringify(data) : text);

  addServiceCommands(program, context);
  addDatabaseCommands(program, context, print);
  addAccountCommands(program, context, print);
  addKeyCommands(program, context, print);
  addAuditCommands(program, context, print);
  addImportCommands(program, context, print);
  addInstrumentCommands(program, context, print);
  addSandboxCommands(program, context, print);
  addCalendarCommands(program, context, print);

  return program;
}

function addServiceCommands(program: Command, context: CliContext): void {
  program
    .command('start')
    .description('make everything ready, then run the API and the worker until Ctrl-C')
    .addHelpText('after', examples('openalgo start', 'NODE_ENV=production PORT=8000 openalgo start'))
    .action(() => start(context));

  program
    .command('init')
    .description('make everything ready (.env, databases, instruments, demo account) and run nothing')
    .addHelpText('after', examples('openalgo init'))
    .action(async () => {
      await init(context);
    });
}

function addDatabaseCommands(program: Command, context: CliContext, print: Print): void {
  const db = program.command('db').description('look after the four databases');

  db.command('migrate')
    .description('bring the databases to the schema of this version')
    .addOption(new Option('--database <name>', 'only this one').choices(DATABASE_NAMES))
    .addHelpText('after', examples('openalgo db migrate', 'openalgo db migrate --database sandbox'))
    .action(async (options) => print(await migrate(context, options)));

  db.command('status')
    .description('show where each database stands; changes nothing')
    .addHelpText('after', examples('openalgo db status', 'openalgo db status --json'))
    .action(async () => print(await status(context)));

  addBackupCommands(db, context, print);
  addCopyCommand(db, context, print);
  addHealthCommands(db, context, print);
  addSchemaCommands(db, context, print);
}
