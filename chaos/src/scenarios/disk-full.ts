import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Databases, sql } from '@openalgo/db';
import { proveKeys } from '../prove-keys.ts';
import { type Outcome, PAUSE_MAX_MS, type Scenario, type Scene } from '../scenario.ts';
import { mountSmallDisk, type SmallDisk } from '../small-disk.ts';
import { untilOneIsTaken } from '../until-one-is-taken.ts';

const DISK_MIB = 96;
const ROUNDS = 3;
const FULL_MS = 3000;
/** What is promised is about a second; a machine that is busy adds to it. */
const ANSWER_WITHIN_MS = 5000;

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
  const { installation, crew, answers, random } = scene;
  const figures = { timesFull: 0, refusedMeanwhile: 0, slowest503Ms: 0, healedAfterMs: 0 };
  const violations: string[] = [];
  await proveKeys(installation, crew.apiUrl());
  for (let round = 0; round < ROUNDS; round += 1) {
    await sleep(2 * PAUSE_MAX_MS + random.below(PAUSE_MAX_MS));
    answers.take();
    await disk.fill();
    await sleep(FULL_MS);
    const { counts, slowestMs } = answers.take();
    await disk.clear();
    const healedMs = await untilOneIsTaken(answers);

    figures.timesFull += 1;
    figures.refusedMeanwhile += counts.get(503) ?? 0;
    figures.slowest503Ms = Math.max(figures.slowest503Ms, slowestMs.get(503) ?? 0);
    figures.healedAfterMs = Math.max(figures.healedAfterMs, healedMs ?? 0);
    const bad = [...counts.keys()].filter((status) => status === 0 || (status >= 500 && status !== 503));
    violations.push(
      ...bad.map((status) => `${counts.get(status)} requests were answered with ${status || 'nothing'}`),
      ...(healedMs === null ? ['no order was taken when there was room again'] : []),
    );
  }

  const isSlow = figures.slowest503Ms > ANSWER_WITHIN_MS;
  return {
    figures,
    violations: [
      ...violations,
      ...(figures.refusedMeanwhile === 0 ? ['the disk was never full'] : []),
      ...(isSlow ? [`a request was refused after ${figures.slowest503Ms} ms only`] : []),
      ...(await damageOf(installation.databases)),
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
