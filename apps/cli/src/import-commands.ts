import type { Command } from 'commander';
import { importFromOpenAlgo } from './commands/import-openalgo.ts';
import type { CliContext } from './context.ts';
import { examples } from './examples.ts';
import type { Print } from './result.ts';

const SECRETS = `
Set API_KEY_PEPPER in .env to that of the old installation first. From its .env, as far as they are there:
  OLD_FERNET_SALT, OLD_TELEGRAM_KEY_SALT, OLD_SMTP_KEY_SALT, OLD_APP_KEY; OLD_API_KEY_PEPPER is compared.`;

/** Adds to `openalgo` what takes over another program's data. */
export function addImportCommands(program: Command, context: CliContext, print: Print): void {
  program
    .command('import')
    .description('take over what another program kept')
    .command('openalgo')
    .argument('<folder>', 'the db folder of an OpenAlgo installation')
    .description('show what becomes of an OpenAlgo installation here; with --apply, do it')
    .option('--apply', 'write it; without, nothing is changed')
    .addHelpText(
      'after',
      examples(
        'openalgo import openalgo /srv/openalgo/db',
        'OLD_FERNET_SALT=0f1e2d… openalgo import openalgo /srv/openalgo/db --apply',
      ),
    )
    .addHelpText('after', SECRETS)
    .action(async (folder, options) => print(await importFromOpenAlgo(context, folder, options)));
}
