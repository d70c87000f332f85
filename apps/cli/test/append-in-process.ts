/** Appends events to the audit trail, so many batches of three, and ends. */
import { createAuditTrail, openLogsDatabase } from '@openalgo/db';
import { systemClock } from '@openalgo/domain';
import { createAuditKeys, openKeyring } from '@openalgo/security';

const [url = '', appKey = '', pepper = '', name = '', batches = '0'] = process.argv.slice(2);
const database = await openLogsDatabase(url, { rootDir: '.' });
const keyring = await openKeyring({ appKeys: [appKey], pepper, now: () => systemClock.now() });
const trail = createAuditTrail(database, createAuditKeys(keyring.audit));
for (let batch = 0; batch < Number(batches); batch += 1) {
  await trail.append(
    [0, 1, 2].map((index) => ({
      at: systemClock.now(),
      actor: name,
      action: 'test',
      subject: String(batch * 3 + index),
      detail: {},
    })),
  );
}

await database.close();
