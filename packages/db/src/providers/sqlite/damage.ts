import SqliteFile from 'better-sqlite3';
import { storageAdvice } from '../../backup/errors.ts';

const LISTED_MAX = 20;

interface ForeignKeyViolation {
  readonly table: string;
  readonly rowid: number | null;
  readonly parent: string;
}

/** What `integrity_check` and `foreign_key_check` find, or why the file cannot be read at all. */
export function findSqliteDamage(path: string): readonly string[] {
  try {
    const file = new SqliteFile(path, { fileMustExist: true });
    try {
      return [...findBrokenPages(file), ...findOrphans(file)];
    } finally {
      file.close();
    }
  } catch (error) {
    const advice = storageAdvice(error);
    if (advice === null) {
      throw error;
    }

    return [`${path}: ${advice}`];
  }
}

function findBrokenPages(file: SqliteFile.Database): readonly string[] {
  const rows = file.prepare<[], string>(`PRAGMA integrity_check(${LISTED_MAX})`).pluck().all();
  return rows.filter((row) => row !== 'ok');
}

function findOrphans(file: SqliteFile.Database): readonly string[] {
  return file
    .prepare<[], ForeignKeyViolation>('PRAGMA foreign_key_check')
    .all()
    .slice(0, LISTED_MAX)
    .map(({ table, rowid, parent }) => `row ${rowid ?? '?'} of ${table} belongs to nothing in ${parent}`);
}
