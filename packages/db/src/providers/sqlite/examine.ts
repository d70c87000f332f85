import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { advise, type Observation, ok, problem } from '../../doctor/finding.ts';
import { findSqliteDamage } from './damage.ts';
import { AUTO_VACUUM_INCREMENTAL, pragmaNumber } from './space.ts';

const MEGABYTE = 1024 * 1024;
const DISK_MIN_BYTES = 200 * MEGABYTE;
const WAL_MAX_BYTES = 64 * MEGABYTE;
/** Less free room in the file than this is not worth a word. */
const UNUSED_MIN_BYTES = 16 * MEGABYTE;
const OTHERS_MAY = 0o077;
/** Linux's numbers of NFS, SMB, CIFS, SMB2 and 9P, which do not share memory between machines as WAL needs it. */
const NETWORK_FILE_SYSTEMS: readonly number[] = [0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997];

/** What can be wrong with a file of SQLite and the disk that it is on. */
export function examineSqliteFile(path: string): readonly Observation[] {
  if (!existsSync(path)) {
    return [problem('file', `there is no ${path}`, 'openalgo db migrate makes it; or restore a backup')];
  }

  const damage = findSqliteDamage(path);
  const pages = damage.length === 0 ? [ok('integrity', 'sound'), examineRoom(path)] : damage.map(damaged);
  return [
    ...pages,
    examinePermissions(path),
    examineWal(path),
    ...examineDisk(path),
    ...examineLeftovers(path),
  ];
}

function damaged(message: string): Observation {
  return problem(
    'integrity',
    message,
    'Stop OpenAlgo, then restore a backup: openalgo db restore FILE --overwrite; the old file is kept',
  );
}

function examinePermissions(path: string): Observation {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
  } catch {
    return problem(
      'permissions',
      `this user may not write ${path} or its folder`,
      `chown or chmod u+rw ${path}`,
    );
  }

  return (statSync(path).mode & OTHERS_MAY) === 0
    ? ok('permissions', 'this user alone')
    : advise('permissions', 'other users of this machine may read it', `chmod 600 ${path}`);
}

function examineWal(path: string): Observation {
  const bytes = existsSync(`${path}-wal`) ? statSync(`${path}-wal`).size : 0;
  return bytes <= WAL_MAX_BYTES
    ? ok('wal', `${megabytes(bytes)} of changes beside the file`)
    : advise(
        'wal',
        `${megabytes(bytes)} of changes beside the file`,
        'Something reads an old state for very long and keeps them there: close other programs, or restart OpenAlgo',
      );
}

function examineDisk(path: string): readonly Observation[] {
  const { bavail, bsize, type } = statfsSync(dirname(path));
  const free = bavail * bsize;
  const room =
    free < Math.max(DISK_MIN_BYTES, statSync(path).size)
      ? problem(
          'disk',
          `${megabytes(free)} free`,
          'Make room: a backup or a restore needs as much as the file',
        )
      : ok('disk', `${megabytes(free)} free`);

  return NETWORK_FILE_SYSTEMS.includes(type)
    ? [
        room,
        problem('disk', 'a network drive', 'Move the file to a disk of this machine: SQLite breaks there'),
      ]
    : [room];
}

/** What restores left beside the file: those that were killed, and the old files that they kept. */
function examineLeftovers(path: string): readonly Observation[] {
  const names = readdirSync(dirname(path)).filter((name) =>
    ['restoring-', 'replaced-'].some((kind) => name.startsWith(`${basename(path)}.${kind}`)),
  );

  return names.map((name) =>
    advise(
      'leftovers',
      `${name} is from a restore`,
      `Remove ${join(dirname(path), name)} when you are content`,
    ),
  );
}

function examineRoom(path: string): Observation {
  const file = new SqliteFile(path, { readonly: true });
  try {
    const unused = pragmaNumber(file, 'freelist_count') * pragmaNumber(file, 'page_size');
    if (pragmaNumber(file, 'auto_vacuum') !== AUTO_VACUUM_INCREMENTAL) {
      return advise(
        'space',
        `${megabytes(unused)} unused, which cannot be given back while it runs`,
        'Stop OpenAlgo, then: openalgo db compact (SQLite VACUUM)',
      );
    }

    return unused < UNUSED_MIN_BYTES
      ? ok('space', `${megabytes(unused)} unused`)
      : advise('space', `${megabytes(unused)} unused`, 'The worker gives it back; or: openalgo db compact');
  } finally {
    file.close();
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
