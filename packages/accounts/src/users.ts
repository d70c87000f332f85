import { createAdministratorRepository, createUserRepository, type User } from '@openalgo/db';
import { AppError } from '@openalgo/domain';
import type { AccountDependencies } from './dependencies.ts';
import { assertPassword, assertUser, noSuchUser } from './rules.ts';

/** A user as somebody who creates it says it. */
export interface UserDraft {
  readonly username: string;
  readonly email: string;
  /** In clear; only its hash is kept. */
  readonly password: string;
}

/** Who may use the installation. */
export interface Users {
  /** Throws `invalid` (USER_INVALID), and `conflict` when the name or the address is taken. */
  create(by: string, draft: UserDraft & { readonly isAdmin: boolean }): Promise<void>;
  /**
   * Creates a user for a stranger: the first one, who becomes the administrator, and others where that is allowed. Throws
   * `forbidden` (REGISTRATION_CLOSED). Whether the user became an administrator.
   */
  register(draft: UserDraft): Promise<boolean>;
  find(username: string): Promise<User | null>;
  list(): Promise<readonly User[]>;
  /** Throws `not-found`, and `conflict` (LAST_ADMIN) for the last administrator's rights. */
  setAdmin(by: string, username: string, isAdmin: boolean): Promise<void>;
}

/** Users over their table. */
export function createUsers({ database, clock, hasher, record, policy }: AccountDependencies): Users {
  const users = createUserRepository(database);
  const administrators = createAdministratorRepository(database);

  async function toRow({ password, ...user }: UserDraft, isAdmin: boolean) {
    assertUser(user);
    assertPassword(password);
    return { ...user, isAdmin, passwordHash: await hasher.hash(password), createdAt: clock.now() };
  }

  async function recordCreated(by: string, { username }: UserDraft, isAdmin: boolean): Promise<void> {
    await record({ actor: by, action: 'user.created', subject: username, detail: { isAdmin } });
  }

  /** Before the password is hashed, so that those who may not register take no time. */
  async function assertRegistrationOpen(): Promise<void> {
    if (!policy.openRegistration && !(await users.isEmpty())) {
      throw closed();
    }
  }

  return {
    async create(by, { isAdmin, ...draft }) {
      await users.create(await toRow(draft, isAdmin));
      await recordCreated(by, draft, isAdmin);
    },

    async register(draft) {
      await assertRegistrationOpen();
      const row = await toRow(draft, true);
      const isFirst = await administrators.createFirst(row);
      if (!isFirst) {
        if (!policy.openRegistration) {
          throw closed();
        }
        await users.create({ ...row, isAdmin: false });
      }

      await recordCreated(draft.username, draft, isFirst);
      return isFirst;
    },

    find: (username) => users.findByUsername(username),
    list: () => users.list(),

    async setAdmin(by, username, isAdmin) {
      if ((await users.findByUsername(username)) === null) {
        throw noSuchUser(username);
      }

      const isDone = isAdmin
        ? await administrators.appoint(username, clock.now())
        : await administrators.dismiss(username, clock.now());
      if (!isDone) {
        throw new AppError('conflict', 'LAST_ADMIN', 'Make somebody else an administrator first.');
      }

      await record({ actor: by, action: 'user.role_changed', subject: username, detail: { isAdmin } });
    },
  };
}

function closed(): AppError {
  const message = 'Ask an administrator for an account: nobody may register here.';
  return new AppError('forbidden', 'REGISTRATION_CLOSED', message);
}
