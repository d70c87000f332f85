import type { Command } from 'commander';
import { importInstruments, instrumentsStatus } from './commands/instruments.ts';
import type { CliContext } from './context.ts';
import { examples } from './examples.ts';
import type { Print } from './result.ts';

const LAYOUTS = `
The file is CSV in Zerodha's layout, or in that of GET /api/v1/instruments?format=csv. Its instruments take the place of
the whole master at once; rows that are of no use are counted and left out.`;

/** Adds to `openalgo` what looks after the instrument master. */
export function addInstrumentCommands(program: Command, context: CliContext, print: Print): void {
  const instruments = program.command('instruments').description('look after the instrument master');

  instruments
    .command('import')
    .argument('<file-or-url>', 'a file, or an address that begins with http:// or https://')
    .description('make a file the instrument master')
    .addHelpText('after', LAYOUTS)
    .addHelpText(
      'after',
      examples(
        'openalgo instruments import instruments.csv',
        'openalgo instruments import https://api.kite.trade/instruments',
      ),
    )
    .action(async (source) => print(await importInstruments(context, source)));

  instruments
    .command('status')
    .description('show how the newest import stands')
    .addHelpText('after', examples('openalgo instruments status'))
    .action(async () => print(await instrumentsStatus(context)));
}
