import { DATABASE_NAMES } from '@openalgo/db';
import { type Command, Option } from 'commander';
import { backup, restore, verify } from './commands/backups.ts';
import { copy } from './commands/copy.ts';
import { assertHealthy, compact, doctor } from './commands/doctor.ts';
import type { CliContext } from './context.ts';
import { examples } from './examples.ts';
import type { Print } from './result.ts';

/** Adds to `openalgo db` what makes, checks and restores backups. */
export function addBackupCommands(db: Command, context: CliContext, print: Print): void {
  db.command('backup')
    .description('copy all four databases into one archive, while they are in use')
    .option('--to <folder>', 'where to; BACKUP_DIR by default')
    .option('--encrypt', 'with a key of APP_KEY, without which nobody opens it again')
    .addHelpText('after', examples('openalgo db backup', 'openalgo db backup --to /mnt/backups --encrypt'))
    .action(async (options) => print(await backup(context, options)));

  db.command('verify')
    .argument('<file>', 'a backup')
    .description('restore a backup into a scratch place and check it; changes nothing')
    .addHelpText('after', examples('openalgo db verify backups/openalgo-20260822T040506789Z.zip'))
    .action(async (file) => print(await verify(context, file)));

  db.command('restore')
    .argument('<file>', 'a backup')
    .description('bring databases back to what they were; refuses to replace data unless told')
    .addOption(new Option('--database <name>', 'only this one').choices(DATABASE_NAMES))
    .option('--overwrite', 'replace databases that have data')
    .option('--force', 'the same, even while a worker or another program uses them')
    .addHelpText(
      'after',
      examples(
        'openalgo db restore backups/openalgo-20260822T040506789Z.zip --overwrite',
        'openalgo db restore backups/openalgo-20260822T040506789Z.zip --database logs --overwrite',
      ),
    )
    .action(async (file, options) => print(await restore(context, file, options)));
}

/** Adds to `openalgo db` what moves databases to other engines or places. */
export function addCopyCommand(db: Command, context: CliContext, print: Print): void {
  db.command('copy')
    .description('copy databases into empty ones of any engine, and compare them; stop OpenAlgo first')
    .option('--to-env <file>', 'to the databases that another .env names: all four, or only --database')
    .addOption(new Option('--database <name>', 'which one').choices(DATABASE_NAMES))
    .option('--from <url>', 'where from; the URL of .env by default')
    .option('--to <url>', 'where to; --to-env keeps a password off the command line')
    .addHelpText(
      'after',
      `${examples(
        'openalgo db copy --to-env .env.postgresql',
        'openalgo db copy --database logs --to postgresql://openalgo@db.example/logs',
      )}\nA copy that was cut short goes on where it stopped when it is asked for again.`,
    )
    .action(async (options) => print(await copy(context, options)));
}

/** Adds to `openalgo db` what tells of its health and mends it. */
export function addHealthCommands(db: Command, context: CliContext, print: Print): void {
  db.command('doctor')
    .description('examine files, disks, integrity, schemas and backups; exit code 1 for a problem')
    .addHelpText('after', examples('openalgo db doctor', 'openalgo db doctor --json'))
    .action(async () => {
      const { problems, ...result } = await doctor(context);
      print(result);
      assertHealthy(problems);
    });

  db.command('compact')
    .description('rewrite SQLite files without unused room; stop OpenAlgo first')
    .addOption(new Option('--database <name>', 'only this one').choices(DATABASE_NAMES))
    .addHelpText('after', examples('openalgo db compact', 'openalgo db compact --database logs'))
    .action(async (options) => print(await compact(context, options)));
}
