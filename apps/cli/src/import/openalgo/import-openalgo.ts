import { join, resolve } from 'node:path';
import { type Config, readEnvironment } from '@openalgo/config';
import {
  assertMigrated,
  createLatencyImport,
  createLogsImport,
  createMainImport,
  openDatabases,
  SYSTEM_ACTOR,
} from '@openalgo/db';
import { AppError } from '@openalgo/domain';
import type { Keyring } from '@openalgo/security';
import { openRecorder, type RecordEvent } from '../../audit/recorder.ts';
import type { CliContext } from '../../context.ts';
import { openInstallationKeyring } from '../../keys/keyring.ts';
import { assertNoWorker } from '../../no-worker.ts';
import { databaseOptions, readConfig } from '../../settings.ts';
import { apiKeysStep, brokerSessionsStep, usersStep } from './access.ts';
import { holidaysStep, timingsStep } from './calendar.ts';
import { readFacts } from './facts.ts';
import { pendingOrdersStep, settingsStep } from './installation.ts';
import { instrumentsStep, masterContractsStep } from './instruments.ts';
import { analyzerStep, latencyStep, trafficStep } from './logs.ts';
import { findUnmoved, type UnmovedTable } from './not-moved.ts';
import { sandboxAccountsStep, sandboxConfigStep } from './sandbox.ts';
import type { AccountComparison } from './sandbox-account.ts';
import { assertSecretsFit, openSecrets } from './secrets.ts';
import { openSource, type Source } from './source.ts';
import { SOURCE_FILES } from './source-files.ts';
import type { Pass, Step, Target } from './step.ts';
import { chartinkStep, strategiesStep } from './strategies.ts';
import type { TableReport } from './tally.ts';
import { botConfigStep, commandLogsStep, telegramUsersStep } from './telegram.ts';

/** In an order in which whatever a row belongs to comes before it. */
const STEPS: readonly Step[] = [
  usersStep,
  apiKeysStep,
  brokerSessionsStep,
  strategiesStep,
  chartinkStep,
  telegramUsersStep,
  botConfigStep,
  commandLogsStep,
  settingsStep,
  pendingOrdersStep,
  masterContractsStep,
  instrumentsStep,
  holidaysStep,
  timingsStep,
  sandboxConfigStep,
  sandboxAccountsStep,
  latencyStep,
  trafficStep,
  analyzerStep,
];

/** An account may take this long: it comes in one transaction. */
const TRANSACTION_TIMEOUT_MS = 30 * 60_000;

export interface ImportOptions {
  /** The old installation's `db` folder, or the folder that it is in. */
  readonly folder: string;
  /** Whether to write. */
  readonly apply: boolean;
}

/** What there is in the old installation, and what becomes of it. */
export interface ImportReport {
  readonly applied: boolean;
  readonly tables: readonly TableReport[];
  readonly accounts: readonly AccountComparison[];
  readonly unmoved: readonly UnmovedTable[];
  readonly missingFiles: readonly string[];
  /** Whether something encrypted showed that the old secrets are right; null where there is nothing encrypted. */
  readonly secretsFit: true | null;
}

/**
 * Reads an OpenAlgo installation, which stays as it is, and, if it is to be applied, writes what is of use here. Everything
 * is read once before anything is written, so what cannot be read changes nothing. Doing it again adds only what came since.
 * Throws AppError for what stands in the way.
 */
export async function importOpenAlgo(
  context: CliContext,
  { folder, apply }: ImportOptions,
): Promise<ImportReport> {
  const config = readConfig(context);
  const { rootDir, env, clock, output } = context;
  const environment = readEnvironment({ file: join(rootDir, '.env'), ...(env && { env }) });
  const keyring = await openInstallationKeyring(config, context);
  const secrets = await openSecrets(config.apiKeyPepper, environment, keyring, clock);
  output.progress('Copying and checking the old databases …');
  const source = await openSource(resolve(rootDir, folder));

  try {
    assertOpenAlgo(source);
    const secretsFit = assertSecretsFit(source, secrets);
    const at = clock.now();
    const facts = readFacts(source, secrets, at);
    const run = (target: Target | null) =>
      runSteps({ source, secrets, facts, at, target, progress: (text) => output.progress(text) });

    output.progress('Reading …');
    const surveyed = await run(null);
    const results = apply ? await withTarget(context, config, keyring, run) : surveyed;

    return {
      applied: apply,
      ...results,
      unmoved: findUnmoved(source, STEPS),
      missingFiles: SOURCE_FILES.filter((file) => !source.files.includes(file)),
      secretsFit,
    };
  } finally {
    await source.close();
  }
}

function assertOpenAlgo(source: Source): void {
  if (!source.tables('openalgo.db').includes('users')) {
    throw new AppError(
      'invalid',
      'OPENALGO_NOT_FOUND',
      'openalgo.db has no users: it is no database of OpenAlgo, or OpenAlgo was never started with it',
    );
  }
}

type Results = Pick<ImportReport, 'tables' | 'accounts'>;

async function runSteps(pass: Omit<Pass, 'noteAccount'>): Promise<Results> {
  const tables: TableReport[] = [];
  const accounts: AccountComparison[] = [];

  for (const step of STEPS) {
    tables.push(...(await step.run({ ...pass, noteAccount: (one) => accounts.push(one) })));
  }

  return { tables, accounts };
}

/** Opens what is written to, which must be up to date and at rest. */
async function withTarget(
  context: CliContext,
  config: Config,
  keyring: Keyring,
  work: (target: Target) => Promise<Results>,
): Promise<Results> {
  const options = databaseOptions(config, context);
  await assertMigrated(config.databaseUrls, options);
  const databases = await openDatabases(config.databaseUrls, {
    ...options,
    transactionTimeoutMs: TRANSACTION_TIMEOUT_MS,
  });

  try {
    await assertNoWorker(databases.sandbox, context.clock.now());
    context.output.progress('Writing …');
    const results = await work({
      databases,
      ...createMainImport(databases.main),
      ...createLogsImport(databases.logs),
      ...createLatencyImport(databases.latency),
    });
    await recordImport(openRecorder(context, databases.logs, keyring), results);
    return results;
  } finally {
    await databases.close();
  }
}

/** One event with the rows by table; none where nothing was new. */
async function recordImport(record: RecordEvent, { tables }: Results): Promise<void> {
  const written = tables.filter((one) => one.written !== null && one.written > 0);
  if (written.length > 0) {
    const rows = Object.fromEntries(written.map((one) => [one.table, one.written]));
    await record({ actor: SYSTEM_ACTOR, action: 'import.applied', subject: 'openalgo', detail: rows });
  }
}

/** A worker reads resting orders when it starts, so it would not see those that come from here. */
