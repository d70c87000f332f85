import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openalgo } from '../command-line.ts';
import { makeFolder } from '../stand-ins.ts';

let initialisation: Promise<string> | undefined;

/** A folder after `openalgo init`, removed when the test is over. It is a copy, as are its secrets, of one made once. */
export async function makeInitialised(): Promise<string> {
  initialisation ??= initialise();
  const folder = makeFolder();
  cpSync(await initialisation, folder, { recursive: true });
  return folder;
}

async function initialise(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'openalgo-cli-initialised-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { code, progress } = await openalgo(['init'], folder);
  if (code !== 0) {
    throw new Error(progress.join('\n'));
  }

  return folder;
}
