import { existsSync, readdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { ServerName } from './servers.ts';

/** A program and its arguments. */
export type Command = readonly [program: string, ...args: string[]];

/** How a server is made and run by the programs of this machine, all that it has being in one folder. */
export interface ServerRecipe {
  /** The user that it runs as when the tests are root's; null where root may run it. */
  readonly user: string | null;
  initialise(folder: string): Command;
  serve(folder: string, port: number): Command;
  /** Ends it in order, without waiting for those who are connected. */
  readonly endSignal: NodeJS.Signals;
  /** Ends it at once, as a crash does. */
  readonly killSignal: NodeJS.Signals;
  /** Where a database of it is; without a name one that is there from the beginning. */
  url(port: number, database?: string): string;
}

/** The programs of the newest PostgreSQL on Debian and its kin; null for none. */
export function findPostgresqlPrograms(): string | null {
  const root = '/usr/lib/postgresql';
  const [newest] = existsSync(root) ? readdirSync(root).sort().reverse() : [];
  const folder = newest === undefined ? null : join(root, newest, 'bin');
  return folder !== null && existsSync(join(folder, 'initdb')) ? folder : null;
}

/** How a server runs here; null where its programs are not on this machine. */
export function findRecipe(name: ServerName): ServerRecipe | null {
  return name === 'postgresql' ? findPostgresql() : findMariadb();
}

function findPostgresql(): ServerRecipe | null {
  const programs = findPostgresqlPrograms();
  if (programs === null) {
    return null;
  }

  const data = (folder: string) => join(folder, 'data');
  return {
    user: 'postgres',
    initialise: (folder) => [
      join(programs, 'initdb'),
      ...['-D', data(folder), '-A', 'trust', '-U', 'test', '--no-sync'],
    ],
    serve: (folder, port) => [
      join(programs, 'postgres'),
      ...['-D', data(folder), '-p', String(port), '-k', folder],
      ...['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off', '-c', 'shared_buffers=8MB'],
    ],
    endSignal: 'SIGINT',
    killSignal: 'SIGQUIT',
    url: (port, database = 'postgres') => `postgresql://test@127.0.0.1:${port}/${database}`,
  };
}

const MARIADB_FOLDERS = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin'];

function findMariadb(): ServerRecipe | null {
  const find = (name: string) => MARIADB_FOLDERS.map((folder) => join(folder, name)).find(existsSync);
  const server = find('mariadbd');
  const installer = find('mariadb-install-db');
  if (server === undefined || installer === undefined) {
    return null;
  }

  const common = (folder: string) => [
    ...['--no-defaults', `--datadir=${join(folder, 'data')}`],
    ...(userInfo().uid === 0 ? ['--user=root'] : []),
  ];
  return {
    user: null,
    initialise: (folder) => [
      installer,
      ...common(folder),
      ...['--auth-root-authentication-method=normal', '--skip-test-db'],
    ],
    serve: (folder, port) => [
      server,
      ...common(folder),
      ...[`--port=${port}`, '--bind-address=127.0.0.1', `--socket=${join(folder, 'socket')}`],
      ...[`--pid-file=${join(folder, 'pid')}`, '--innodb-flush-log-at-trx-commit=2'],
    ],
    endSignal: 'SIGTERM',
    killSignal: 'SIGKILL',
    url: (port, database = 'mysql') => `mysql://root@127.0.0.1:${port}/${database}`,
  };
}
