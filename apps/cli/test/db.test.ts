import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openalgo } from './command-line.ts';
import { makeFolder } from './stand-ins.ts';
import { makeInitialised } from './support/initialised.ts';

describe('openalgo db', () => {
  it('migrates the one that is named and tells where each stands', async () => {
    const folder = await makeInitialised();
    appendFileSync(join(folder, '.env'), '\nDATABASE_URL=file:./db/other.db\n');

    const before = await openalgo(['db', 'status'], folder);
    expect(before.data.find((line) => line.startsWith('main'))).toMatch(
      /[1-9]\d* pending: openalgo db migrate/,
    );
    expect(existsSync(join(folder, 'db', 'other.db'))).toBe(false);

    expect(await openalgo(['db', 'migrate', '--database', 'main'], folder)).toMatchObject({ code: 0 });

    const after = await openalgo(['db', 'status'], folder);
    expect(after.data.find((line) => line.startsWith('main'))).toContain('up to date');
  });

  it('prints JSON alone on stdout with --json', async () => {
    const folder = await makeInitialised();
    const { data } = await openalgo(['db', 'migrate', '--json'], folder);

    expect(JSON.parse(data.join('\n'))).toEqual({
      databases: ['main', 'sandbox', 'latency', 'logs'].map((database) => ({ database, applied: [] })),
    });
  });

  it('names the database that is away, and its cause when asked', async () => {
    const folder = await makeInitialised();
    // Port 1 has no server anywhere.
    appendFileSync(join(folder, '.env'), '\nLOGS_DATABASE_URL=postgresql://nobody:hidden@127.0.0.1:1/logs\n');
    const { code, progress } = await openalgo(['db', 'migrate', '--verbose'], folder);

    expect(code).toBe(1);
    expect(progress[0]).toMatch(/^error: logs database: .*not available/);
    expect(progress[1]).toMatch(/^cause: /);
    expect(progress.join()).not.toContain('hidden');
  });
});

describe('openalgo', () => {
  it.each([
    [['db', 'migrate', '--database', 'other'], 'Allowed choices are main, sandbox, latency, logs'],
    [['user', 'create', '--username', 'asha'], "required option '--email <address>' not specified"],
    [['nothing'], "unknown command 'nothing'"],
    [[], 'Usage: openalgo'],
  ])('answers %j with exit code 2 and what was expected', async (args, message) => {
    const { code, data, progress } = await openalgo(args, makeFolder());

    expect(code).toBe(2);
    expect(progress.join('\n')).toContain(message);
    expect(data).toEqual([]);
  });

  it('prints the help that was asked for as data', async () => {
    const { code, data } = await openalgo(['db', 'migrate', '--help'], makeFolder());

    expect(code).toBe(0);
    expect(data.join('\n')).toContain('Examples:');
  });
});
