import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  type Backup,
  type BackupOptions,
  createBackup,
  type ProviderName,
  type RestoreOptions,
} from '../../src/index.ts';
import { readToolEnvironment, type TestDatabases } from '../../testing/index.ts';

export const AT = Date.UTC(2026, 7, 22, 4, 5, 6, 789);
export const SECRET = 'a secret of at least thirty-two characters';

/** A machine that runs tests is busy. */
export const PATIENT_MS = 10_000;

const PROGRAMS: Readonly<Record<ProviderName, readonly string[]>> = {
  sqlite: [],
  postgresql: ['pg_dump', 'psql'],
  mysql: ['mariadb-dump', 'mariadb'],
};

/** The engines whose dump programs are installed; says which are not. */
export function withPrograms(providers: readonly ProviderName[]): readonly ProviderName[] {
  return providers.filter((provider) => {
    const missing = PROGRAMS[provider].filter((name) => spawnSync(name, ['--version']).status !== 0);
    if (missing.length > 0) {
      process.stderr.write(`Backups not tried on ${provider}: ${missing.join(' and ')} not installed.\n`);
    }

    return missing.length === 0;
  });
}

/** A folder that is gone after the test. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'openalgo-backups-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function backUp(
  { urls, rootDir }: Pick<TestDatabases, 'urls' | 'rootDir'>,
  options: Partial<BackupOptions> = {},
): Promise<Backup> {
  return createBackup(urls, {
    rootDir,
    clock: { now: () => AT },
    tools: readToolEnvironment(),
    connectTimeoutMs: PATIENT_MS,
    folder: makeFolder(),
    kind: 'manual',
    secret: null,
    ...options,
  });
}

export function restoring({ rootDir }: Pick<TestDatabases, 'rootDir'>): RestoreOptions {
  return {
    rootDir,
    clock: { now: () => AT },
    tools: readToolEnvironment(),
    connectTimeoutMs: PATIENT_MS,
    secrets: ['an older secret of thirty-two characters', SECRET],
    overwrite: true,
    force: false,
  };
}

/** What is in a folder, the hidden included. */
export const filesIn = (folder: string): string[] => readdirSync(folder).sort();
