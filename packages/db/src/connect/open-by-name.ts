import type { Database } from './database.ts';
import type { DatabaseName } from './names.ts';
import { openLatencyDatabase, openLogsDatabase, openMainDatabase, openSandboxDatabase } from './open.ts';
import type { DatabaseOptions } from './options.ts';

/** A database as those see it whom it does not concern which of the four it is. */
export type AnyDatabase = Omit<Database<unknown>, 'client'>;

const OPEN: Readonly<Record<DatabaseName, (url: string, options: DatabaseOptions) => Promise<AnyDatabase>>> =
  {
    main: openMainDatabase,
    sandbox: openSandboxDatabase,
    latency: openLatencyDatabase,
    logs: openLogsDatabase,
  };

/** Opens one of the four; see `openMainDatabase`. */
export function openByName(name: DatabaseName, url: string, options: DatabaseOptions): Promise<AnyDatabase> {
  return OPEN[name](url, options);
}
