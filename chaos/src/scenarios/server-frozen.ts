import type { OwnServer } from '@openalgo/db/testing';
import { haveOutages } from '../outages.ts';
import { onOwnServer } from '../own-database-server.ts';
import type { Outcome, Scene } from '../scenario.ts';

const ROUNDS = 4;
const FROZEN_MS = 4000;
const END_WITHIN_MS = 10_000;

export const serverFrozen = onOwnServer({
  name: 'server-frozen',
  what: 'the server of all databases stands still and goes on, four times; at last API and workers end meanwhile',
  act: async (server, scene) => {
    const { figures, violations } = await haveOutages(scene, {
      rounds: ROUNDS,
      lastsMs: FROZEN_MS,
      takeAway: server.freeze,
      giveBack: server.thaw,
      back: 'the server went on',
    });
    const ending = await endMeanwhile(server, scene);
    return {
      figures: { ...figures, ...ending.figures },
      violations: [...violations, ...ending.violations],
    };
  },
});

/** All are told to end while the server stands still, and are started again when it goes on. */
async function endMeanwhile(server: OwnServer, { crew }: Scene): Promise<Outcome> {
  const members = ['api' as const, ...Array.from({ length: crew.size }, (_, number) => number)];
  await server.freeze();
  const endings = await Promise.all(members.map((member) => crew.end(member)));
  await server.thaw();
  for (const member of members) {
    await crew.start(member);
  }

  return {
    figures: { slowestEndMs: Math.max(...endings.map(({ tookMs }) => tookMs)) },
    violations: endings
      .filter(({ exitCode, tookMs }) => exitCode !== 0 || tookMs > END_WITHIN_MS)
      .map(({ exitCode, tookMs }) => `a process ended with ${exitCode} after ${tookMs} ms`),
  };
}
