import type { ReplicationRules } from '../../connect/replica.ts';
import { raw, sql } from '../../sql/template.ts';

/** Positions in the write-ahead log. A server that is nobody's replica, such as one just promoted, tells its own. */
export const postgresqlReplication: ReplicationRules = {
  position: raw('SELECT CAST(pg_current_wal_lsn() AS text) AS position'),
  hasReached: (position) =>
    sql`SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END
      >= CAST(${position} AS pg_lsn) AS reached`,
};
