import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { makeFolder } from './repository.ts';

const SCRIPT = fileURLToPath(new URL('../count-tests.mjs', import.meta.url));

it.each([
  ['counts what the report says', '{"numPassedTests":5,"numFailedTests":2}', '1', '5 2\n'],
  ['counts a success', '{"numPassedTests":5,"numFailedTests":0}', '0', '5 0\n'],
  ['counts a file that could not be loaded', '{"numPassedTests":5,"numFailedTests":0}', '1', '5 1\n'],
  ['counts a run that left no report', '', '1', '0 1\n'],
])('%s', (_case, report, exitCode, counts) => {
  const path = join(makeFolder({ 'report.json': report }), 'report.json');
  const { stdout } = spawnSync(process.execPath, [SCRIPT, path, exitCode], { encoding: 'utf8' });

  expect(stdout).toBe(counts);
});
