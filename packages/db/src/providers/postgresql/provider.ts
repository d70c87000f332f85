import { PrismaPg } from '@prisma/adapter-pg';
import type { Provider } from '../provider.ts';
import { openTimeoutSignal } from '../timeout-signal.ts';
import { postgresqlDialect } from './dialect.ts';

export const postgresql: Provider = {
  dialect: postgresqlDialect,
  prepare: async () => {},
  createAdapter: (connectionString, { poolSize, connectTimeoutMs }) =>
    new PrismaPg({ connectionString, max: poolSize, connectionTimeoutMillis: connectTimeoutMs }),
  isolationLevel: 'ReadCommitted',
  openChangeSignal: openTimeoutSignal,
};
