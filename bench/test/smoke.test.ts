import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { compared, reaches, sample } from '../src/measure.ts';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** Those that start no process; `npm run bench -- --smoke` of the CI runs all. */
const GROUPS = ['keys', 'decisions', 'matching', 'writes', 'fills', 'reads', 'latency', 'search'];

it('every row of the benchmark still runs and prints its figures', { timeout: 180_000 }, async () => {
  const args = ['--import', TSX, '--conditions=source', MAIN, '--smoke', '--json', ...GROUPS];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const names = [
    'auth_cold',
    'auth_warm',
    'bulk_100',
    'bulk_100_client',
    'fetch_one',
    'fill_decision',
    'fill_group',
    'join_50',
    'latency_cached',
    'latency_stats',
    'list_50',
    'master_search',
    'match_idle',
    'match_scale',
    'page_growth',
  ];
  expect(rows.map((row) => row.name).sort()).toEqual(names);
  for (const row of rows) {
    expect(row.value, row.name).toBeGreaterThan(0);
    expect(row.n, row.name).toBeGreaterThan(0);
  }
});

it('samples after a warm-up, and judges by both bounds of a goal', async () => {
  let calls = 0;
  const samples = await sample(20, () => {
    calls += 1;
  });
  expect([calls, samples.n]).toEqual([22, 20]);
  const slower = compared(
    'row',
    'memory',
    { p50: 3, p99: 4, n: 1 },
    { p50: 1, p99: 1, n: 1 },
    { ratioMax: 2 },
  );
  expect(slower.ratio).toBe(3);
  expect(reaches(slower)).toBe(false);
  expect(reaches({ ...slower, goal: { ratioMax: 3, valueMax: 3 } })).toBe(true);
  expect(reaches({ ...slower, goal: { valueMin: 4 } })).toBe(false);
});
