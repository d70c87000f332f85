import type { EncryptedColumn, EncryptedColumnRepository, EncryptedValue } from '@openalgo/db';
import { type Fernet, FernetError, type Keyring } from '@openalgo/security';

const PAGE_SIZE = 500;

/** With which key a value can be read, if with any. */
export type KeyAge = 'newest' | 'older' | 'unreadable';

/** How many values of a column are encrypted with which key. */
export interface ColumnKeys extends EncryptedColumn, Readonly<Record<KeyAge, number>> {
  /** The rows of the first of those values that no key reads. */
  readonly unreadableIds: readonly number[];
}

/** So many rows are named; how many more there are is counted. */
const NAMED_MAX = 100;

/** With which of its keys a Fernet can read a token. */
export function keyAge(fernet: Fernet, token: string): KeyAge {
  const key = fernet.keyOf(token);
  if (key === null || !isReadable(fernet, token)) {
    return 'unreadable';
  }

  return key === 0 ? 'newest' : 'older';
}

/** A key may have signed what is no text. */
function isReadable(fernet: Fernet, token: string): boolean {
  try {
    fernet.decrypt(token);
    return true;
  } catch (error) {
    if (error instanceof FernetError) {
      return false;
    }

    throw error;
  }
}

/** The values of a column, a page at a time, by id. */
export async function* pagesOf(
  values: EncryptedColumnRepository,
  column: EncryptedColumn,
  limit: number,
): AsyncGenerator<readonly EncryptedValue[]> {
  let page = await values.page(column, { after: 0, limit });
  for (let last = page.at(-1); last !== undefined; last = page.at(-1)) {
    yield page;
    page = await values.page(column, { after: last.id, limit });
  }
}

/** Reads a column through and counts. */
export async function countKeys(
  values: EncryptedColumnRepository,
  column: EncryptedColumn,
  keyring: Keyring,
): Promise<ColumnKeys> {
  const counts = { newest: 0, older: 0, unreadable: 0 };
  const unreadableIds: number[] = [];
  for await (const page of pagesOf(values, column, PAGE_SIZE)) {
    for (const { id, token } of page) {
      const age = keyAge(keyring[column.purpose], token);
      counts[age] += 1;
      if (age === 'unreadable' && unreadableIds.length < NAMED_MAX) {
        unreadableIds.push(id);
      }
    }
  }

  return { ...column, ...counts, unreadableIds };
}
