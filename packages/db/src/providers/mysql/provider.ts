import { PrismaMariaDb } from '@prisma/adapter-mariadb';
import type { Provider } from '../provider.ts';
import { openTimeoutSignal } from '../timeout-signal.ts';
import { mysqlDialect } from './dialect.ts';

export const mysql: Provider = {
  dialect: mysqlDialect,
  prepare: async () => {},
  createAdapter: (url, { poolSize, connectTimeoutMs }) => {
    const { hostname, port, username, password, pathname } = new URL(url);
    return new PrismaMariaDb({
      host: hostname,
      port: port === '' ? 3306 : Number(port),
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      database: decodeURIComponent(pathname.slice(1)),
      connectionLimit: poolSize,
      connectTimeout: connectTimeoutMs,
    });
  },
  isolationLevel: 'ReadCommitted',
  openChangeSignal: openTimeoutSignal,
};
