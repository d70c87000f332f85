import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from '@openalgo/db';
import type { Installation } from '../installation.ts';
import { type Outcome, PAUSE_MAX_MS, type Scenario, type Scene, SERVERS } from '../scenario.ts';

const CUTS = 10;
const PAUSE_MIN_MS = 500;

export const cut: Scenario = {
  name: 'cut',
  what: 'all connections to the sandbox database are cut, ten times',
  engines: SERVERS,
  workers: () => 2,
  prepare: async () => ({ act: cutConnections }),
};

/** Statements that end all connections to the installation's sandbox but the one they come on. */
const CUT = {
  postgresql: sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`,
} as const;

async function cutConnections({ installation, random }: Scene): Promise<Outcome> {
  const { sandbox } = installation.databases;
  let connectionsCut = 0;
  for (let round = 0; round < CUTS; round += 1) {
    await sleep(PAUSE_MIN_MS + random.below(PAUSE_MAX_MS));
    connectionsCut +=
      installation.provider === 'postgresql'
        ? (await sandbox.session.query(CUT.postgresql)).length
        : await killConnections(installation);
  }

  return {
    figures: { connectionsCut },
    violations: connectionsCut === 0 ? ['no connection was cut'] : [],
  };
}

async function killConnections({ databases: { sandbox } }: Installation): Promise<number> {
  const rows = await sandbox.session.query<{ id: unknown }>(
    sql`SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()`,
  );
  for (const { id } of rows) {
    // One that has gone by itself meanwhile cannot be killed, and need not be.
    await sandbox.session.execute(sql`KILL ${Number(id)}`).catch(() => 0);
  }

  return rows.length;
}
