import type { Instant } from '@openalgo/domain';
import { withAppErrors } from '../connect/errors.ts';
import type { MainDatabase } from '../connect/open.ts';

/** A user, without anything secret. */
export interface User {
  readonly username: string;
  readonly email: string;
  readonly isAdmin: boolean;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export interface NewUser {
  readonly username: string;
  readonly email: string;
  /** Argon2id of password and pepper. */
  readonly passwordHash: string;
  readonly isAdmin: boolean;
  readonly createdAt: Instant;
}

/** What a login is checked against. */
export interface UserCredentials {
  readonly username: string;
  readonly isAdmin: boolean;
  readonly passwordHash: string;
  /** Encrypted; null where the user has no second factor. */
  readonly totpSecret: string | null;
  /** The time step of the newest code that was used; null where none was. */
  readonly totpLastStep: number | null;
}

export interface UserRepository {
  /** Throws `conflict` (UNIQUE_VIOLATION) when the name or the address is taken. */
  create(user: NewUser): Promise<User>;
  isEmpty(): Promise<boolean>;
  findByUsername(username: string): Promise<User | null>;
  findByEmail(email: string): Promise<User | null>;
  /** The only read that gives the user's secrets. */
  findCredentials(username: string): Promise<UserCredentials | null>;
  /** Whether there was such a user. */
  setPasswordHash(username: string, passwordHash: string, at: Instant): Promise<boolean>;
  /** Gives the user another hash of the same password. Whether `from` was still it: a change meanwhile stays. */
  replacePasswordHash(username: string, from: string, to: string): Promise<boolean>;
  /** Notes that a code of this time step was used. False for a step that is not newer than the last: the code is spent. */
  claimTotpStep(username: string, step: number): Promise<boolean>;
  /** Sets the encrypted secret of the second factor, or removes it. Whether there was such a user. */
  setTotpSecret(username: string, totpSecret: string | null, at: Instant): Promise<boolean>;
  list(): Promise<readonly User[]>;
}

const PUBLIC = { username: true, email: true, isAdmin: true, createdAt: true, updatedAt: true } as const;

/** The rows of users. */
export function createUserRepository({ client }: Pick<MainDatabase, 'client'>): UserRepository {
  async function update(
    username: string,
    data: { passwordHash: string } | { totpSecret: string | null; totpLastStep: null },
    at: Instant,
  ) {
    const { count } = await withAppErrors(() =>
      client.user.updateMany({ where: { username }, data: { ...data, updatedAt: new Date(at) } }),
    );
    return count === 1;
  }

  return {
    async create({ createdAt, ...user }) {
      const at = new Date(createdAt);
      const data = { ...user, createdAt: at, updatedAt: at };
      return toUser(await withAppErrors(() => client.user.create({ data, select: PUBLIC })));
    },

    async isEmpty() {
      return (await withAppErrors(() => client.user.findFirst({ select: { id: true } }))) === null;
    },

    async findByUsername(username) {
      const row = await withAppErrors(() => client.user.findUnique({ where: { username }, select: PUBLIC }));
      return row === null ? null : toUser(row);
    },

    async findByEmail(email) {
      const row = await withAppErrors(() => client.user.findUnique({ where: { email }, select: PUBLIC }));
      return row === null ? null : toUser(row);
    },

    findCredentials: (username) =>
      withAppErrors(() =>
        client.user.findUnique({
          where: { username },
          select: {
            username: true,
            isAdmin: true,
            passwordHash: true,
            totpSecret: true,
            totpLastStep: true,
          },
        }),
      ),

    setPasswordHash: (username, passwordHash, at) => update(username, { passwordHash }, at),
    async replacePasswordHash(username, from, to) {
      const { count } = await withAppErrors(() =>
        client.user.updateMany({ where: { username, passwordHash: from }, data: { passwordHash: to } }),
      );
      return count === 1;
    },

    setTotpSecret: (username, totpSecret, at) => update(username, { totpSecret, totpLastStep: null }, at),

    async claimTotpStep(username, step) {
      const isNewer = { OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] };
      const { count } = await withAppErrors(() =>
        client.user.updateMany({ where: { username, ...isNewer }, data: { totpLastStep: step } }),
      );
      return count === 1;
    },

    async list() {
      const rows = await withAppErrors(() =>
        client.user.findMany({ select: PUBLIC, orderBy: { username: 'asc' } }),
      );
      return rows.map(toUser);
    },
  };
}

interface UserRow extends Omit<User, 'createdAt' | 'updatedAt'> {
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

function toUser({ createdAt, updatedAt, ...user }: UserRow): User {
  return { ...user, createdAt: createdAt.getTime(), updatedAt: updatedAt.getTime() };
}
