import { numbersTicks } from '@openalgo/config';
import { type PaperAccountsOptions, settingDefaultsOf } from '@openalgo/sandbox';
import type { WorkerDependencies } from './dependencies.ts';

/** How this installation keeps paper accounts. */
export function accountOptions({ clock, config, memory }: WorkerDependencies): PaperAccountsOptions {
  return {
    clock,
    marketClock: config.marketClock,
    numbersTicks: numbersTicks(config.quotes.source),
    settingDefaults: settingDefaultsOf(config),
    calendar: memory.calendar,
    findInstrument: memory.instrument,
  };
}
