import type { SandboxDatabase } from '@openalgo/db';
import {
  type AccountHistory,
  changeSettings,
  createAccountHistory,
  listSettings,
  listSquareOffs,
  type MarketOptions,
  resetAccount,
  type ShownSetting,
  type SquareOff,
} from '@openalgo/sandbox';

/** What people see and do of paper accounts besides trading. */
export interface SandboxDesk extends AccountHistory {
  settings(): Promise<readonly ShownSetting[]>;
  /** All or none, with effect at once. Throws `invalid` (SETTING_INVALID) with a reason for each that is wrong. */
  change(by: string, texts: ReadonlyMap<string, string>): Promise<void>;
  squareOffs(): Promise<readonly SquareOff[]>;
  /** Lets an account start again. Throws `not-found` (ACCOUNT_NOT_FOUND) where there is none yet. */
  reset(userId: string): Promise<void>;
}

/** The desk over sandbox.db. */
export function createSandboxDesk(database: SandboxDatabase, options: MarketOptions): SandboxDesk {
  return {
    ...createAccountHistory(database),
    settings: () => listSettings(database, options),
    change: (by, texts) => changeSettings(database, options, by, texts),
    squareOffs: () => listSquareOffs(database, options),
    reset: (userId) => resetAccount(database, options, userId),
  };
}
