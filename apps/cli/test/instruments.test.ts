import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openalgo } from './command-line.ts';
import { makeInitialised } from './support/initialised.ts';

let folder: string;
beforeEach(async () => {
  folder = await makeInitialised();
});

const HEADING =
  'instrument_token,tradingsymbol,name,expiry,strike,tick_size,lot_size,instrument_type,segment,exchange';

describe('openalgo instruments', () => {
  it('makes a file the master, tells what was left out, and how the import went', async () => {
    const file = join(folder, 'instruments.csv');
    writeFileSync(file, `${HEADING}\n1,SBIN,STATE BANK,,0,0.05,1,EQ,NSE,NSE\n2,X,X,,0,0.05,1,EQ,NYSE,NYSE\n`);

    const { code, data } = await openalgo(['instruments', 'import', file], folder);
    expect(code).toBe(0);
    expect(data.join('\n')).toContain('1 instruments in the layout zerodha are the master now.');
    expect(data.join('\n')).toContain('exchange is no exchange that is known here');
    const status = await openalgo(['instruments', 'status'], folder);
    expect(status.data.join('\n')).toMatch(
      /^success, .*: 1 instruments in the layout zerodha, 1 rows left out$/,
    );
    const trail = await openalgo(['audit', 'list', '--json'], folder);
    expect(trail.data.join('')).toContain('master.imported');
  });

  it('refuses what is no such file, or not there, and says why', async () => {
    const file = join(folder, 'page.html');
    writeFileSync(file, '<p>Not found</p>');

    const wrong = await openalgo(['instruments', 'import', file], folder);
    expect([wrong.code, wrong.progress.join()]).toEqual([1, expect.stringContaining('not one row')]);
    const missing = await openalgo(['instruments', 'import', join(folder, 'none.csv')], folder);
    expect([missing.code, missing.progress.join()]).toEqual([1, expect.stringContaining('there is no file')]);
  });

  it('has nothing to tell before the first import', async () => {
    const { data } = await openalgo(['instruments', 'status'], folder);
    expect(data).toEqual(['No instrument file was imported yet.']);
  });
});
