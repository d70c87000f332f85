import type { EncryptedColumn, EncryptedColumnRepository, EncryptedValue } from '@openalgo/db';
import type { Fernet, Keyring } from '@openalgo/security';
import { keyAge, pagesOf } from './count-keys.ts';

export interface RotationOptions {
  readonly values: EncryptedColumnRepository;
  readonly keyring: Keyring;
  /** How many values are replaced by one statement. */
  readonly batchSize: number;
  /** Told after each batch how far a column is: values looked at, and values encrypted anew. */
  readonly onProgress: (column: EncryptedColumn, progress: RotationProgress) => void | Promise<void>;
}

export interface RotationProgress {
  readonly seen: number;
  readonly rotated: number;
}

interface BatchResult {
  readonly rotated: number;
  /** Values that others wrote between our reading and our writing. */
  readonly missed: number;
}

/** A column that is written all the time may be missed again and again; what is left then is counted by the caller. */
const WALKS_MAX = 5;

/**
 * Encrypts with the newest key what is encrypted with an older one, while others read and write: a value is replaced
 * only where it is still the one that was read. It can be cut short at any moment and begun again: what is done is
 * skipped. Values that no key reads are left as they are. Returns how many were encrypted anew.
 */
export async function rotateColumn(column: EncryptedColumn, options: RotationOptions): Promise<number> {
  let rotated = 0;
  for (let walk = 1; walk <= WALKS_MAX; walk += 1) {
    const result = await walkColumn(column, options, rotated);
    rotated += result.rotated;
    if (result.missed === 0) {
      break;
    }
  }

  return rotated;
}

async function walkColumn(
  column: EncryptedColumn,
  options: RotationOptions,
  before: number,
): Promise<BatchResult> {
  const { values, batchSize, onProgress } = options;
  let [seen, rotated, missed] = [0, 0, 0];
  for await (const page of pagesOf(values, column, batchSize)) {
    const batch = await rotateBatch(column, page, options);
    seen += page.length;
    rotated += batch.rotated;
    missed += batch.missed;
    await onProgress(column, { seen, rotated: before + rotated });
  }

  return { rotated, missed };
}

async function rotateBatch(
  column: EncryptedColumn,
  page: readonly EncryptedValue[],
  { values, keyring }: RotationOptions,
): Promise<BatchResult> {
  const fernet = keyring[column.purpose];
  const replacements = page
    .filter(({ token }) => keyAge(fernet, token) === 'older')
    .map(({ id, token }) => ({ id, from: token, to: reencrypt(fernet, token) }));
  const rotated = await values.replace(column, replacements);
  return { rotated, missed: replacements.length - rotated };
}

function reencrypt(fernet: Fernet, token: string): string {
  return fernet.encrypt(fernet.decrypt(token));
}
