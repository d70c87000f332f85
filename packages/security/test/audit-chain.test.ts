import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AUDIT_GENESIS_HASH,
  type AuditProblem,
  type ChainedAuditEvent,
  createAuditChain,
  createAuditKeys,
  createAuditWalk,
  createFernet,
  encodeAuditEvent,
  FernetError,
} from '../src/index.ts';

const KEY = Buffer.from(Array.from({ length: 32 }, (_, index) => index));
const START = { lastId: 0, lastHash: AUDIT_GENESIS_HASH };
const chain = createAuditChain(KEY);

const FIRST = {
  at: 1_700_000_000_123,
  actor: 'asha',
  action: 'order.placed',
  subject: '24010200000001',
  detail: '{"quantity":"10"}',
};
const SECOND = {
  at: 1_700_000_001_000,
  actor: 'system',
  action: 'user.created',
  subject: 'ravi ₹ "x"',
  detail: '{}',
};
/** Made by Python's `hmac`, SHA-256, over the texts below with KEY. */
const FIRST_HASH = 'f6224aebe84c397e7e1bc485a9f996f4f6e21511740150ae68c6ebc2d3a1e323';
const SECOND_HASH = '1dd45c668998824e0a9ced03c3d6dbaa94d71a39159a893a9d2c959d1a6c4015';
const SEAL = 'd438219c53a7cb024eb682c074a0b4f23329297243435b3acbcb160e8666203a';

describe('the encoding and the hashes', () => {
  test('are those of the published vectors', () => {
    const [first, second] = chain.link(START, [FIRST, SECOND]);

    expect(encodeAuditEvent({ ...FIRST, id: 1 }, AUDIT_GENESIS_HASH)).toBe(
      `["event",1,1,1700000000123,"asha","order.placed","24010200000001","{\\"quantity\\":\\"10\\"}","${AUDIT_GENESIS_HASH}"]`,
    );
    expect(encodeAuditEvent({ ...SECOND, id: 2 }, FIRST_HASH)).toBe(
      `["event",1,2,1700000001000,"system","user.created","ravi ₹ \\"x\\"","{}","${FIRST_HASH}"]`,
    );
    expect(first).toEqual({ ...FIRST, id: 1, previousHash: AUDIT_GENESIS_HASH, hash: FIRST_HASH });
    expect(second).toEqual({ ...SECOND, id: 2, previousHash: FIRST_HASH, hash: SECOND_HASH });
    expect(chain.seal({ lastId: 2, lastHash: SECOND_HASH })).toBe(SEAL);
  });

  test('are the same whether events come in one batch or in many', () => {
    const texts = fc.record({
      at: fc.nat(),
      actor: fc.string(),
      action: fc.string(),
      subject: fc.string(),
      detail: fc.json(),
    });
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1 }), fc.nat(), (events, cut) => {
        const before = chain.link(START, events.slice(0, cut));
        const last = before.at(-1);
        const end = last === undefined ? START : { lastId: last.id, lastHash: last.hash };

        expect([...before, ...chain.link(end, events.slice(cut))]).toEqual(chain.link(START, events));
      }),
    );
  });

  test('tell events apart whose texts read the same when they are put together', () => {
    const [one] = chain.link(START, [{ ...FIRST, actor: 'ab', action: 'c' }]);
    const [other] = chain.link(START, [{ ...FIRST, actor: 'a', action: 'bc' }]);

    expect(one?.hash).not.toBe(other?.hash);
  });

  test('cannot be made or confirmed with another key', () => {
    const stranger = createAuditChain(Buffer.alloc(32, 9));
    const [forged] = stranger.link(START, [FIRST]);
    const end = { lastId: 1, lastHash: FIRST_HASH };

    expect(forged?.hash).not.toBe(FIRST_HASH);
    expect(chain.isGenuine({ ...FIRST, id: 1, previousHash: AUDIT_GENESIS_HASH, hash: FIRST_HASH })).toBe(
      true,
    );
    expect(chain.isGenuine({ ...FIRST, id: 1, previousHash: AUDIT_GENESIS_HASH, hash: 'no hash' })).toBe(
      false,
    );
    expect(chain.isSealed(end, stranger.seal(end))).toBe(false);
    expect(chain.isSealed(end, chain.seal(end))).toBe(true);
  });

  test('need a key of 32 bytes', () => {
    expect(() => createAuditChain(Buffer.alloc(31))).toThrow(RangeError);
  });
});

describe('the key of a chain', () => {
  const fernet = createFernet({ keys: [KEY], now: () => 0 });
  const keys = createAuditKeys(fernet);
  const seal = (encrypted: string) => keys.open(encrypted).seal(START);

  test('is new each time, and the same each time that it is opened', () => {
    const encrypted = keys.create();

    expect(seal(encrypted)).toBe(seal(encrypted));
    expect(seal(keys.create())).not.toBe(seal(encrypted));
  });

  test('is not taken from another text that was encrypted, nor from what was not', () => {
    expect(() => keys.open(fernet.encrypt('ab'.repeat(32)))).toThrow(FernetError);
    expect(() => keys.open('ab'.repeat(32))).toThrow(FernetError);
  });
});

describe('a walk along the chain', () => {
  const written = chain.link(START, [FIRST, SECOND, FIRST, SECOND, FIRST]);
  const end = { lastId: 5, lastHash: written[4]?.hash ?? '' };

  function walk(rows: readonly ChainedAuditEvent[], sealed = end, seal = chain.seal(end)) {
    const walked = createAuditWalk(chain);
    const problems = rows.map((row) => walked.step(row));
    const newestId = rows.at(-1)?.id ?? 0;
    return (
      [...problems, walked.finish({ ...sealed, seal, newestId })].find((problem) => problem !== null) ?? null
    );
  }

  const changed = (id: number, change: Partial<ChainedAuditEvent>) =>
    written.map((row) => (row.id === id ? { ...row, ...change } : row));
  const renumbered = (rows: readonly ChainedAuditEvent[]) =>
    rows.map((row, index) => ({ ...row, id: index + 1 }));
  const swapped = [0, 2, 1, 3, 4].flatMap((index) => written[index] ?? []);

  test('finds nothing in what was written', () => {
    expect(walk(written)).toBeNull();
    expect(walk([], START, chain.seal(START))).toBeNull();
  });

  test.each<[string, AuditProblem, readonly ChainedAuditEvent[]]>([
    ['a later time', { id: 3, kind: 'changed' }, changed(3, { at: 5 })],
    ['another actor', { id: 3, kind: 'changed' }, changed(3, { actor: 'ravi' })],
    ['another action', { id: 1, kind: 'changed' }, changed(1, { action: 'order.cancelled' })],
    ['another subject', { id: 5, kind: 'changed' }, changed(5, { subject: '1' })],
    ['another detail', { id: 2, kind: 'changed' }, changed(2, { detail: '{ }' })],
    ['another hash', { id: 2, kind: 'changed' }, changed(2, { hash: 'a'.repeat(64) })],
    ['another previous hash', { id: 2, kind: 'changed' }, changed(2, { previousHash: 'a'.repeat(64) })],
    ['a row that is missing in the middle', { id: 3, kind: 'removed' }, written.filter(({ id }) => id !== 3)],
    ['a first row that is missing', { id: 1, kind: 'removed' }, written.slice(1)],
    [
      'a row that is missing, the others moved up',
      { id: 3, kind: 'reordered' },
      renumbered(written.filter(({ id }) => id !== 3)),
    ],
    ['two rows that changed places', { id: 2, kind: 'reordered' }, renumbered(swapped)],
    ['last rows that are missing', { id: 4, kind: 'cut' }, written.slice(0, 3)],
    ['no rows at all', { id: 1, kind: 'cut' }, []],
  ])('finds %s', (_case, problem, rows) => {
    expect(walk(rows)).toEqual(problem);
  });

  test('finds last rows that are missing, also where the end was moved back with them', () => {
    const moved = { lastId: 3, lastHash: written[2]?.hash ?? '' };

    expect(walk(written.slice(0, 3), moved)).toEqual({ id: 4, kind: 'cut' });
    expect(walk(written, moved, chain.seal(moved))).toEqual({ id: 4, kind: 'added' });
  });

  test('finds a chain that somebody wrote anew with a key of his own', () => {
    const forged = createAuditChain(Buffer.alloc(32, 9)).link(START, [SECOND]);

    expect(walk(forged)).toEqual({ id: 1, kind: 'changed' });
  });
});
