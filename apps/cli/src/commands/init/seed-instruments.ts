import type { InstrumentRepository } from '@openalgo/db';
import { type Clock, instrumentId, istDay } from '@openalgo/domain';
import { demoInstruments } from '@openalgo/market';

/**
 * Adds the instruments that come with the product and are not there: all of them at first, later the contracts of new
 * months. What is there stays as it is, for it may be from a broker's master.
 * @returns how many were added
 */
export async function seedInstruments(repository: InstrumentRepository, clock: Clock): Promise<number> {
  const shipped = demoInstruments(istDay(clock.now())).map(({ instrument }) => instrument);
  const present = new Set((await repository.findMany(shipped)).map(instrumentId));
  const missing = shipped.filter((instrument) => !present.has(instrumentId(instrument)));
  await repository.upsertMany(missing);

  return missing.length;
}
