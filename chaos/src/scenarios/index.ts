import type { Scenario } from '../scenario.ts';
import { cut } from './cut.ts';
import { diskFull } from './disk-full.ts';
import { drain } from './drain.ts';
import { flood } from './flood.ts';
import { freeze } from './freeze.ts';
import { kill } from './kill.ts';
import { redisAway } from './redis-away.ts';
import { serverAway } from './server-away.ts';
import { serverFrozen } from './server-frozen.ts';
import { takeOver } from './take-over.ts';

/** What is done to the system, in the order in which it is run. */
export const SCENARIOS: readonly Scenario[] = [
  kill,
  drain,
  freeze,
  takeOver,
  cut,
  serverAway,
  serverFrozen,
  redisAway,
  diskFull,
  flood,
];
