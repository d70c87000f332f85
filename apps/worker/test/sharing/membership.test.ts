import { createSandboxRepositories } from '@openalgo/db';
import { createTestDatabases, type TestDatabases, testProviders } from '@openalgo/db/testing';
import { istInstant } from '@openalgo/domain';
import { ALL_SHARDS } from '@openalgo/sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMembership, type Membership, RENEW_EVERY_MS } from '../../src/sharing/membership.ts';
import type { SharingMode } from '../../src/sharing/share-plan.ts';

const { providers } = await testProviders();
/** Rounds after which a worker that fell silent has lost its shards: less than four seconds. */
const ROUNDS_OF_SILENCE = 7;

describe.each(providers)('workers on %s', (provider) => {
  let test: TestDatabases;
  let passedMs: number;
  const standbys: string[] = [];
  beforeEach(async () => {
    test = await createTestDatabases(provider);
    passedMs = 0;
    standbys.length = 0;
    await createSandboxRepositories(test.databases.sandbox.session).workers.createShards(ALL_SHARDS, 0);
  });
  afterEach(() => test.close());

  /** `clockAt`: what its wall clock says when the stopwatch is at 0. */
  function join(workerId: string, mode: SharingMode = 'shared', clockAt = istInstant('2026-08-19', '11:00')) {
    return createMembership({
      repositories: createSandboxRepositories(test.databases.sandbox.session),
      clock: { now: () => clockAt + passedMs },
      stopwatch: () => passedMs,
      workerId,
      quoteSource: 'push',
      mode,
      onStandby: () => standbys.push(workerId),
    });
  }

  /** Time passes, and these workers renew, the others not. */
  async function pass(rounds: number, ...alive: readonly Membership[]): Promise<void> {
    for (let round = 0; round < rounds; round += 1) {
      passedMs += RENEW_EVERY_MS;
      for (const membership of alive) {
        await membership.renew();
        if (!membership.isSettled()) {
          await membership.settle();
        }
      }
    }
  }

  const sizes = (...memberships: readonly Membership[]) => memberships.map(({ shards }) => shards().size);

  it('serve all accounts alone, half each in two, a third in three, and again more when one leaves', async () => {
    const [a, b, c] = [join('a'), join('b'), join('c')];
    await pass(1, a);
    expect(sizes(a)).toEqual([65]);
    await pass(2, a, b);
    expect(sizes(a, b)).toEqual([33, 32]);
    await pass(2, a, b, c);
    expect(sizes(a, b, c)).toEqual([22, 22, 21]);
    await b.leave();
    await pass(1, a, c);
    expect(sizes(a, b, c)).toEqual([33, 0, 32]);
    expect([a, c].filter((membership) => membership.isFirst())).toHaveLength(1);
    expect(new Set([...a.shards(), ...c.shards()])).toEqual(new Set(ALL_SHARDS));
  });

  it('take over from one that fell silent, and give it a share again when it is back', async () => {
    const [a, b] = [join('a'), join('b')];
    await pass(2, a, b);
    const before = a.shards();
    await pass(ROUNDS_OF_SILENCE, b);
    expect(sizes(b)).toEqual([65]);
    await pass(2, a, b);
    expect(sizes(a, b)).toEqual([33, 32]);
    expect(a.shards()).not.toBe(before);
  });

  it('remove the row of one that is gone and keep its shards, with their place in the feed', async () => {
    const { workers } = createSandboxRepositories(test.databases.sandbox.session);
    const [a, b] = [join('a'), join('b')];
    await pass(2, a, b);
    await workers.moveTo('a', [...a.shards()], 41);
    const served = [...a.shards()];
    await pass(ROUNDS_OF_SILENCE, b);
    expect((await workers.beats()).map(({ workerId }) => workerId)).toEqual(['b']);
    expect(await workers.slowestOf(served)).toBe(41);
    expect(await workers.shards()).toHaveLength(ALL_SHARDS.length);
  });

  it('start anew with shards that others have served meanwhile, though they are the same ones', async () => {
    const [a, b] = [join('a'), join('b')];
    await pass(1, a);
    const before = a.shards();
    await pass(1, a);
    expect(a.shards()).toBe(before);
    await pass(ROUNDS_OF_SILENCE, b);
    await b.leave();
    await pass(1, a);
    expect(a.shards()).toEqual(before);
    expect(a.shards()).not.toBe(before);
  });

  it('lose nothing to one whose clock is an hour ahead, or back', async () => {
    const [a, b] = [join('a'), join('b', 'shared', istInstant('2026-08-19', '12:00'))];
    await pass(2, a, b);
    const shares = [a.shards(), b.shards()];
    await pass(2 * ROUNDS_OF_SILENCE, a, b);
    expect([a.shards(), b.shards()]).toEqual(shares);
    await pass(ROUNDS_OF_SILENCE, a);
    expect(sizes(a)).toEqual([65]);
  });

  it('stand by, and say so, where one serves all, until that one is gone', async () => {
    const [a, b] = [join('a', 'single'), join('b', 'single')];
    await pass(ROUNDS_OF_SILENCE, a, b);
    expect(sizes(a, b)).toEqual([65, 0]);
    expect(standbys).toEqual(['b']);
    await a.leave();
    await pass(1, b);
    expect(sizes(a, b)).toEqual([0, 65]);
  });
});
