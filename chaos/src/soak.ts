import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type ApiLogEntry, createApiLogRepository, type Databases, sql, toBigInt } from '@openalgo/db';
import { istInstant } from '@openalgo/domain';
import { createRandom } from '@openalgo/market';
import { startCrew } from './crew.ts';
import { createInstallation } from './installation.ts';
import { startLoad } from './load.ts';
import { watchMemory } from './memory.ts';
import { proveKeys } from './prove-keys.ts';
import { describeGrowth, describeLoad } from './soak-report.ts';
import { verify } from './verify.ts';

const HELP = `npm run soak [-- options]: API, worker, backups and retention on SQLite under a steady load

  --minutes N   how long (10)
  --rate N      orders per second (500)
  --seed N      of everything that is random (1)
  --short       twenty seconds at 100 orders per second, for every change
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
  const given = { minutes: Number(values.minutes), rate: Number(values.rate) };
  process.exitCode = await soak(values.short ? SHORT : given, Number(values.seed), !values.short);
}

interface Length {
  readonly minutes: number;
  readonly rate: number;
}

/** Runs it, prints what was measured, and tells the exit code. Memory is judged where there is time for it to settle. */
async function soak({ minutes, rate }: Length, seed: number, isMemoryJudged: boolean): Promise<number> {
  const installation = await createInstallation('sqlite', ACCOUNTS);
  try {
    await addOldRows(installation.databases);
    const crew = await startCrew(installation, 1);
    await proveKeys(installation, crew.apiUrl());
    const over = new AbortController();
    const random = createRandom(seed);
    const load = startLoad({ installation, apiUrl: crew.apiUrl, random, ordersPerSecond: rate });
    const memory = watchMemory({ api: crew.apiPid(), worker: crew.worker(0).pid }, over.signal);
    const backups = backUpAgainAndAgain(installation.backUp, over.signal);
    await sleep(minutes * MINUTE_MS);
    over.abort();
    const report = await load.stop();
    const samples = await memory;
    const made = await backups;
    const { violations, ...counts } = await verify(installation.databases, report.accepted);
    const removed = OLD_ROWS - (await countOldRows(installation.databases));
    for (const line of describeLoad(report, minutes)) {
      print(line);
    }
    print(`meanwhile: ${made} backups made, ${removed} old rows removed`);
    print(
      `databases: ${counts.orders} orders, ${counts.trades} trades, ${counts.latencyRecords} latency records`,
    );
    const growths = Object.entries(samples).map(([name, of]) => describeGrowth(name, of));
    for (const { line } of growths) {
      print(line);
    }

    const all = [
      ...violations,
      ...(report.locked > 0 ? [`${report.locked} answers said that a database was locked`] : []),
      ...(isMemoryJudged ? growths.flatMap(({ violations: grown }) => grown) : []),
    ];
    for (const violation of all) {
      print(`FAILED  ${violation}`);
    }

    return all.length === 0 ? 0 : 1;
  } finally {
    await installation.close();
  }
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
