import { createSandboxRepositories, SYSTEM_ACTOR } from '@openalgo/db';
import {
  AppError,
  type BookKey,
  bookId,
  changeCapital,
  checkSetting,
  type Funds,
  rebookMargin,
  type SandboxSettings,
} from '@openalgo/domain';
import { loadAccountImage } from '../account-image.ts';
import { currentSettings, marketTime, type SettingOptions } from '../market-state.ts';
import { accountPages } from './account-pages.ts';
import type { JobDatabase } from './job-options.ts';

/** Changes one setting, as the system's doing; see `changeSettings`. */
export function changeSetting(
  database: JobDatabase,
  options: SettingOptions,
  key: string,
  text: string,
): Promise<void> {
  return changeSettings(database, options, SYSTEM_ACTOR, new Map([[key, text]]));
}

/**
 * Changes settings, all or none, for every process and at once, and brings all accounts to them: their capital, and the
 * margin of whatever they have open. Doing it again, as after an interruption, finishes what is left. Each is written down for the
 * audit trail, with the change, as the doing of `by`.
 *
 * Throws `invalid` for an unknown key or a text that is no value of it.
 */
export async function changeSettings(
  database: JobDatabase,
  options: SettingOptions,
  by: string,
  texts: ReadonlyMap<string, string>,
): Promise<void> {
  assertSettings(texts);
  const repositories = createSandboxRepositories(database.session);
  const at = await marketTime(repositories, options);
  await database.transaction(async (session) => {
    const { config, deeds } = createSandboxRepositories(session);
    for (const [key, text] of texts) {
      await config.save(key, text, at);
    }
    const deed = { at: options.clock.now(), actor: by, action: 'setting.changed' };
    await deeds.insert([...texts].map(([subject, value]) => ({ ...deed, subject, detail: { value } })));
  });
  for await (const accounts of accountPages(repositories)) {
    await applySettings(database, options, accounts);
  }
}

function assertSettings(texts: ReadonlyMap<string, string>): void {
  const wrong = [...texts].flatMap(([key, text]) => {
    const reason = checkSetting(key, text);
    return reason === null ? [] : [{ key, reason }];
  });
  if (wrong.length > 0) {
    const message = wrong.map(({ key, reason }) => `${key}: ${reason}`).join(' ');
    const fields = Object.fromEntries(wrong.map(({ key, reason }) => [key, [reason]]));
    throw new AppError('invalid', 'SETTING_INVALID', message, { fields });
  }
}

/** Brings a group of accounts to the present settings, in one transaction. */
async function applySettings(
  database: JobDatabase,
  options: SettingOptions,
  accounts: readonly Funds[],
): Promise<void> {
  const userIds = accounts.map(({ userId }) => userId);
  const at = options.clock.now();

  await database.transaction(async (session) => {
    const repositories = createSandboxRepositories(session);
    const claimed = await repositories.funds.claim(userIds);
    const settings = await currentSettings(repositories, options);
    const keys = await openBooks(repositories, userIds);
    const funded = claimed.map((funds) => withCapital(funds, settings));
    const image = await loadAccountImage(repositories, funded, keys);
    for (const key of keys) {
      const slice = image.slice(key);
      if (slice !== null) {
        image.keep(key, rebookMargin(slice.funds, slice.book, slice.book, settings), []);
      }
    }

    await repositories.funds.save(
      funded.filter((funds) => !claimed.includes(funds)),
      at,
    );
    await image.save(repositories, at);
  });
}

function withCapital(funds: Funds, { startingCapital }: SandboxSettings): Funds {
  return funds.capital === startingCapital ? funds : changeCapital(funds, startingCapital);
}

async function openBooks(
  { positions, orders }: ReturnType<typeof createSandboxRepositories>,
  userIds: readonly string[],
): Promise<readonly BookKey[]> {
  const held = await positions.openOfUsers(userIds);
  const resting = await orders.restingBooksOf(userIds);
  return [...new Map([...held, ...resting].map((key) => [bookId(key), key])).values()];
}
