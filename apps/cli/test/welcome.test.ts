import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderWelcome } from '../src/commands/start/welcome.ts';
import { makeFolder } from './stand-ins.ts';

const FACTS = { url: 'http://127.0.0.1:5000', demoFile: '.openalgo/demo.json', logsFolder: null };

/** The part that is made to be pasted into a shell. */
function commandsOf(welcome: string): string {
  return welcome.slice(welcome.indexOf('  KEY='), welcome.indexOf('\n\nCtrl-C'));
}

describe('the welcome', () => {
  it('has a first order that works when pasted into a shell', () => {
    const folder = makeFolder();
    mkdirSync(join(folder, '.openalgo'));
    writeFileSync(join(folder, '.openalgo', 'demo.json'), JSON.stringify({ apiKey: 'abc' }));
    // Shows what curl would be given, an argument a line.
    const script = `curl() { printf '%s\\n' "$@"; }\n${commandsOf(renderWelcome(FACTS))}`;
    const printed = execFileSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8' }).split('\n');

    expect(printed).toContain('http://127.0.0.1:5000/api/v1/placeorder');
    expect(JSON.parse(printed[printed.indexOf('-d') + 1] ?? '')).toEqual({
      apikey: 'abc',
      strategy: 'demo',
      exchange: 'NSE',
      symbol: 'SBIN',
      action: 'BUY',
      product: 'MIS',
      pricetype: 'MARKET',
      quantity: '1',
    });
  });

  it('shows no order where there is no demo account', () => {
    expect(renderWelcome({ ...FACTS, demoFile: null })).not.toContain('curl');
  });
});
