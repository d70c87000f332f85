import type { SqlSession } from '../connect/database.ts';
import type { DatabaseName } from '../connect/names.ts';
import { toBigInt } from '../sql/decode.ts';
import { defineTable, integer, longText, type Table, text } from '../sql/table.ts';
import { sql } from '../sql/template.ts';
import { type Replacement, replaceValues } from '../sql/write.ts';
import type { RawRow } from './sandbox/columns.ts';

export const userSecretsTable = defineTable('users', { id: integer, totp_secret: text(255) });
export const brokerSecretsTable = defineTable('auth', { id: integer, auth: longText, feed_token: longText });
export const apiKeySecretsTable = defineTable('api_keys', { id: integer, api_key_encrypted: longText });
export const telegramSecretsTable = defineTable('telegram_users', {
  id: integer,
  encrypted_api_key: longText,
});
export const botSecretsTable = defineTable('bot_config', { id: integer, bot_token: longText });
export const settingsSecretsTable = defineTable('settings', {
  id: integer,
  smtp_password_encrypted: longText,
});
export const auditSecretsTable = defineTable('audit_heads', { id: integer, chain_key_encrypted: longText });

/** What a column's values are encrypted for; each purpose has a key of its own. */
export type EncryptionPurpose = 'secrets' | 'audit';

/** A column whose values are Fernet tokens or null, in a table with a numeric `id`. */
export interface EncryptedColumn {
  readonly database: DatabaseName;
  readonly table: string;
  readonly column: string;
  readonly purpose: EncryptionPurpose;
}

type SecretsTable = Table<{ readonly id: typeof integer }>;

function columnsOf(database: DatabaseName, table: SecretsTable, purpose: EncryptionPurpose) {
  return Object.keys(table.columns)
    .filter((column) => column !== 'id')
    .map((column) => ({ database, table: table.name, column, purpose }));
}

const MAIN_TABLES: readonly SecretsTable[] = [
  userSecretsTable,
  brokerSecretsTable,
  apiKeySecretsTable,
  telegramSecretsTable,
  botSecretsTable,
  settingsSecretsTable,
];

/** Every encrypted column of the four databases. A test holds it against the schemas. */
export const ENCRYPTED_COLUMNS: readonly EncryptedColumn[] = [
  ...MAIN_TABLES.flatMap((table) => columnsOf('main', table, 'secrets')),
  ...columnsOf('logs', auditSecretsTable, 'audit'),
];

const TABLES = new Map<string, Table>(
  [...MAIN_TABLES, auditSecretsTable].map((table) => [table.name, table]),
);

export interface EncryptedValue {
  readonly id: number;
  readonly token: string;
}

/** A token that takes the place of another of the same text. */
export interface TokenReplacement {
  readonly id: number;
  readonly from: string;
  readonly to: string;
}

export interface EncryptedColumnRepository {
  /** The values of rows after an id, ascending; null and the empty text, which revoked ones leave, are none. */
  page(
    column: EncryptedColumn,
    options: { readonly after: number; readonly limit: number },
  ): Promise<readonly EncryptedValue[]>;
  /** Replaces tokens, each only where it is still there: what others have written meanwhile stays. Returns how many. */
  replace(column: EncryptedColumn, replacements: readonly TokenReplacement[]): Promise<number>;
}

/** The encrypted values of all databases, whatever they are for. */
export function createEncryptedColumnRepository(
  databases: Readonly<Record<DatabaseName, { readonly session: SqlSession }>>,
): EncryptedColumnRepository {
  return {
    async page({ database, table, column }, { after, limit }) {
      const { session } = databases[database];
      const [name, value] = [session.dialect.identifier(table), session.dialect.identifier(column)];
      const rows = await session.query<RawRow>(
        sql`SELECT id, ${value} AS token FROM ${name} WHERE id > ${after} AND ${value} <> '' ORDER BY id LIMIT ${limit}`,
      );
      return rows.map((row) => ({ id: Number(toBigInt(row.id)), token: String(row.token) }));
    },

    replace({ database, table, column }, replacements) {
      const given = replacements.map(({ id, ...change }): Replacement => ({ key: id, ...change }));
      return replaceValues(databases[database].session, tableOf(table), { key: 'id', column }, given);
    },
  };
}

function tableOf(name: string): Table {
  const table = TABLES.get(name);
  if (table === undefined) {
    throw new RangeError(`Table ${name} has no encrypted column.`);
  }

  return table;
}
