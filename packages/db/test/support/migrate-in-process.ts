/** Migrates the logs database and tells its parent what it applied. */
import { join } from 'node:path';
import { systemClock } from '@openalgo/domain';
import { migrateDatabase } from '../../src/index.ts';

const [url = '', folder = ''] = process.argv.slice(2);
const applied = await migrateDatabase('logs', url, {
  rootDir: folder,
  clock: systemClock,
  migrationsFolder: join(folder, 'migrations'),
});
process.send?.(applied);
