import type { MainMemory, RedisConnection } from '@openalgo/cache';
import { type Config, numbersTicks } from '@openalgo/config';
import type { Databases } from '@openalgo/db';
import { AppError, type Clock } from '@openalgo/domain';
import { type PaperAccountsOptions, settingDefaultsOf } from '@openalgo/sandbox';
import { createTurns, type Turns } from '@openalgo/security';
import type { Tracing } from '@openalgo/service';
import type { FastifyBaseLogger } from 'fastify';
import { Gauge, type Registry } from 'prom-client';

/** What the ports are made of. */
export interface World {
  readonly config: Config;
  readonly databases: Databases;
  readonly memory: MainMemory;
  readonly redis: RedisConnection | null;
  /** For those whose keys and passwords are checked. */
  readonly turns: Turns;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
  readonly registry: Registry;
  readonly tracing: Tracing;
}

/** Of keys and passwords; each takes 64 MiB and several threads. */
const CHECKS_AT_ONCE = 2;

/** Turns for those whose keys and passwords are checked, who are told to come again when the server ends. */
export function createCheckTurns(registry: Registry): Turns {
  const turns = createTurns({
    atOnce: CHECKS_AT_ONCE,
    refusal: () =>
      new AppError(
        'unavailable',
        'ENDING',
        'The server is being stopped or restarted. Try again in a second.',
      ),
  });
  new Gauge({
    name: 'openalgo_key_checks_waiting',
    help: 'Keys and passwords that wait to be checked, which takes a tenth of a second each',
    registers: [registry],
    collect() {
      this.set(turns.waiting);
    },
  });
  return turns;
}

/** How this installation keeps paper accounts. */
export function accountOptions({ config, memory, clock }: World): PaperAccountsOptions {
  return {
    clock,
    marketClock: config.marketClock,
    numbersTicks: numbersTicks(config.quotes.source),
    refuseStaleMs: config.quoteTrust.staleOrders === 'refuse' ? config.quoteTrust.staleMs : null,
    settingDefaults: settingDefaultsOf(config),
    calendar: memory.calendar,
    findInstrument: memory.instrument,
  };
}
