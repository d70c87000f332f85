import { join, resolve } from 'node:path';
import { type Config, readEnvironment } from '@openalgo/config';
import {
  createCalendarRepository,
  createInstrumentRepository,
  DATABASE_NAMES,
  databaseFolder,
} from '@openalgo/db';
import { withAuditedAccounts } from '../../audit/with-audited-accounts.ts';
import type { CliContext } from '../../context.ts';
import { withMainDatabase } from '../../main-database.ts';
import { applyMigrations } from '../../migrations.ts';
import { assertWritable } from '../../preflight.ts';
import { readConfig } from '../../settings.ts';
import { ensureDemoAccount } from './demo-account.ts';
import { writeEnvFileIfMissing } from './env-file.ts';
import { seedCalendar } from './seed-calendar.ts';
import { seedInstruments } from './seed-instruments.ts';

/** An installation that is ready to run. */
export interface Installation {
  readonly config: Config;
  /** Where the demo account is kept; null in production, which has none. */
  readonly demoFile: string | null;
}

/**
 * `openalgo init`: writes an `.env` with new secrets if there is none, migrates the databases, and sees to it that there
 * are instruments, a calendar and, except in production, a demo account. Doing it again changes nothing.
 * @param check is asked once the configuration is known, before anything is changed by it
 */
export async function init(
  context: CliContext,
  check: (config: Config) => Promise<void> = async () => {},
): Promise<Installation> {
  const { rootDir, output } = context;
  await assertWritable(rootDir);

  if (!areSecretsGiven(context) && (await writeEnvFileIfMissing(join(rootDir, '.env')))) {
    output.progress('Wrote .env with secrets of its own.');
  }

  const config = readConfig(context);
  await check(config);

  for (const folder of foldersOf(config, rootDir)) {
    await assertWritable(folder);
  }

  await migrate(context, config);

  return { config, demoFile: await seed(context, config) };
}

/** A container has them in its environment, and no file. */
function areSecretsGiven({ rootDir, env }: CliContext): boolean {
  const given = readEnvironment({ file: join(rootDir, '.env'), ...(env && { env }) });
  return given.APP_KEY !== undefined && given.API_KEY_PEPPER !== undefined;
}

function foldersOf({ runDir, databaseUrls }: Config, rootDir: string): ReadonlySet<string> {
  const databases = Object.values(databaseUrls).map((url) => databaseFolder(url, rootDir));

  return new Set([resolve(rootDir, runDir), ...databases.filter((folder) => folder !== null)]);
}

async function migrate(context: CliContext, config: Config): Promise<void> {
  context.output.progress('Preparing the databases …');

  for (const { database, applied } of await applyMigrations(context, config, DATABASE_NAMES)) {
    if (applied.length > 0) {
      context.output.progress(`  ${database}: ${applied.join(', ')}`);
    }
  }
}

/** @returns where the demo account is kept, if there is one */
async function seed(context: CliContext, config: Config): Promise<string | null> {
  const { clock, output, rootDir } = context;
  const added = await withMainDatabase(context, config, async (database) => ({
    instruments: await seedInstruments(createInstrumentRepository(database), clock),
    holidays: await seedCalendar(createCalendarRepository(database), clock),
  }));

  for (const [what, count] of Object.entries(added)) {
    if (count > 0) {
      output.progress(`Added ${count} ${what}.`);
    }
  }

  if (config.nodeEnv === 'production') {
    return null;
  }

  const file = resolve(rootDir, config.runDir, 'demo.json');

  if (await withAuditedAccounts(context, config, (accounts) => ensureDemoAccount(accounts, file))) {
    output.progress(`Wrote the demo account to ${file}.`);
  }

  return file;
}
