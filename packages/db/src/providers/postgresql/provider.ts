import { PrismaPg } from '@prisma/adapter-pg';
import type { ResolvedOptions } from '../../connect/options.ts';
import type { Provider } from '../provider.ts';
import { openServerMigrationConnection } from '../server-migration-connection.ts';
import { openTimeoutSignal } from '../timeout-signal.ts';
import { createPostgresqlBackup } from './backup.ts';
import { postgresqlDialect } from './dialect.ts';
import { postgresqlMigrationRules } from './migration-rules.ts';

function createAdapter(connectionString: string, { poolSize, connectTimeoutMs }: ResolvedOptions): PrismaPg {
  return new PrismaPg({ connectionString, max: poolSize, connectionTimeoutMillis: connectTimeoutMs });
}

const openMigrationConnection: Provider['openMigrationConnection'] = (address, options) =>
  openServerMigrationConnection(createAdapter(address, options), postgresqlMigrationRules);

export const postgresql: Provider = {
  dialect: postgresqlDialect,
  prepare: async () => {},
  createAdapter,
  isolationLevel: 'ReadCommitted',
  openChangeSignal: openTimeoutSignal,
  openMigrationConnection,
  backup: createPostgresqlBackup(openMigrationConnection),
};
