import { AppError } from '@openalgo/domain';
import type { ToolEnvironment } from '../backup/contract.ts';
import { parseDatabaseUrl } from '../connect/database-url.ts';
import { withAppErrors } from '../connect/errors.ts';
import { DATABASE_NAMES, type DatabaseName } from '../connect/names.ts';
import type { DatabaseUrls } from '../connect/open.ts';
import { resolveOptions } from '../connect/options.ts';
import { type MigrateOptions, migrationStatus } from '../migrate/migrate.ts';
import { PROVIDERS } from '../providers/index.ts';
import { type Finding, type Observation, ok, problem } from './finding.ts';

export interface ExamineOptions extends MigrateOptions {
  /** What the programs of servers are given of the environment. */
  readonly tools: ToolEnvironment;
}

/** Examines the health of all four databases, changing nothing. What cannot be examined is a finding too. */
export async function examineDatabases(
  urls: DatabaseUrls,
  options: ExamineOptions,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const database of DATABASE_NAMES) {
    const observations = [
      ...(await reachable(() => examineEngine(urls[database], options))),
      ...(await reachable(() => examineMigrations(database, urls[database], options))),
    ];
    findings.push(...withoutRepeats(observations).map((observation) => ({ database, ...observation })));
  }

  return findings;
}

function examineEngine(url: string, { tools, ...options }: ExamineOptions): Promise<readonly Observation[]> {
  const { provider, address } = parseDatabaseUrl(url, options.rootDir);
  return withAppErrors(() =>
    PROVIDERS[provider].examine(address, { tools, options: resolveOptions(options) }),
  );
}

async function examineMigrations(
  database: DatabaseName,
  url: string,
  options: ExamineOptions,
): Promise<readonly Observation[]> {
  const { problem: standing, pending, applied } = await migrationStatus(database, url, options);
  if (standing !== null) {
    return [problem('schema', 'is not the schema of this version', standing.message)];
  }

  return pending.length === 0
    ? [ok('schema', `up to date, ${applied.length} migrations`)]
    : [problem('schema', `${pending.length} migrations are pending`, 'openalgo db migrate')];
}

/** A database that does not answer, or is so broken that it cannot, is what we were asked to find. */
async function reachable(examine: () => Promise<readonly Observation[]>): Promise<readonly Observation[]> {
  try {
    return await examine();
  } catch (error) {
    if (error instanceof AppError) {
      return [problem('connection', 'cannot be examined', error.message)];
    }

    const message = error instanceof Error ? error.message : String(error);
    return [problem('connection', message, 'Restore a backup: openalgo db restore FILE --overwrite')];
  }
}

function withoutRepeats(observations: readonly Observation[]): readonly Observation[] {
  const seen = new Map(observations.map((one) => [`${one.check} ${one.message}`, one]));
  return [...seen.values()];
}
