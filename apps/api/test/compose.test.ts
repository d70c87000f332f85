import { openSharing, rememberMain } from '@openalgo/cache';
import { loadConfig } from '@openalgo/config';
import {
  createApiKeyRepository,
  createAuditReader,
  createAuditTrail,
  createUserRepository,
} from '@openalgo/db';
import { createTestDatabases, type TestDatabases } from '@openalgo/db/testing';
import { systemClock } from '@openalgo/domain';
import {
  apiKeyLookup,
  createAuditKeys,
  createPasswordHasher,
  generateApiKey,
  openKeyring,
} from '@openalgo/security';
import { createLogger, NO_TRACING } from '@openalgo/service';
import { Registry } from 'prom-client';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { composeDependencies } from '../src/compose.ts';
import { createCheckTurns } from '../src/world.ts';

const PEPPER = 'p'.repeat(32);
const FORMER = 'f'.repeat(32);
const AT = 1_700_000_000_000;
const config = loadConfig({ APP_KEY: 'k'.repeat(32), APP_KEY_PREVIOUS: FORMER, API_KEY_PEPPER: PEPPER });

const log = createLogger({ level: 'silent', name: 'api' }, process.stdout);

describe('the API over its databases', () => {
  let fixture: TestDatabases;

  beforeEach(async () => {
    fixture = await createTestDatabases();
    return () => fixture.close();
  });

  async function compose() {
    const registry = new Registry();
    return composeDependencies({
      config,
      databases: fixture.databases,
      memory: rememberMain({
        main: fixture.databases.main,
        clock: systemClock,
        ...(await openSharing({ url: null, name: 'api', secret: PEPPER, log })),
        secret: PEPPER,
      }),
      redis: null,
      turns: createCheckTurns(registry),
      clock: systemClock,
      logger: log,
      registry,
      tracing: NO_TRACING,
    });
  }

  it('downloads nothing from this machine unless that is configured', async () => {
    const { openDownload } = await compose();
    const download = openDownload('http://127.0.0.1:1/instruments', new AbortController().signal);

    await expect(download).rejects.toMatchObject({ code: 'DOWNLOAD_REFUSED' });
  });

  it('renews the hash of a key of a lower cost, off the path of who has shown the key', async () => {
    const { main } = fixture.databases;
    const cheap = createPasswordHasher({
      pepper: PEPPER,
      parameters: { timeCost: 1, memoryKib: 1024, parallelism: 1 },
    });
    const apiKey = generateApiKey();
    const keyLookup = apiKeyLookup(apiKey, PEPPER);
    const apiKeys = createApiKeyRepository(main);
    await createUserRepository(main).create({
      username: 'asha',
      email: 'asha@example.org',
      passwordHash: 'hash',
      isAdmin: false,
      createdAt: AT,
    });
    await apiKeys.save({
      userId: 'asha',
      keyLookup,
      apiKeyHash: await cheap.hash(apiKey),
      apiKeyEncrypted: 'token',
      createdAt: AT,
    });

    expect(await (await compose()).verifier.verify(apiKey)).toMatchObject({ userId: 'asha' });
    const today = createPasswordHasher({ pepper: PEPPER });
    await vi.waitFor(
      async () => {
        const stored = await apiKeys.findByLookup(keyLookup);
        expect(today.needsRehash(stored?.apiKeyHash ?? '')).toBe(false);
      },
      // Argon2 takes its time where others compute too.
      { timeout: 30_000 },
    );
    expect(await (await compose()).verifier.verify(apiKey)).toMatchObject({ userId: 'asha' });
  });

  it('goes on with an audit trail that was begun under the former APP_KEY', async () => {
    const { logs } = fixture.databases;
    const event = { at: AT, actor: 'asha', action: 'order.placed', subject: '1', detail: {} };
    const former = await openKeyring({ appKeys: [FORMER], pepper: PEPPER, now: () => AT });
    await createAuditTrail(logs, createAuditKeys(former.audit)).append([event]);
    await (await compose()).writeAuditEvents([event, event]);

    expect((await createAuditReader(logs).after(0, 10)).map(({ id }) => id)).toEqual([1, 2, 3]);
  });
});
