import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A temporary folder, removed when the test is over. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'openalgo-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));

  return folder;
}

const READY = "process.send({ type: 'ready', url: 'http://127.0.0.1:4242' });";
const STAY = 'setInterval(() => {}, 1000);';

/** Processes as the API and the worker are to the command line, each with one habit. */
export const HABITS = {
  // As the real ones: a first signal begins an orderly end, a second one cuts it short.
  good: `${STAY}
    let signals = 0;
    const end = () => (++signals === 1 ? setTimeout(() => process.exit(0), 50) : process.exit(9));
    process.on('SIGTERM', end).on('SIGINT', end);
    ${READY}`,
  deaf: `${STAY} process.on('SIGTERM', () => {}); ${READY}`,
  silent: STAY,
  failing: "console.error('no luck'); process.exit(3);",
  shortLived: `${READY} process.exitCode = 7; process.disconnect();`,
} as const;

export type Habit = keyof typeof HABITS;

/** Writes the process with this habit into the folder; the path of its module. */
export function writeStandIn(folder: string, habit: Habit): string {
  const path = join(folder, `${habit}.mjs`);
  writeFileSync(path, HABITS[habit]);

  return path;
}
