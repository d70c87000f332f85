import { AppError } from '@openalgo/domain';
import { PROVIDERS } from '../providers/index.ts';
import type { SqlSession } from './database.ts';
import { parseDatabaseUrl } from './database-url.ts';
import type { DatabaseName, ProviderName } from './names.ts';
import { observed } from './observed.ts';
import type { ResolvedOptions } from './options.ts';
import { createReplicaReads } from './replica.ts';
import { createSession } from './session.ts';

/** A read waits no longer for a replica that is away; the primary answers then. */
const CONNECT_MS = 1_000;

/**
 * Where the replica of a database is; null where none is configured. Throws `invalid` (REPLICA_UNSUPPORTED) where the
 * engine, or the replica's, is not one that can.
 */
export function replicaAddress(
  name: DatabaseName,
  engine: ProviderName,
  options: ResolvedOptions,
): string | null {
  const url = options.replicaUrls[name];
  if (url === undefined) {
    return null;
  }

  const { provider, address } = parseDatabaseUrl(url, options.rootDir);
  if (provider !== engine || PROVIDERS[engine].replication === null) {
    throw new AppError(
      'invalid',
      'REPLICA_UNSUPPORTED',
      `The ${name} database cannot have this replica: both must be PostgreSQL servers.`,
    );
  }

  return address;
}

/** Reads of the primary that its replica may answer. The replica need not be there when we start, nor later. */
export async function openReplica(
  address: string,
  engine: ProviderName,
  options: ResolvedOptions,
  primary: SqlSession,
): Promise<{ readonly reading: SqlSession; close(): Promise<void> }> {
  const { open, dialect, replication } = PROVIDERS[engine];
  const access = await open(address, { ...options, connectTimeoutMs: CONNECT_MS });
  const connection = await access.connect(observed(access.adapter, options.onStatement));
  const replica = createSession(connection.statements, dialect);
  return {
    reading: replication === null ? primary : createReplicaReads(primary, replica, replication, options),
    close: connection.close,
  };
}
