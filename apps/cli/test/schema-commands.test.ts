import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openalgo } from './command-line.ts';
import { makeFolder } from './stand-ins.ts';
import { makeInitialised } from './support/initialised.ts';

describe('openalgo db diff', () => {
  it('names what was changed by hand, and makes no database that is not there', async () => {
    const folder = await makeInitialised();
    expect(await openalgo(['db', 'diff'], folder)).toMatchObject({
      code: 0,
      data: ['The databases are as the schema declares them.'],
    });

    const database = new BetterSqlite(join(folder, 'db', 'sandbox.db'));
    database.exec('ALTER TABLE sandbox_funds ADD COLUMN extra INTEGER');
    database.close();
    appendFileSync(join(folder, '.env'), '\nLOGS_DATABASE_URL=file:./db/other.db\n');

    expect((await openalgo(['db', 'diff'], folder)).data).toEqual([
      'sandbox: sandbox_funds.extra is not in the schema',
      'logs: there are no tables yet: openalgo db migrate',
    ]);
    expect(existsSync(join(folder, 'db', 'other.db'))).toBe(false);
  });
});

describe('openalgo db new', () => {
  it('refuses to begin a migration that has nothing to do', async () => {
    const { code, progress } = await openalgo(
      ['db', 'new', 'add_nothing', '--database', 'logs'],
      makeFolder(),
    );

    expect(code).toBe(1);
    expect(progress.join()).toContain('prisma/logs.prisma declares: change that first');
  });
});
