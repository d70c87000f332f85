import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from './repository.ts';

const PARENT = new URL('../lib/parent.mjs', import.meta.url).href;
const SCRIPT = `
import { endWithNpm } from ${JSON.stringify(PARENT)};
endWithNpm();
setInterval(() => {}, 1000);
process.on('SIGTERM', () => { console.log('ended'); process.exit(); });
console.log('running');
`;

it('ends a script whose shell was killed, as npm kills it', async () => {
  const script = join(makeFolder({ 'script.mjs': SCRIPT }), 'script.mjs');
  // A command after it keeps the shell from becoming the script itself.
  const shell = spawn('sh', ['-c', `"${process.execPath}" "${script}"; true`], {
    env: { ...process.env, npm_lifecycle_event: 'start' },
  });
  const lines: string[] = [];
  shell.stdout.on('data', (chunk) => {
    lines.push(String(chunk).trim());
    shell.kill();
  });
  // Closes when the script, which shares it with the shell, has ended.
  await new Promise((resolve) => shell.stdout.once('close', resolve));

  expect(lines).toEqual(['running', 'ended']);
});
