import { HOLIDAY_KINDS } from '@openalgo/domain';
import { type Command, Option } from 'commander';
import { listCalendar, removeHoliday, setHoliday, setHours } from './commands/calendar.ts';
import type { CliContext } from './context.ts';
import { examples } from './examples.ts';
import type { Print } from './result.ts';

/** Adds `openalgo calendar`: when exchanges trade. */
export function addCalendarCommands(program: Command, context: CliContext, print: Print): void {
  const calendar = program.command('calendar').description('look after the days and hours of the exchanges');

  calendar
    .command('list')
    .description('show holidays and special sessions')
    .option('--year <year>', 'only of this year')
    .addHelpText('after', examples('openalgo calendar list --year 2026'))
    .action(async (options) => print(await listCalendar(context, options)));

  calendar
    .command('set')
    .argument('<day>', 'as YYYY-MM-DD')
    .argument('<description>')
    .description('add a holiday or a special session, or change the one of that day and kind')
    .addOption(new Option('--kind <kind>', 'what it is').choices(HOLIDAY_KINDS).default('TRADING_HOLIDAY'))
    .option('--closed <exchanges...>', 'those that do not trade on the day')
    .option('--session <hours...>', 'those that trade at these hours only, as NSE=18:00-19:00')
    .addHelpText(
      'after',
      examples(
        'openalgo calendar set 2027-01-26 "Republic Day" --closed NSE BSE NFO BFO CDS BCD MCX NCDEX NCO',
        'openalgo calendar set 2026-11-08 "Muhurat" --kind SPECIAL_SESSION --session NSE=18:00-19:00 BSE=18:00-19:00',
      ),
    )
    .action(async (day, description, options) => print(await setHoliday(context, day, description, options)));

  calendar
    .command('remove')
    .argument('<day>', 'as YYYY-MM-DD')
    .description('take a day’s holidays and special sessions out of the calendar')
    .addOption(new Option('--kind <kind>', 'only of this kind').choices(HOLIDAY_KINDS))
    .addHelpText('after', examples('openalgo calendar remove 2027-01-26'))
    .action(async (day, options) => print(await removeHoliday(context, day, options)));

  calendar
    .command('hours')
    .argument('[exchange]', 'whose usual hours change')
    .argument('[opens]', 'as HH:MM, in India')
    .argument('[closes]', 'as HH:MM, in India')
    .description('show the exchanges’ usual hours, or change those of one')
    .addHelpText('after', examples('openalgo calendar hours', 'openalgo calendar hours NFO 09:15 15:40'))
    .action(async (exchange, opens, closes) => print(await setHours(context, exchange, opens, closes)));
}
