import { type Config, numbersTicks } from '@openalgo/config';
import type { SandboxRepositories } from '@openalgo/db';
import type { Clock, Instrument } from '@openalgo/domain';
import { instrumentId, istDay } from '@openalgo/domain';
import {
  basePriceOf,
  createPushSource,
  createReplaySource,
  createSimulatedSource,
  demoInstruments,
  type PricedInstrument,
  readCandleFile,
  type TickSource,
} from '@openalgo/market';

export interface TickSourceDependencies {
  readonly clock: Clock;
  readonly listInstruments: () => Promise<readonly Instrument[]>;
  readonly readTicks: SandboxRepositories['ticks']['after'];
}

/** More than this would be a market that nobody watches: of a large master, the demo instruments alone are simulated. */
const SIMULATED_MAX = 2000;

/**
 * Whether every worker sees the same ticks. A market that is made up or played in the memory of one worker is seen by
 * that one alone.
 */
export function isSharedSource(source: Config['quotes']['source']): boolean {
  return numbersTicks(source);
}

/** The source that the configuration names. `afterSeq` is the last pushed tick that is applied. */
export async function openTickSource(
  quotes: Config['quotes'],
  dependencies: TickSourceDependencies,
  afterSeq: number,
): Promise<TickSource> {
  const { clock } = dependencies;

  switch (quotes.source) {
    case 'simulated': {
      const instruments = await pricedInstruments(dependencies);
      return createSimulatedSource({ instruments, seed: quotes.seed, tickEveryMs: quotes.tickMs, clock });
    }
    case 'replay':
      return createReplaySource({ candles: await readCandleFile(quotes.file), speed: quotes.speed, clock });
    case 'push':
    case 'redis':
    case 'openalgo':
      return createPushSource({ readTicks: dependencies.readTicks, afterSeq });
    default:
      return quotes satisfies never;
  }
}

async function pricedInstruments(dependencies: TickSourceDependencies): Promise<readonly PricedInstrument[]> {
  const demo = demoInstruments(istDay(dependencies.clock.now()));
  const known = await dependencies.listInstruments();
  if (known.length === 0 || known.length > SIMULATED_MAX) {
    return demo;
  }

  const prices = new Map(demo.map(({ instrument, basePrice }) => [instrumentId(instrument), basePrice]));
  return known.map((instrument) => ({
    instrument,
    basePrice: prices.get(instrumentId(instrument)) ?? basePriceOf(instrument),
  }));
}
