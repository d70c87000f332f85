import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type AnswersOfAWhile, createAnswerWatch } from '../answer-watch.ts';
import { post } from '../client.ts';
import { residentMib } from '../memory.ts';
import { proveKeys } from '../prove-keys.ts';
import { asManyAsHelp, ENGINES, type Outcome, type Scenario, type Scene } from '../scenario.ts';
import { untilOneIsTaken } from '../until-one-is-taken.ts';

const IN_FLIGHT_MAX = 50;
const CLIENTS = 300;
const FLOOD_MS = 8000;
const LOOK_EVERY_MS = 500;
/** Whoever watches the process must not wait for those who flood it; a machine that is busy adds to it. */
const HEALTH_WITHIN_MS = 5000;
/** What a flood may leave behind: buffers that are there for the next. */
const GROWTH_MAX_MIB = 256;
const ENDPOINTS = ['orderbook', 'tradebook', 'positionbook', 'funds'];

export const flood: Scenario = {
  name: 'flood',
  what: 'clients ask as fast as they can for eight seconds, six times as many as are worked on at once',
  engines: ENGINES,
  workers: asManyAsHelp,
  prepare: async () => ({
    settings: { REQUESTS_IN_FLIGHT_MAX: String(IN_FLIGHT_MAX) },
    act: floodAndLookAfterwards,
  }),
};

async function floodAndLookAfterwards(scene: Scene): Promise<Outcome> {
  const { installation, crew, answers } = scene;
  await proveKeys(installation, crew.apiUrl());
  const before = (await residentMib(crew.apiPid())) ?? 0;
  const { served, withoutAdvice, slowestHealthMs, overfull } = await floodFor(scene);
  const healedAfterMs = await untilOneIsTaken(answers);
  const grownMib = Math.round(((await residentMib(crew.apiPid())) ?? 0) - before);

  const { counts, slowestMs } = served;
  const bad = [...counts.keys()].filter((status) => ![200, 429, 503].includes(status));
  return {
    figures: {
      answered: counts.get(200) ?? 0,
      turnedAway: (counts.get(503) ?? 0) + (counts.get(429) ?? 0),
      slowestAnswerMs: slowestMs.get(200) ?? 0,
      slowest503Ms: slowestMs.get(503) ?? 0,
      slowestHealthMs,
      grownMib,
      healedAfterMs: healedAfterMs ?? 0,
    },
    violations: [
      ...bad.map((status) => `${counts.get(status)} requests were answered with ${status || 'nothing'}`),
      ...overfull,
      ...(counts.has(503) ? [] : ['nobody was turned away']),
      ...(withoutAdvice > 0 ? [`${withoutAdvice} were turned away without Retry-After`] : []),
      ...(slowestHealthMs > HEALTH_WITHIN_MS ? [`health was told after ${slowestHealthMs} ms only`] : []),
      ...(grownMib > GROWTH_MAX_MIB ? [`the API grew by ${grownMib} MiB`] : []),
      ...(healedAfterMs === null ? ['no order was taken when the flood was over'] : []),
    ],
  };
}

interface Flooded {
  readonly served: AnswersOfAWhile;
  /** How many were turned away without being told when to come again. */
  readonly withoutAdvice: number;
  readonly slowestHealthMs: number;
  /** Queues that held more than they may. */
  readonly overfull: readonly string[];
}

async function floodFor({ installation: { traderKeys }, crew, random }: Scene): Promise<Flooded> {
  const watch = createAnswerWatch();
  const until = performance.now() + FLOOD_MS;
  let withoutAdvice = 0;

  async function askOn(): Promise<void> {
    while (performance.now() < until) {
      const apikey = traderKeys[random.below(traderKeys.length)];
      const endpoint = ENDPOINTS[random.below(ENDPOINTS.length)] ?? 'funds';
      const askedAt = performance.now();
      const answer = await post(crew.apiUrl(), endpoint, { apikey }, randomUUID());
      watch.note(answer, performance.now() - askedAt);
      withoutAdvice += answer?.httpStatus === 503 && answer.retryAfterMs === null ? 1 : 0;
    }
  }

  const clients = Promise.all(Array.from({ length: CLIENTS }, askOn));
  let slowestHealthMs = 0;
  const overfull = new Set<string>();
  for (; performance.now() < until; await sleep(LOOK_EVERY_MS)) {
    const askedAt = performance.now();
    const response = await fetch(`${crew.apiUrl()}/metrics`);
    for (const queue of overfullQueues(await response.text())) {
      overfull.add(queue);
    }
    slowestHealthMs = Math.max(slowestHealthMs, Math.round(performance.now() - askedAt));
  }

  await clients;
  return { served: watch.take(), withoutAdvice, slowestHealthMs, overfull: [...overfull] };
}

function overfullQueues(metrics: string): readonly string[] {
  const values = new Map(
    [...metrics.matchAll(/^(openalgo_\w+_queue_(?:depth|capacity)) (\d+)$/gm)].map(([, name = '', value]) => [
      name,
      Number(value),
    ]),
  );
  return [...values]
    .filter(([name, value]) => value > (values.get(name.replace('_depth', '_capacity')) ?? value))
    .map(([name]) => `${name} was beyond its capacity`);
}
