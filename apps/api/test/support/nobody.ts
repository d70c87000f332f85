import type { Accounts } from '@openalgo/accounts';
import type { Telegram } from '@openalgo/telegram';
import type { ApiDependencies } from '../../src/dependencies.ts';

function unreachable(): never {
  throw new Error('This test has no people');
}

/** An installation without people, for tests of what programs do with a key. Nobody is logged in. */
export const NOBODY: Accounts = {
  login: unreachable,
  users: {
    create: unreachable,
    register: unreachable,
    find: unreachable,
    list: unreachable,
    setAdmin: unreachable,
  },
  sessions: {
    begin: unreachable,
    find: async () => null,
    list: unreachable,
    listAll: unreachable,
    revoke: unreachable,
    revokeAll: unreachable,
  },
  passwords: {
    set: unreachable,
    change: unreachable,
    issueReset: unreachable,
    issueResetFor: unreachable,
    reset: unreachable,
  },
  secondFactor: {
    begin: unreachable,
    confirm: unreachable,
    renewCodes: unreachable,
    disable: unreachable,
    remove: unreachable,
    spend: unreachable,
    status: unreachable,
  },
  apiKeys: {
    status: unreachable,
    rotate: unreachable,
    revoke: unreachable,
    setOrderMode: unreachable,
    ownerOf: unreachable,
  },
};

/** What only administrators reach, for tests without any. */
export const NO_ADMINISTRATION: Pick<
  ApiDependencies,
  'settings' | 'mail' | 'sandboxDesk' | 'calendar' | 'masterImport' | 'openDownload'
> = {
  settings: { read: unreachable, update: unreachable },
  mail: { settings: unreachable, change: unreachable, send: unreachable, isSetUp: unreachable },
  sandboxDesk: {
    settings: unreachable,
    change: unreachable,
    squareOffs: unreachable,
    reset: unreachable,
    dailyPnl: unreachable,
    trades: unreachable,
  },
  calendar: {
    read: unreachable,
    saveHolidays: unreachable,
    removeHolidays: unreachable,
    saveTimings: unreachable,
  },
  masterImport: { begin: unreachable, run: unreachable, status: unreachable },
  openDownload: unreachable,
};

/** For tests in which nobody has a bot. */
export const NO_TELEGRAM: Telegram = {
  invite: unreachable,
  links: unreachable,
  allLinks: unreachable,
  unlink: unreachable,
  setPreferences: unreachable,
  commands: unreachable,
  notify: unreachable,
  status: unreachable,
  statistics: unreachable,
  configure: unreachable,
  broadcast: unreachable,
};
