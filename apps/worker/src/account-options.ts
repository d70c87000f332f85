import { numbersTicks } from '@openalgo/config';
import { SYSTEM_ACTOR } from '@openalgo/db';
import { type PaperAccountsOptions, settingDefaultsOf } from '@openalgo/sandbox';
import type { WorkerDependencies } from './dependencies.ts';

/** How this installation keeps paper accounts. What the worker does to them is on record as the system's doing. */
export function accountOptions({ clock, config, memory }: WorkerDependencies): PaperAccountsOptions {
  return {
    clock,
    marketClock: config.marketClock,
    numbersTicks: numbersTicks(config.quotes.source),
    settingDefaults: settingDefaultsOf(config),
    calendar: memory.calendar,
    findInstrument: memory.instrument,
    actsAs: SYSTEM_ACTOR,
  };
}
