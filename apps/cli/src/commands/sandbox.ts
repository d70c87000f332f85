import { type Config, numbersTicks } from '@openalgo/config';
import {
  assertMigrated,
  createSandboxRepositories,
  openSandboxDatabase,
  type SandboxDatabase,
  SYSTEM_ACTOR,
} from '@openalgo/db';
import { AppError } from '@openalgo/domain';
import {
  changeSetting,
  listSettings,
  resetAccount,
  type SettingOptions,
  settingDefaultsOf,
} from '@openalgo/sandbox';
import { carryDeeds } from '../audit/carry-deeds.ts';
import type { CliContext } from '../context.ts';
import { type CommandResult, table } from '../result.ts';
import { databaseOptions, readConfig } from '../settings.ts';

/** `openalgo sandbox reset`. */
export function reset(
  context: CliContext,
  { username }: { readonly username: string },
): Promise<CommandResult> {
  return withSandbox(context, async (database, options) => {
    await resetAccount(database, options, username);
    await carryDeeds(context, database);
    const funds = await createSandboxRepositories(database.session).funds.ofUser(username);
    const resetCount = funds?.resetCount ?? 0;
    return { data: { username, resetCount }, text: `${username} starts again (reset ${resetCount}).` };
  });
}

/** `openalgo sandbox set`. All accounts are brought to the new value before it returns. */
export function setSetting(context: CliContext, key: string, value: string): Promise<CommandResult> {
  return withSandbox(context, async (database, options) => {
    await changeSetting(database, options, key, value);
    await carryDeeds(context, database);
    return { data: { key, value }, text: `${key} is ${value}.` };
  });
}

/** `openalgo sandbox get`, of one setting or all. */
export function getSettings(context: CliContext, key?: string): Promise<CommandResult> {
  return withSandbox(context, async (database, options) => {
    const settings = await listSettings(database, options);
    const shown = settings.filter((setting) => key === undefined || setting.key === key);
    const [only] = shown;
    if (only === undefined) {
      throw new AppError(
        'not-found',
        'SETTING_UNKNOWN',
        `there is no setting ${key}; see openalgo sandbox get`,
      );
    }

    const rows = shown.map((one) => [one.key, one.value, one.description]);
    return key === undefined
      ? { data: shown, text: table(['KEY', 'VALUE', 'MEANING'], rows) }
      : { data: only, text: only.value };
  });
}

async function withSandbox<Result>(
  context: CliContext,
  work: (database: SandboxDatabase, options: SettingOptions) => Promise<Result>,
): Promise<Result> {
  const config = readConfig(context);
  const options = databaseOptions(config, context);
  await assertMigrated({ sandbox: config.databaseUrls.sandbox }, options);
  const database = await openSandboxDatabase(config.databaseUrls.sandbox, options);
  try {
    return await work(database, settingOptions(config, context));
  } finally {
    await database.close();
  }
}

function settingOptions(config: Config, { clock }: CliContext): SettingOptions {
  return {
    clock,
    marketClock: config.marketClock,
    numbersTicks: numbersTicks(config.quotes.source),
    settingDefaults: settingDefaultsOf(config),
    actsAs: SYSTEM_ACTOR,
  };
}
