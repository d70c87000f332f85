import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type ApiLogEntry, createApiLogRepository, type Databases, sql, toBigInt } from '@openalgo/db';
import { istInstant } from '@openalgo/domain';
import { createRandom } from '@openalgo/market';
import { startCrew } from './crew.ts';
import { createInstallation } from './installation.ts';
import { startLoad } from './load.ts';
import { type MemorySample, slopePerMinute, watchMemory } from './memory.ts';
import { proveKeys } from './prove-keys.ts';
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
/** A process may grow by so much in the second half; more would be a leak, not a warm-up. */
const GROWTH_MAX_MIB_PER_MINUTE = 5;
const MINUTE_MS = 60_000;
const SECONDS_PER_MINUTE = 60;
const P99 = 0.99;
const P50 = 0.5;

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
    const { accepted, refused, repeated, locked, latencies } = await load.stop();
    const samples = await memory;
    const made = await backups;
    const { violations, ...counts } = await verify(installation.databases, accepted);

    const refusals = [...refused.values()].reduce((sum, times) => sum + times, 0);
    const perSecond = (accepted.size / minutes / SECONDS_PER_MINUTE).toFixed(0);
    print(
      `orders: ${accepted.size} accepted (${perSecond} a second), ${refusals} refused, ${repeated} repeated, ${locked} locked`,
    );
    const removed = OLD_ROWS - (await countOldRows(installation.databases));
    print(`placeorder: ${describeLatencies(latencies)}`);
    print(`placeorder in the last quarter: ${describeLatencies(lastQuarter(latencies))}`);
    print(`meanwhile: ${made} backups made, ${removed} old rows removed`);
    print(
      `databases: ${counts.orders} orders, ${counts.trades} trades, ${counts.latencyRecords} latency records`,
    );
    const grown = Object.entries(samples).flatMap(([name, of]) => describeGrowth(name, of));
    const all = [
      ...violations,
      ...(locked > 0 ? [`${locked} answers said that a database was locked`] : []),
      ...(isMemoryJudged ? grown : []),
    ];
    for (const violation of all) {
      print(`FAILED  ${violation}`);
    }

    return all.length === 0 ? 0 : 1;
  } finally {
    await installation.close();
  }
}

function describeLatencies(latencies: readonly number[]): string {
  const sorted = [...latencies].sort((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1);
  return `p50 ${at(P50)} ms, p99 ${at(P99)} ms`;
}

/** What came last, to be compared with the whole: whether orders get dearer with those that lie before them. */
const lastQuarter = (latencies: readonly number[]) => latencies.slice(Math.floor(latencies.length * 0.75));

/** Prints how the memory of a process went; returns a violation where it kept growing. */
function describeGrowth(name: string, samples: readonly MemorySample[]): readonly string[] {
  const half = samples.slice(Math.floor(samples.length / 2));
  const slope = slopePerMinute(half);
  const last = samples.at(-1)?.mib ?? 0;
  print(`memory of the ${name}: ${last.toFixed(0)} MiB, ${slope.toFixed(2)} MiB a minute in the second half`);
  return slope > GROWTH_MAX_MIB_PER_MINUTE ? [`the ${name} grew by ${slope.toFixed(2)} MiB a minute`] : [];
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
