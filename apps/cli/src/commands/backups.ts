import { resolve } from 'node:path';
import { type Config, toolEnvironment } from '@openalgo/config';
import {
  CHANGE_TOPICS,
  createBackup,
  type DatabaseName,
  restoreBackup,
  type VerifiedPart,
  verifyBackup,
} from '@openalgo/db';
import { recordDeed } from '../audit/record-deed.ts';
import type { CliContext } from '../context.ts';
import { type CommandResult, table } from '../result.ts';
import { databaseOptions, readConfig } from '../settings.ts';

/** `openalgo db backup`: one archive of all four databases, while they are in use. */
export async function backup(
  context: CliContext,
  { to, encrypt }: { readonly to?: string; readonly encrypt?: true },
): Promise<CommandResult> {
  const config = readConfig(context);
  const { path, bytes, isEncrypted, manifest } = await createBackup(config.databaseUrls, {
    ...databaseOptions(config, context),
    tools: toolEnvironment(context.env),
    folder: to ?? config.backup.folder,
    kind: 'manual',
    secret: encrypt === true ? config.appKey : null,
  });
  const parts = manifest.parts.map(({ rows, ...part }) => ({
    ...part,
    tables: Object.keys(rows).length,
    rows: sum(rows),
  }));
  const lines = parts.map((part) => [part.database, part.engine, String(part.tables), String(part.rows)]);
  const note = isEncrypted ? ', encrypted with APP_KEY: keep that too' : '';

  return {
    data: { path, bytes, isEncrypted, createdAt: manifest.createdAt, databases: parts },
    text: `${table(['DATABASE', 'ENGINE', 'TABLES', 'ROWS'], lines)}\nWrote ${path} (${bytes} bytes${note}).`,
  };
}

/** `openalgo db verify`: shows that a backup can be restored, changing nothing. */
export async function verify(context: CliContext, file: string): Promise<CommandResult> {
  const config = readConfig(context);
  const { manifest, isEncrypted, parts } = await verifyBackup(
    resolve(context.rootDir, file),
    config.databaseUrls,
    readOptions(context, config),
  );
  const rows = parts.map((part) => [part.database, part.engine, String(part.rows), stateOf(part)]);

  return {
    data: { createdAt: manifest.createdAt, isEncrypted, databases: parts },
    text: `${table(['DATABASE', 'ENGINE', 'ROWS', 'STATE'], rows)}\nThe backup of ${manifest.createdAt} is sound.`,
  };
}

export interface RestoreCommandOptions {
  readonly database?: DatabaseName;
  readonly overwrite?: true;
  readonly force?: true;
}

/** `openalgo db restore`: brings databases back to what they were when the backup was made. */
export async function restore(
  context: CliContext,
  file: string,
  { database, overwrite, force }: RestoreCommandOptions,
): Promise<CommandResult> {
  const config = readConfig(context);
  const restored = await restoreBackup(resolve(context.rootDir, file), config.databaseUrls, {
    ...readOptions(context, config),
    ...(database && { database }),
    overwrite: overwrite === true || force === true,
    force: force === true,
  });
  for (const { database: name, createdAt } of restored) {
    await recordDeed(context, { action: 'database.restored', subject: name, detail: { createdAt } });
  }
  if (restored.some((one) => one.database === 'main')) {
    await Promise.all(CHANGE_TOPICS.map(databaseOptions(config, context).announce));
  }

  const lines = restored.map((one) => `${one.database} is as it was at ${one.createdAt}. ${one.replaced}`);
  const isOlder = restored.some(({ pending }) => pending.length > 0);

  return {
    data: { databases: restored },
    text: [...lines, ...(isOlder ? ['Now bring them to this version: openalgo db migrate'] : [])].join('\n'),
  };
}

function readOptions(context: CliContext, config: Config) {
  return {
    ...databaseOptions(config, context),
    tools: toolEnvironment(context.env),
    secrets: [config.appKey, ...config.previousAppKeys],
  };
}

function stateOf({ wasRestored, pending }: VerifiedPart): string {
  if (!wasRestored) {
    return 'checksum right; not restored, for its URL is of another engine';
  }

  return pending.length === 0
    ? 'restored and sound'
    : `restored and sound; ${pending.length} migrations older`;
}

function sum(rows: Readonly<Record<string, number>>): number {
  return Object.values(rows).reduce((total, count) => total + count, 0);
}
