import type { MainMemory, RedisConnection } from '@openalgo/cache';
import { type Config, numbersTicks } from '@openalgo/config';
import type { Databases } from '@openalgo/db';
import type { Clock } from '@openalgo/domain';
import { type PaperAccountsOptions, settingDefaultsOf } from '@openalgo/sandbox';
import type { FastifyBaseLogger } from 'fastify';
import type { Registry } from 'prom-client';

/** What the ports are made of. */
export interface World {
  readonly config: Config;
  readonly databases: Databases;
  readonly memory: MainMemory;
  readonly redis: RedisConnection | null;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
  readonly registry: Registry;
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
