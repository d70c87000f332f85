import { createSandboxRepositories } from '@openalgo/db';
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

/**
 * Changes a setting, for every process and at once, and brings all accounts to it: their capital, and the margin of
 * whatever they have open. Doing it again, as after an interruption, finishes what is left.
 *
 * Throws `invalid` for an unknown key or a text that is no value of it.
 */
export async function changeSetting(
  database: JobDatabase,
  options: SettingOptions,
  key: string,
  text: string,
): Promise<void> {
  const reason = checkSetting(key, text);
  if (reason !== null) {
    throw new AppError('invalid', 'SETTING_INVALID', `${key}: ${reason}`, { fields: { [key]: [reason] } });
  }

  const repositories = createSandboxRepositories(database.session);
  await repositories.config.save(key, text, await marketTime(repositories, options));
  for await (const accounts of accountPages(repositories)) {
    await applySettings(database, options, accounts);
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
