import { setTimeout as sleep } from 'node:timers/promises';
import { findOwnServers, type OwnServer, startOwnServer } from '@openalgo/db/testing';
import { proveKeys } from '../prove-keys.ts';
import { asManyAsHelp, type Outcome, PAUSE_MAX_MS, type Scenario, type Scene, SERVERS } from '../scenario.ts';
import { untilOneIsTaken } from '../until-one-is-taken.ts';

const ROUNDS = 4;
const AWAY_MS = 3000;
/** What is promised is a second; a machine that is busy adds to it. */
const ANSWER_WITHIN_MS = 5000;

export const serverAway: Scenario = {
  name: 'server-away',
  what: 'the server of all databases is stopped or killed, and started again, four times',
  engines: SERVERS,
  workers: asManyAsHelp,
  async prepare(provider) {
    const name = findOwnServers().find((own) => own === provider);
    if (name === undefined) {
      return `the programs of ${provider} are not on this machine`;
    }

    const server = await startOwnServer(name);
    return { urls: server.urls, act: (scene) => takeAway(server, scene), close: server.close };
  },
};

async function takeAway(server: OwnServer, { installation, crew, answers, random }: Scene): Promise<Outcome> {
  await proveKeys(installation, crew.apiUrl());
  const figures = { timesAway: 0, refusedMeanwhile: 0, slowest503Ms: 0, healedAfterMs: 0 };
  const violations: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await sleep(2 * PAUSE_MAX_MS + random.below(PAUSE_MAX_MS));
    answers.take();
    await server.stop(round % 2 === 0 ? 'kill' : undefined);
    await sleep(AWAY_MS);
    const { counts, slowestMs } = answers.take();
    await server.start();
    const healedMs = await untilOneIsTaken(answers);

    figures.timesAway += 1;
    figures.refusedMeanwhile += counts.get(503) ?? 0;
    figures.slowest503Ms = Math.max(figures.slowest503Ms, slowestMs.get(503) ?? 0);
    figures.healedAfterMs = Math.max(figures.healedAfterMs, healedMs ?? 0);
    const other = [...counts.keys()].filter((status) => status === 0 || (status >= 500 && status !== 503));
    violations.push(
      ...other.map((status) => `${counts.get(status)} requests were answered with ${status || 'nothing'}`),
      ...(healedMs === null ? ['no order was taken when the server was back'] : []),
    );
  }

  return {
    figures,
    violations:
      figures.slowest503Ms > ANSWER_WITHIN_MS
        ? [...violations, `a request was refused after ${figures.slowest503Ms} ms only`]
        : violations,
  };
}
