/** Rotates the keys of one column in small batches, and goes on after each only when its parent says so. */
import { once } from 'node:events';
import { createEncryptedColumnRepository, ENCRYPTED_COLUMNS, openDatabases } from '@openalgo/db';
import { systemClock } from '@openalgo/domain';
import { openKeyring } from '@openalgo/security';
import { rotateColumn } from '../src/keys/rotate-keys.ts';

const [urls = '', appKeys = '', pepper = '', name = ''] = process.argv.slice(2);
const databases = await openDatabases(JSON.parse(urls), { rootDir: '.' });
const keyring = await openKeyring({ appKeys: appKeys.split(','), pepper, now: () => systemClock.now() });
const column = ENCRYPTED_COLUMNS.find((candidate) => candidate.column === name);
if (column !== undefined) {
  await rotateColumn(column, {
    values: createEncryptedColumnRepository(databases),
    keyring,
    batchSize: 3,
    async onProgress(_column, progress) {
      const next = once(process, 'message');
      process.send?.(progress);
      await next;
    },
  });
}

await databases.close();
process.disconnect?.();
