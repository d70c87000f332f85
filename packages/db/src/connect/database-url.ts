import { dirname, resolve } from 'node:path';
import { AppError } from '@openalgo/domain';
import type { ProviderName } from './names.ts';

/** Where a database is: the engine, and a path for SQLite or the URL for a server. */
export interface DatabaseLocation {
  readonly provider: ProviderName;
  /** An absolute path for SQLite, else the URL with the scheme that the driver expects. */
  readonly address: string;
}

const SERVER_SCHEMES: Readonly<Record<string, ProviderName>> = {
  postgresql: 'postgresql',
  postgres: 'postgresql',
  mysql: 'mysql',
  mariadb: 'mysql',
};

/**
 * Reads a database URL; its scheme picks the engine. SQLite's may be a plain path (`file:db/x.db`) or SQLAlchemy's
 * (`sqlite:///db/x.db` is relative, `sqlite:////var/x.db` absolute); relative paths start at `rootDir`.
 * Throws `invalid` (DATABASE_URL_INVALID) for anything else, never quoting the URL, which may hold a password.
 */
export function parseDatabaseUrl(url: string, rootDir: string): DatabaseLocation {
  const [, scheme = '', rest = ''] = /^([a-z]+):(.*)$/is.exec(url.trim()) ?? [];
  const lowerScheme = scheme.toLowerCase();
  if (lowerScheme === 'file' || lowerScheme === 'sqlite') {
    return { provider: 'sqlite', address: resolve(rootDir, sqlitePath(lowerScheme, rest)) };
  }

  const provider = SERVER_SCHEMES[lowerScheme];
  if (provider === undefined || !URL.canParse(url.trim())) {
    throw invalidUrl();
  }

  return { provider, address: url.trim() };
}

/**
 * The folder that a database's file is in, which must be writable; null for a server, which keeps its files itself.
 * Throws as `parseDatabaseUrl` does.
 */
export function databaseFolder(url: string, rootDir: string): string | null {
  const { provider, address } = parseDatabaseUrl(url, rootDir);
  return provider === 'sqlite' ? dirname(address) : null;
}

/** SQLAlchemy's third slash only separates, so that a fourth begins an absolute path; a file URL's third begins it. */
function sqlitePath(scheme: string, rest: string): string {
  const [path = ''] = rest.split('?');
  const found = path.replace(scheme === 'sqlite' ? /^\/\/\/?/ : /^\/\//, '');
  if (found === '' || found === ':memory:') {
    throw invalidUrl();
  }

  return found;
}

function invalidUrl(): AppError {
  return new AppError(
    'invalid',
    'DATABASE_URL_INVALID',
    'A database URL must be sqlite:///path/to/file.db, postgresql://user:password@host/database or mysql://user:password@host/database.',
  );
}
