import { parseArgs } from 'node:util';
import type { ProviderName } from '@openalgo/db';
import { testProviders } from '@openalgo/db/testing';
import { createRandom } from '@openalgo/market';
import { createAnswerWatch } from './answer-watch.ts';
import { chosen } from './chosen.ts';
import { startCrew } from './crew.ts';
import { createInstallation } from './installation.ts';
import { startLoad } from './load.ts';
import { ENGINES, type Scenario, type Stage } from './scenario.ts';
import { SCENARIOS } from './scenarios/index.ts';
import { verify } from './verify.ts';

const HELP = `npm run chaos [-- options]: what is killed, cut and stopped under load, and what must hold afterwards

  --engine NAME     sqlite, postgresql or mysql; all that answer when it is left out (may be repeated)
  --scenario NAME   ${SCENARIOS.map(({ name }) => name).join(', ')}; all when it is left out (may be repeated)
  --kills N         how often something is killed, or told to end (50)
  --rate N          orders per second (100)
  --seed N          of everything that is random (1)
  --short           three kills on each engine and as many ends on SQLite, of few accounts, for every change
`;

const ACCOUNTS = 12;
/** A key costs each process that first sees it as much as a hundred orders. */
const SHORT = { kills: 3, accounts: 4, scenarios: ['kill', 'drain'] };
/** In the short form these are tried there alone: how a process ends is the same on all. */
const SHORT_ON_SQLITE: readonly string[] = ['drain'];

interface Choice {
  readonly engines: readonly ProviderName[];
  readonly scenarios: readonly Scenario[];
  readonly isShort: boolean;
  readonly accounts: number;
  readonly kills: number;
  readonly rate: number;
  readonly seed: number;
}

interface Run {
  readonly scenario: Scenario;
  readonly provider: ProviderName;
  readonly stage: Stage;
}

/** Runs one scenario on one engine, where it can be; tells whether all held. */
async function runScenario(scenario: Scenario, provider: ProviderName, choice: Choice): Promise<boolean> {
  const stage = await scenario.prepare(provider);
  if (typeof stage === 'string') {
    print(`left out  ${scenario.name} on ${provider}: ${stage}`);
    return true;
  }

  try {
    return await runOnStage({ scenario, provider, stage }, choice);
  } finally {
    await stage.close?.();
  }
}

/** Runs it and prints what came of it. */
async function runOnStage({ scenario, provider, stage }: Run, choice: Choice): Promise<boolean> {
  const startedAt = performance.now();
  const installation = await createInstallation(provider, choice.accounts, stage);
  try {
    const random = createRandom(choice.seed);
    const crew = await startCrew(installation, scenario.workers(provider));
    const answers = createAnswerWatch();
    const load = startLoad({
      installation,
      apiUrl: crew.apiUrl,
      random: createRandom(choice.seed + 1),
      ordersPerSecond: choice.rate,
      answers,
      ...(stage.publish && { publish: stage.publish }),
    });
    const scene = { installation, crew, random, kills: choice.kills, answers };
    const outcome = await stage.act(scene).catch(async (error: unknown) => {
      await load.stop();
      throw error;
    });
    const { accepted, refused, repeated, unanswered, locked } = await load.stop();
    const { violations, ...counts } = await verify(installation.databases, accepted);
    const all = [
      ...outcome.violations,
      ...violations,
      ...(unanswered > 0 ? [`${unanswered} requests were never answered`] : []),
      ...(locked > 0 ? [`${locked} answers said "locked"`] : []),
    ];

    const seconds = Math.round((performance.now() - startedAt) / 1000);
    const figures = {
      seconds,
      accepted: accepted.size,
      ...Object.fromEntries([...refused].map(([code, times]) => [`refused ${code}`, times])),
      repeated,
      ...counts,
      ...outcome.figures,
    };
    print(`${all.length === 0 ? 'held' : 'FAILED'}  ${scenario.name} on ${provider}: ${listed(figures)}`);
    for (const violation of all) {
      print(`        ${violation}`);
    }

    return all.length === 0;
  } finally {
    await installation.close();
  }
}

function listed(figures: Readonly<Record<string, number>>): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

const print = (line: string) => process.stdout.write(`${line}\n`);

async function readChoice(): Promise<Choice | null> {
  const { values } = parseArgs({
    options: {
      engine: { type: 'string', multiple: true },
      scenario: { type: 'string', multiple: true },
      kills: { type: 'string', default: '50' },
      rate: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      short: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    print(HELP);
    return null;
  }

  const { providers, leftOut } = await testProviders();
  if (leftOut !== null && values.engine === undefined) {
    print(leftOut);
  }

  const every = SCENARIOS.map(({ name }) => name);
  const wanted = values.scenario ?? (values.short ? SHORT.scenarios : every);
  return {
    engines: values.engine === undefined ? providers : chosen('engine', values.engine, ENGINES),
    scenarios: chosen('scenario', wanted, every).flatMap(
      (name) => SCENARIOS.find((one) => one.name === name) ?? [],
    ),
    isShort: values.short,
    accounts: values.short ? SHORT.accounts : ACCOUNTS,
    kills: values.short ? SHORT.kills : Number(values.kills),
    rate: Number(values.rate),
    seed: Number(values.seed),
  };
}

function isTried({ name, engines }: Scenario, provider: ProviderName, { isShort }: Choice): boolean {
  return engines.includes(provider) && !(isShort && SHORT_ON_SQLITE.includes(name) && provider !== 'sqlite');
}

const choice = await readChoice();
for (const scenario of choice?.scenarios ?? []) {
  for (const provider of choice?.engines ?? []) {
    if (choice === null || !isTried(scenario, provider, choice)) {
      print(`left out  ${scenario.name} on ${provider}`);
    } else if (!(await runScenario(scenario, provider, choice))) {
      process.exitCode = 1;
    }
  }
}
