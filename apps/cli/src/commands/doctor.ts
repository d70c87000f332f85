import { resolve } from 'node:path';
import { type Config, toolEnvironment } from '@openalgo/config';
import {
  compactDatabase,
  DATABASE_NAMES,
  type DatabaseName,
  examineDatabases,
  listScheduledBackups,
} from '@openalgo/db';
import { AppError } from '@openalgo/domain';
import type { CliContext } from '../context.ts';
import { type CommandResult, table } from '../result.ts';
import { databaseOptions, readConfig } from '../settings.ts';

/** One line of the doctor's: of a database, or of the backups of all. */
interface Line {
  readonly database: string;
  readonly check: string;
  readonly level: 'ok' | 'advice' | 'problem';
  readonly message: string;
  readonly advice: string | null;
}

const HOUR_MS = 3_600_000;

/** `openalgo db doctor`: what is well with the databases, what is not, and what to do. Changes nothing. */
export async function doctor(context: CliContext): Promise<CommandResult & { readonly problems: number }> {
  const config = readConfig(context);
  const findings = await examineDatabases(config.databaseUrls, {
    ...databaseOptions(config, context),
    tools: toolEnvironment(context.env),
  });
  const lines: readonly Line[] = [...findings, await examineBackups(context, config)];
  const rows = lines.map((line) => [line.database, line.check, line.level, line.message]);
  const advice = lines.flatMap((line) =>
    line.advice === null ? [] : [`${line.level}: ${line.database} ${line.check}: ${line.advice}`],
  );

  return {
    data: { findings: lines },
    text: [table(['DATABASE', 'CHECK', 'STATE', 'FOUND'], rows), ...advice].join('\n'),
    problems: lines.filter(({ level }) => level === 'problem').length,
  };
}

/** Fails when the doctor found a problem, so that scripts need not read what it says. */
export function assertHealthy(problems: number): void {
  if (problems > 0) {
    const found = problems === 1 ? '1 problem' : `${problems} problems`;
    throw new AppError('conflict', 'DOCTOR_FOUND_PROBLEMS', `${found} found; see above what to do`);
  }
}

/** `openalgo db compact`: rewrites SQLite files without the room that removed rows left. */
export async function compact(
  context: CliContext,
  { database }: { readonly database?: DatabaseName },
): Promise<CommandResult> {
  const { databaseUrls } = readConfig(context);
  const databases = [];
  for (const name of database ? [database] : DATABASE_NAMES) {
    databases.push({ database: name, compacted: await compactDatabase(databaseUrls[name], context.rootDir) });
  }
  const rows = databases.map((one) => [one.database, one.compacted ? 'compacted' : 'nothing to do']);

  return { data: { databases }, text: table(['DATABASE', 'STATE'], rows) };
}

/** Whether the schedule of the worker is kept. */
async function examineBackups(context: CliContext, { backup }: Config): Promise<Line> {
  const line = { database: 'all', check: 'backups' };
  if (backup.everyHours === 0) {
    const advice = 'Set BACKUP_EVERY_HOURS, or call openalgo db backup from a schedule of yours';
    return { ...line, level: 'advice', message: 'the worker makes none', advice };
  }

  const folder = resolve(context.rootDir, backup.folder);
  const [newest] = await listScheduledBackups(folder);
  if (newest === undefined) {
    const advice = 'The worker makes the first a few minutes after its start; or: openalgo db backup';
    return { ...line, level: 'advice', message: `the worker has made none in ${folder} yet`, advice };
  }

  const hours = Math.floor((context.clock.now() - newest.createdAt) / HOUR_MS);
  return hours < 2 * backup.everyHours
    ? { ...line, level: 'ok', message: `the newest is ${hours} hours old`, advice: null }
    : {
        ...line,
        level: 'advice',
        message: `the newest is ${hours} hours old`,
        advice: `Is the worker running? Its log says why backups fail; or: openalgo db backup`,
      };
}
