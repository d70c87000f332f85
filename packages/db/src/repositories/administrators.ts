import type { Instant } from '@openalgo/domain';
import type { SqlSession } from '../connect/database.ts';
import type { MainDatabase } from '../connect/open.ts';
import { boolean, defineTable, instant, text } from '../sql/table.ts';
import { sql } from '../sql/template.ts';
import { insertRows, updateRows } from '../sql/write.ts';
import { settingsSecretsTable } from './encrypted-columns.ts';
import type { NewUser } from './users.ts';

/** Who administers the installation: decided one after the other, so that there is always somebody who does. */
export interface AdministratorRepository {
  /** Creates the user if there is none at all, whoever else tries at the same time. Whether this one came first. */
  createFirst(user: NewUser): Promise<boolean>;
  /** Whether there was such a user. */
  appoint(username: string, at: Instant): Promise<boolean>;
  /** Takes an administrator's rights if there is another administrator. Whether it was done. */
  dismiss(username: string, at: Instant): Promise<boolean>;
}

export const usersTable = defineTable('users', {
  username: text(50),
  email: text(100),
  password_hash: text(255),
  is_admin: boolean,
  created_at: instant,
  updated_at: instant,
});

const SETTINGS_ID = 1;
/** A row that everybody knows; what is written is what was there. */
const CLAIM = sql`UPDATE settings SET smtp_use_tls = smtp_use_tls WHERE id = ${SETTINGS_ID}`;

/** Whoever decides by looking at several users does so after those who came before. */
async function claimUsers(session: SqlSession): Promise<void> {
  if ((await session.execute(CLAIM)) === 0) {
    await insertRows(session, settingsSecretsTable, [{ id: SETTINGS_ID }], { onConflict: 'ignore' });
    await session.execute(CLAIM);
  }
}

function toRow({ username, email, passwordHash, isAdmin, createdAt }: NewUser) {
  return {
    username,
    email,
    password_hash: passwordHash,
    is_admin: isAdmin,
    created_at: createdAt,
    updated_at: createdAt,
  };
}

async function setAdmin(
  session: SqlSession,
  username: string,
  isAdmin: boolean,
  at: Instant,
): Promise<boolean> {
  const change = { username, is_admin: isAdmin, updated_at: at };
  const columns = { key: ['username'], set: ['is_admin', 'updated_at'] } as const;
  return (await updateRows(session, usersTable, columns, [change])) === 1;
}

/** The administrators among the rows of users. */
export function createAdministratorRepository(
  database: Pick<MainDatabase, 'session' | 'transaction' | 'announce'>,
): AdministratorRepository {
  /** What is remembered of an API key says whether its owner administers. */
  async function announced(isChanged: boolean): Promise<boolean> {
    if (isChanged) {
      await database.announce('api-keys');
    }

    return isChanged;
  }

  return {
    createFirst: (user) =>
      database.transaction(async (session) => {
        await claimUsers(session);
        const [known] = await session.query(sql`SELECT id FROM users LIMIT 1`);
        if (known !== undefined) {
          return false;
        }

        await insertRows(session, usersTable, [toRow(user)]);
        return true;
      }),

    appoint: async (username, at) => announced(await setAdmin(database.session, username, true, at)),

    async dismiss(username, at) {
      const isDone = await database.transaction(async (session) => {
        await claimUsers(session);
        const [other] = await session.query(
          sql`SELECT id FROM users WHERE is_admin AND username <> ${username} LIMIT 1`,
        );
        return other !== undefined && (await setAdmin(session, username, false, at));
      });
      return announced(isDone);
    },
  };
}
