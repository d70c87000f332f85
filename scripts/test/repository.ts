import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** A temporary folder with these files (text by path), removed when the test is over. */
export function makeFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'openalgo-scripts-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));

  for (const [path, text] of Object.entries(files)) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }

  return folder;
}

/** Runs one of our scripts in a folder; what it reports is on stderr. */
export function runScript(
  name: string,
  folder: string,
): { readonly code: number | null; readonly report: string } {
  const path = fileURLToPath(new URL(`../${name}`, import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [path], { cwd: folder, encoding: 'utf8' });

  return { code: status, report: stderr };
}
