import { documentation } from './documentation.ts';
import { flag, integer } from './formats.ts';

const DAY_SECONDS = 86_400;
const MINUTE_MS = 60_000;

/** How databases on a PostgreSQL or MySQL server are reached. */
export const serverVariables = {
  DATABASE_POOL_MAX: integer(1, 150).prefault('10').register(documentation, {
    group: 'Databases',
    description:
      'The most connections to a PostgreSQL or MySQL server, for each database and process; opened when needed.',
  }),
  DATABASE_POOL_RECYCLE_SECONDS: integer(60, DAY_SECONDS).prefault('3600').register(documentation, {
    group: 'Databases',
    description:
      'How old a connection to PostgreSQL may become, and how long one to MySQL may rest, before another takes its place.',
  }),
  DATABASE_CONNECT_TIMEOUT_MS: integer(100, MINUTE_MS).prefault('800').register(documentation, {
    group: 'Databases',
    description:
      'How long to wait for a connection to a server, and for one that says nothing at all; then the request fails with 503. More for servers that are far away.',
  }),
  PARTITION_BY_MONTH: flag().prefault('false').register(documentation, {
    group: 'Databases',
    description:
      'Whether order_latency and api_logs get a partition a month on PostgreSQL, which retention drops whole. Tables with rows are left to openalgo db partition.',
  }),
};
