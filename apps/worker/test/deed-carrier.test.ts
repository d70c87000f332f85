import { createAuditReader, createAuditTrail, createSandboxRepositories } from '@openalgo/db';
import { createTestDatabases, type TestDatabases, testProviders } from '@openalgo/db/testing';
import { createDeedCarrier, type DeedCarrierOptions } from '@openalgo/sandbox';
import { createAuditKeys, openKeyring } from '@openalgo/security';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const { providers } = await testProviders();
const AT = Date.UTC(2026, 7, 22);
const keyring = await openKeyring({ appKeys: ['k'.repeat(32)], pepper: 'p'.repeat(32), now: () => AT });

describe.each(providers)('deeds on their way to the audit trail, on %s', (provider) => {
  let fixture: TestDatabases;
  beforeEach(async () => {
    fixture = await createTestDatabases(provider);
  });
  afterEach(() => fixture.close());

  const deeds = () => createSandboxRepositories(fixture.databases.sandbox.session).deeds;
  const deed = (subject: string) => ({
    at: AT,
    actor: 'system',
    action: 'order.placed',
    subject,
    detail: {},
  });
  const carrier = (options: Partial<DeedCarrierOptions> = {}) =>
    createDeedCarrier({
      deeds: deeds(),
      openTrail: async () => createAuditTrail(fixture.databases.logs, createAuditKeys(keyring.audit)),
      clock: { now: () => AT },
      ...options,
    });
  const subjects = async () =>
    (await createAuditReader(fixture.databases.logs).after(0, 1000)).map(({ subject }) => subject);

  test('all get there in their order, and none stays behind', async () => {
    const names = Array.from({ length: 450 }, (_, n) => String(n));
    await deeds().insert(names.map(deed));
    await carrier().run();
    expect(await subjects()).toEqual(names);
    expect(await deeds().oldest(1)).toEqual([]);
  });

  test('who is killed after writing them and before forgetting them doubles none', async () => {
    await deeds().insert(['1', '2'].map(deed));
    const killed = { ...deeds(), remove: () => Promise.reject(new Error('killed')) };
    await expect(carrier({ deeds: killed }).run()).rejects.toThrow('killed');
    await deeds().insert([deed('3')]);
    await carrier().run();
    expect(await subjects()).toEqual(['1', '2', '3']);
  });

  test('two who carry at once write each once', async () => {
    await deeds().insert(Array.from({ length: 300 }, (_, n) => deed(String(n))));
    await Promise.all([carrier().run(), carrier().run(), carrier().run()]);
    expect((await subjects()).sort()).toEqual(Array.from({ length: 300 }, (_, n) => String(n)).sort());
    expect(await deeds().oldest(1)).toEqual([]);
  });

  test('what cannot be written waits', async () => {
    await deeds().insert([deed('1')]);
    const away = carrier({ openTrail: () => Promise.reject(new Error('away')) });
    await expect(away.run()).rejects.toThrow('away');
    await carrier().run();
    expect(await subjects()).toEqual(['1']);
  });
});
