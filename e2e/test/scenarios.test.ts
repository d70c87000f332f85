import { testProviders } from '@openalgo/db/testing';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { BULK } from './scenarios/bulk.ts';
import { CONTRACTS } from './scenarios/contracts.ts';
import { DAYS } from './scenarios/days.ts';
import { FILLS } from './scenarios/fills.ts';
import { MARGIN } from './scenarios/margin.ts';
import { REFUSALS } from './scenarios/refusals.ts';
import { type MarketRoom, openMarketRoom } from './support/market-room.ts';

const { providers, leftOut } = await testProviders();
if (leftOut !== null) it.skip(leftOut, () => {});

/** Far more than an installation with three processes takes, however busy the machine. */
const INSTALLATION_MS = 300_000;

/**
 * The numbered scenarios of the reference system (those of its GTT orders aside), through the API and the worker, with
 * the results of an engine without its defects. A is what is available, U what is used, R what is realised. All but
 * the last play within one moment of a trading day; then time, which is the newest tick's, moves on.
 */
describe.each(providers)('on %s, scenario', (provider) => {
  const cleanUps: (() => void | Promise<void>)[] = [];
  let room: MarketRoom;

  beforeAll(async () => {
    room = await openMarketRoom(provider, (cleanUp) => cleanUps.unshift(cleanUp));
  }, INSTALLATION_MS);

  afterAll(async () => {
    for (const cleanUp of cleanUps) await cleanUp();
  });

  it.each([...FILLS, ...MARGIN, ...REFUSALS, ...BULK, ...CONTRACTS, ...DAYS])('%s', async (_name, play) => {
    await play(await room.newTrader(), room);
  });
});
