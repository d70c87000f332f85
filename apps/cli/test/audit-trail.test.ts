import { fork } from 'node:child_process';
import { once } from 'node:events';
import { type AuditTrail, createAuditReader, createAuditTrail, type NewAuditEvent, raw } from '@openalgo/db';
import { createTestDatabases, type TestDatabases, testProviders } from '@openalgo/db/testing';
import { type AuditKeys, createAuditKeys, openKeyring } from '@openalgo/security';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AuditAnchor, verifyTrail } from '../src/audit/verify-trail.ts';

const PEPPER = 'pepper-of-at-least-thirty-two-characters';
const APP_KEY = 'app-key-of-at-least-thirty-two-characters';
const AT = Date.UTC(2026, 7, 22, 4, 5, 6, 789);

const { providers } = await testProviders();

let keys: AuditKeys;

beforeAll(async () => {
  keys = createAuditKeys((await openKeyring({ appKeys: [APP_KEY], pepper: PEPPER, now: () => AT })).audit);
});

describe.each(providers)('the audit trail on %s', (provider) => {
  let fixture: TestDatabases;
  let trail: AuditTrail;

  beforeAll(async () => {
    fixture = await createTestDatabases(provider);
    return () => fixture.close();
  });

  beforeEach(async () => {
    await run('DELETE FROM audit_events');
    await run('DELETE FROM audit_heads');
    trail = createAuditTrail(fixture.databases.logs, keys);
  });

  const anEvent = (index: number, changes: Partial<NewAuditEvent> = {}): NewAuditEvent => ({
    at: AT + index,
    actor: index % 2 === 0 ? 'asha' : 'ravi',
    action: 'order.placed',
    subject: `order ${index}`,
    detail: { quantity: '10', price: null, isFirst: index === 0 },
    ...changes,
  });
  const someEvents = (count: number) => Array.from({ length: count }, (_, index) => anEvent(index));

  const reader = () => createAuditReader(fixture.databases.logs);
  const run = (statement: string) => fixture.databases.logs.session.execute(raw(statement));

  async function problem(anchor?: AuditAnchor) {
    const found = await verifyTrail({ reader: reader(), keys, pageSize: 2, anchor, onProgress: () => {} });
    return found.problem;
  }

  it('keeps events in their order, each hashed over the one before, and is whole', async () => {
    await trail.append(someEvents(3));
    await trail.append([]);
    await trail.append([anEvent(3)]);
    const rows = await reader().after(0, 10);

    expect(rows.map(({ id, at, subject }) => [id, at, subject])).toEqual(
      [0, 1, 2, 3].map((index) => [index + 1, AT + index, `order ${index}`]),
    );
    expect(rows.map(({ previousHash }) => previousHash).slice(1)).toEqual(
      rows.map(({ hash }) => hash).slice(0, -1),
    );
    expect(rows[0]?.detail).toBe('{"quantity":"10","price":null,"isFirst":true}');
    expect(await problem()).toBeNull();
  });

  it('is whole while it is empty', async () => {
    expect(await problem()).toBeNull();
    await trail.append([]);
    expect(await problem()).toBeNull();
  });

  it('keeps text that an engine might change, and cuts what is too long, so that its hashes fit', async () => {
    const subjects = [
      '₹ 🙂 "\\',
      'half of a character: \ud83d',
      'nothing: \0',
      ' spaces ',
      '🙂'.repeat(80),
      '',
    ];
    await trail.append(subjects.map((subject, index) => anEvent(index, { subject, detail: { subject } })));

    expect(await problem()).toBeNull();
    expect((await reader().after(0, 10)).map(({ detail }) => JSON.parse(detail).subject)).toEqual(subjects);
  });

  it('is one chain when processes append at once, the events of each in their order', async () => {
    const names = ['one', 'two', 'three'];
    const children = names.map((name) =>
      fork(
        new URL('./append-in-process.ts', import.meta.url),
        [fixture.urls.logs, APP_KEY, PEPPER, name, '20'],
        { execArgv: ['--conditions=source', '--import', import.meta.resolve('tsx')] },
      ),
    );
    const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0] as unknown));
    const rows = await reader().after(0, 1_000);

    expect(codes).toEqual([0, 0, 0]);
    expect(await problem()).toBeNull();
    for (const name of names) {
      const subjects = rows.filter(({ actor }) => actor === name).map(({ subject }) => subject);
      expect(subjects).toEqual(Array.from({ length: 60 }, (_, index) => String(index)));
    }
  });

  it('appends all of a batch or nothing', async () => {
    await trail.append(someEvents(2));
    await run(`INSERT INTO audit_events (id, at, actor, action, subject, detail, previous_hash, hash)
      SELECT 4, at, actor, action, subject, detail, previous_hash, hash FROM audit_events WHERE id = 1`);

    await expect(trail.append(someEvents(2))).rejects.toMatchObject({ code: 'UNIQUE_VIOLATION' });
    expect(await reader().end()).toMatchObject({ lastId: 2 });
    expect((await reader().after(0, 10)).map(({ id }) => id)).toEqual([1, 2, 4]);
  });

  it('lists the newest first: all, those of an actor, those of an action', async () => {
    await trail.append([...someEvents(4), anEvent(4, { action: 'order.cancelled' })]);
    const ids = async (page: { actor?: string; action?: string; before?: number }) =>
      (await reader().page({ limit: 2, ...page })).rows.map(({ id }) => id);

    expect(await ids({})).toEqual([5, 4]);
    expect(await ids({ before: 4 })).toEqual([3, 2]);
    expect(await ids({ actor: 'ravi' })).toEqual([4, 2]);
    expect(await ids({ action: 'order.cancelled' })).toEqual([5]);
    expect(await ids({ actor: 'ravi', action: 'order.cancelled' })).toEqual([]);
  });

  describe('after somebody had the database, but not the keys', () => {
    beforeEach(() => trail.append(someEvents(5)));

    const swap = [
      'UPDATE audit_events SET id = 99 WHERE id = 2',
      'UPDATE audit_events SET id = 2 WHERE id = 3',
      'UPDATE audit_events SET id = 3 WHERE id = 99',
    ];

    it.each([
      ['an actor', ["UPDATE audit_events SET actor = 'nobody' WHERE id = 3"], { id: 3, kind: 'changed' }],
      ['a detail', ["UPDATE audit_events SET detail = '{}' WHERE id = 3"], { id: 3, kind: 'changed' }],
      ['a time', ['UPDATE audit_events SET at = created WHERE id = 3'], { id: 3, kind: 'changed' }],
      ['a removed row', ['DELETE FROM audit_events WHERE id = 2'], { id: 2, kind: 'removed' }],
      ['a removed last row', ['DELETE FROM audit_events WHERE id = 5'], { id: 5, kind: 'cut' }],
      [
        'a removed last row, the end moved back',
        [
          'DELETE FROM audit_events WHERE id = 5',
          'UPDATE audit_heads SET last_id = 4, last_hash = (SELECT hash FROM audit_events WHERE id = 4)',
        ],
        { id: 5, kind: 'cut' },
      ],
      [
        'a removed row, the others renumbered',
        ['DELETE FROM audit_events WHERE id = 4', 'UPDATE audit_events SET id = 4 WHERE id = 5'],
        { id: 4, kind: 'reordered' },
      ],
      ['two rows that changed places', swap, { id: 2, kind: 'reordered' }],
      [
        'a row past the end',
        [
          `INSERT INTO audit_events (id, at, actor, action, subject, detail, previous_hash, hash)
           SELECT 6, at, actor, action, subject, detail, previous_hash, hash FROM audit_events WHERE id = 5`,
        ],
        { id: 6, kind: 'added' },
      ],
      ['all rows removed', ['DELETE FROM audit_events'], { id: 1, kind: 'cut' }],
      ['no record of the end', ['DELETE FROM audit_heads'], { id: 1, kind: 'cut' }],
    ])('%s is found', async (_case, statements, expected) => {
      const other = '(SELECT at FROM (SELECT at FROM audit_events WHERE id = 1) AS first)';
      for (const statement of statements) {
        await run(statement.replace('created', other));
      }

      expect(await problem()).toEqual(expected);
    });

    it('nothing is built on an end that was changed, and no new chain is begun beside an old one', async () => {
      await run('UPDATE audit_heads SET last_id = 4');
      await expect(trail.append(someEvents(1))).rejects.toMatchObject({ code: 'AUDIT_TRAIL_BROKEN' });
      await run('DELETE FROM audit_heads');
      await expect(trail.append(someEvents(1))).rejects.toMatchObject({ code: 'AUDIT_TRAIL_BROKEN' });
      const newcomer = createAuditTrail(fixture.databases.logs, keys);
      await expect(newcomer.append(someEvents(1))).rejects.toMatchObject({ code: 'AUDIT_TRAIL_BROKEN' });
    });

    it('a chain that was wiped and begun anew does not have the end that was written down', async () => {
      const end = await reader().end();
      const anchor = { id: end?.lastId ?? 0, hash: end?.lastHash ?? '' };
      expect(await problem(anchor)).toBeNull();

      await run('DELETE FROM audit_events');
      await run('DELETE FROM audit_heads');
      expect(await problem(anchor)).toEqual({ id: 1, kind: 'cut' });
      await createAuditTrail(fixture.databases.logs, keys).append(someEvents(4));
      expect(await problem()).toBeNull();
      expect(await problem(anchor)).toEqual({ id: 5, kind: 'cut' });
      await createAuditTrail(fixture.databases.logs, keys).append(someEvents(4));
      expect(await problem(anchor)).toEqual({ id: 5, kind: 'changed' });
    });

    it('a chain of another installation’s keys is not taken for ours', async () => {
      const others = await openKeyring({ appKeys: [APP_KEY.toUpperCase()], pepper: PEPPER, now: () => AT });
      const trailOfOthers = createAuditTrail(fixture.databases.logs, createAuditKeys(others.audit));

      await expect(trailOfOthers.append(someEvents(1))).rejects.toMatchObject({
        code: 'AUDIT_KEY_UNREADABLE',
      });
    });
  });
});
