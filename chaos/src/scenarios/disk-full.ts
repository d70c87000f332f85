import { join } from 'node:path';
import { type Databases, sql } from '@openalgo/db';
import { haveOutages } from '../outages.ts';
import type { Outcome, Scenario, Scene } from '../scenario.ts';
import { mountSmallDisk, type SmallDisk } from '../small-disk.ts';

const DISK_MIB = 96;
const ROUNDS = 3;
const FULL_MS = 3000;

export const diskFull: Scenario = {
  name: 'disk-full',
  what: 'the disk of all databases is filled and has room again, three times',
  engines: ['sqlite'],
  workers: () => 1,
  async prepare() {
    const disk = await mountSmallDisk(DISK_MIB);
    if (disk === null) {
      return 'no small disk can be mounted here';
    }

    const urlOf = (name: string) => `file:${join(disk.folder, `${name}.db`)}`;
    return {
      urls: {
        main: urlOf('main'),
        sandbox: urlOf('sandbox'),
        latency: urlOf('latency'),
        logs: urlOf('logs'),
      },
      act: (scene) => fillAgainAndAgain(disk, scene),
      close: disk.close,
    };
  },
};

async function fillAgainAndAgain(disk: SmallDisk, scene: Scene): Promise<Outcome> {
  const { figures, violations } = await haveOutages(scene, {
    rounds: ROUNDS,
    lastsMs: FULL_MS,
    takeAway: disk.fill,
    giveBack: disk.clear,
    back: 'there was room again',
  });
  return {
    figures,
    violations: [
      ...violations,
      ...(figures.refusedMeanwhile === 0 ? ['the disk was never full'] : []),
      ...(await damageOf(scene.installation.databases)),
    ],
  };
}

/** What SQLite finds wrong with the files. */
async function damageOf({ main, sandbox, latency, logs }: Databases): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name, session } of [main, sandbox, latency, logs]) {
    const rows = await session.query<{ integrity_check: unknown }>(sql`PRAGMA integrity_check`);
    found.push(
      ...rows
        .map(({ integrity_check: finding }) => String(finding))
        .filter((finding) => finding !== 'ok')
        .map((finding) => `the ${name} database: ${finding}`),
    );
  }

  return found;
}
