import { AppError } from '@openalgo/domain';

/** What the file system says when it cannot, and what to do about it. */
const ADVICE_BY_CODE: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: make room or choose another folder',
  SQLITE_FULL: 'the disk is full: make room or choose another folder',
  EDQUOT: 'the quota of this user is used up: make room or choose another folder',
  EFBIG: 'the file would be larger than this user may write',
  EROFS: 'the file system is read-only: choose another folder',
  EACCES: 'this user may not: change the permissions or choose another folder',
  EPERM: 'this user may not: change the permissions or choose another folder',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a file stands where a folder should be',
  EISDIR: 'it is a folder, not a file',
  EIO: 'the disk reports errors: check it',
  SQLITE_CANTOPEN: 'the file cannot be opened: check that it exists and that this user may read it',
  SQLITE_NOTADB: 'the file is no SQLite database',
  SQLITE_CORRUPT: 'the file is damaged: see openalgo db doctor, and restore a backup',
  SQLITE_IOERR: 'the disk reports errors: check it',
  SQLITE_READONLY: 'the file is read-only: change its permissions',
};

/** The advice for a failure of the file system or of SQLite; null for a failure of another kind. */
export function storageAdvice(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const family = code.split('_').slice(0, 2).join('_');
  return ADVICE_BY_CODE[code] ?? ADVICE_BY_CODE[family] ?? null;
}

/** Whether SQLite says that a file is broken, or none of its own. */
export function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === 'DATABASE_DAMAGED' || code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT');
}

/** Runs `work`; what the file system or SQLite refuses becomes an AppError that says what could not be done, and why. */
export async function withStorageErrors<Result>(
  what: string,
  code: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const advice = error instanceof AppError ? null : storageAdvice(error);
    throw advice === null
      ? error
      : new AppError('unavailable', code, `${what}: ${advice}.`, { cause: error });
  }
}

/** The archive is not what was written: cut short, altered, or no backup at all. */
export function damaged(file: string, reason: string, cause?: unknown): AppError {
  return new AppError(
    'invalid',
    'BACKUP_DAMAGED',
    `The backup ${file} cannot be used: ${reason}. Nothing was changed; take another backup.`,
    { cause },
  );
}
