import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import {
  type ApiLogEntry,
  createApiLogRepository,
  type Databases,
  type ProviderName,
  sql,
  toBigInt,
} from '@openalgo/db';
import { testProviders } from '@openalgo/db/testing';
import { istInstant } from '@openalgo/domain';
import { createRandom, type Random } from '@openalgo/market';
import { chosen } from './chosen.ts';
import { startCrew } from './crew.ts';
import { createInstallation, type Installation } from './installation.ts';
import { startLoad } from './load.ts';
import { watchMemory } from './memory.ts';
import { proveKeys } from './prove-keys.ts';
import { ENGINES } from './scenario.ts';
import { describeGrowth, describeLoad } from './soak-report.ts';
import { verify } from './verify.ts';

const HELP = `npm run soak [-- options]: API, worker, backups and retention together under a steady load

  --engine NAME   sqlite, postgresql or mysql (may be repeated); SQLite when it is left out, all that answer with --short
  --minutes N     how long (10)
  --rate N        orders per second (500)
  --seed N        of everything that is random (1)
  --short         twenty seconds at 100 orders per second, for every change
`;

const ACCOUNTS = 10;
/** A hundred times as often as in production: each reads and packs all that there is, beside everything else. */
const BACKUP_EVERY_MS = 150_000;
/** What the worker has to remove when it has run for a minute. */
const OLD_ROWS = 100_000;
const LONG_AGO = istInstant('2020-01-01', '12:00');
const SHORT = { minutes: 1 / 3, rate: 100 };
const MINUTE_MS = 60_000;

const { values } = parseArgs({
  options: {
    engine: { type: 'string', multiple: true },
    minutes: { type: 'string', default: '10' },
    rate: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    short: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const print = (line: string) => process.stdout.write(`${line}\n`);

if (values.help) {
  print(HELP);
} else {
  for (const engine of await chosenEngines()) {
    const given = { minutes: Number(values.minutes), rate: Number(values.rate) };
    const length = values.short ? SHORT : given;
    const violations = await soak(engine, length, Number(values.seed), !values.short);
    for (const violation of violations) {
      print(`FAILED  ${violation}`);
      process.exitCode = 1;
    }
  }
}

async function chosenEngines(): Promise<readonly ProviderName[]> {
  if (values.short && values.engine === undefined) {
    return (await testProviders()).providers;
  }

  return chosen('engine', values.engine ?? ['sqlite'], ENGINES);
}

interface Length {
  readonly minutes: number;
  readonly rate: number;
}

/** Runs it, prints what was measured, and tells what was wrong. Memory is judged where there is time for it to settle. */
async function soak(
  engine: ProviderName,
  length: Length,
  seed: number,
  isMemoryJudged: boolean,
): Promise<readonly string[]> {
  const installation = await createInstallation(engine, ACCOUNTS);
  try {
    const { databases } = installation;
    await addOldRows(databases);
    const { report, samples, backups } = await work(installation, length, createRandom(seed));
    const { violations, ...counts } = await verify(databases, report.accepted);
    const removed = OLD_ROWS - (await countOldRows(databases));
    const growths = Object.entries(samples).map(([name, of]) => describeGrowth(name, of));
    for (const line of [
      `soak on ${engine}: ${length.minutes.toFixed(1)} minutes at ${length.rate} orders a second`,
      ...describeLoad(report, length.minutes),
      `meanwhile: ${backups} backups made, ${removed} old rows removed`,
      `databases: ${counts.orders} orders, ${counts.trades} trades, ${counts.latencyRecords} latency records`,
      ...growths.map(({ line }) => line),
    ]) {
      print(line);
    }

    return [
      ...violations,
      ...(report.locked > 0 ? [`${report.locked} answers said that a database was locked`] : []),
      ...(isMemoryJudged ? growths.flatMap(({ violations: grown }) => grown) : []),
    ];
  } finally {
    await installation.close();
  }
}

/** The load itself, with backups beside it; resolves when every order has its answer. */
async function work(installation: Installation, { minutes, rate }: Length, random: Random) {
  const crew = await startCrew(installation, 1);
  await proveKeys(installation, crew.apiUrl());
  const over = new AbortController();
  const load = startLoad({ installation, apiUrl: crew.apiUrl, random, ordersPerSecond: rate });
  const memory = watchMemory({ api: crew.apiPid(), worker: crew.worker(0).pid }, over.signal);
  const backups = backUpAgainAndAgain(installation.backUp, over.signal);
  await sleep(minutes * MINUTE_MS);
  over.abort();
  return { report: await load.stop(), samples: await memory, backups: await backups };
}

async function addOldRows({ logs }: Databases): Promise<void> {
  const row: ApiLogEntry = {
    requestId: 'old',
    userId: null,
    endpoint: '/api/v1/funds',
    method: 'POST',
    statusCode: 200,
    requestSize: 80,
    responseSize: 200,
    processingTimeMs: 1,
    ipAddress: null,
    userAgent: null,
    createdAt: LONG_AGO,
  };
  await createApiLogRepository(logs).insertMany(Array.from({ length: OLD_ROWS }, () => row));
}

async function countOldRows({ logs }: Databases): Promise<number> {
  const [row] = await logs.session.query<{ counted: unknown }>(
    sql`SELECT COUNT(*) AS counted FROM api_logs WHERE request_id = ${'old'}`,
  );
  return Number(toBigInt(row?.counted));
}

async function backUpAgainAndAgain(backUp: () => Promise<void>, signal: AbortSignal): Promise<number> {
  let made = 0;
  while (!signal.aborted) {
    await backUp();
    made += 1;
    await sleep(BACKUP_EVERY_MS, undefined, { signal }).catch(() => {});
  }

  return made;
}
