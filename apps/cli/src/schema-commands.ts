import { DATABASE_NAMES } from '@openalgo/db';
import { type Command, Option } from 'commander';
import { partition } from './commands/partition.ts';
import { beginMigration, diff } from './commands/schema.ts';
import type { CliContext } from './context.ts';
import { examples } from './examples.ts';
import type { Print } from './result.ts';

/** Adds to `openalgo db` what compares databases with the schema, begins migrations, and divides tables. */
export function addSchemaCommands(db: Command, context: CliContext, print: Print): void {
  db.command('diff')
    .description('show what the databases have otherwise than the schema; changes nothing')
    .addOption(new Option('--database <name>', 'only this one').choices(DATABASE_NAMES))
    .addHelpText('after', examples('openalgo db diff', 'openalgo db diff --database main --json'))
    .action(async (options) => print(await diff(context, options)));

  db.command('partition')
    .description(
      'divide order_latency and api_logs by month, on PostgreSQL; stop OpenAlgo where they have many rows',
    )
    .addHelpText('after', examples('openalgo db partition'))
    .action(async () => print(await partition(context)));

  db.command('new')
    .argument('<name>', 'in lower case, such as add_idempotency_keys')
    .description('begin a migration to what the schema declares, with a file for each engine; for developers')
    .addOption(
      new Option('--database <name>', 'whose schema was changed')
        .choices(DATABASE_NAMES)
        .makeOptionMandatory(),
    )
    .addHelpText('after', examples('openalgo db new add_idempotency_keys --database sandbox'))
    .action(async (name, options) => print(await beginMigration(context, name, options)));
}
