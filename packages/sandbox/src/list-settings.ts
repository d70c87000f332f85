import { createSandboxRepositories, type SandboxDatabase } from '@openalgo/db';
import { SANDBOX_SETTINGS } from '@openalgo/domain';
import type { SettingOptions } from './market-state.ts';

/** A setting as people see it. */
export interface ShownSetting {
  readonly key: string;
  readonly value: string;
  /** Whether nobody has set it. */
  readonly isDefault: boolean;
  readonly description: string;
}

/** Every setting with the value that holds. */
export async function listSettings(
  database: Pick<SandboxDatabase, 'session'>,
  { settingDefaults }: Pick<SettingOptions, 'settingDefaults'>,
): Promise<readonly ShownSetting[]> {
  const stored = await createSandboxRepositories(database.session).config.all();
  return SANDBOX_SETTINGS.map(({ key, fallback, description }) => ({
    key,
    value: stored.get(key) ?? settingDefaults.get(key) ?? fallback,
    isDefault: !stored.has(key),
    description,
  }));
}
