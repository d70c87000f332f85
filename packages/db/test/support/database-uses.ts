import { expect } from 'vitest';
import {
  createApiLogRepository,
  createLatencyRepository,
  createSandboxRepositories,
  createSettingsRepository,
  type Databases,
} from '../../src/index.ts';
import { anApiLogEntry } from '../../testing/index.ts';

export type Use = () => Promise<unknown>;

const AT = Date.UTC(2026, 7, 22);

/** One use of each database by its name, among them a read, a write and a transaction. */
export function usesOf(databases: Databases): readonly (readonly [what: string, use: Use])[] {
  return [
    ['reads settings', () => createSettingsRepository(databases.main).read()],
    ['reads latencies', () => createLatencyRepository(databases.latency).page({ limit: 1 })],
    [
      'writes a request',
      () => createApiLogRepository(databases.logs).insertMany([anApiLogEntry({ createdAt: AT })]),
    ],
    [
      'opens an account',
      () =>
        databases.sandbox.transaction((session) =>
          createSandboxRepositories(session).funds.open(['asha'], 100n, AT),
        ),
    ],
    ['pings', () => databases.main.ping()],
  ];
}

/** All databases answer. */
export async function expectThere(databases: Databases): Promise<void> {
  for (const [what, use] of usesOf(databases)) {
    await expect(use(), what).resolves.not.toThrow();
  }
}

/** What is asked fails as unavailable, and within a time. */
export async function expectUnavailable(what: string, use: Use, withinMs: number): Promise<void> {
  const startedAt = performance.now();
  await expect(use(), what).rejects.toMatchObject({ kind: 'unavailable', code: 'DATABASE_UNAVAILABLE' });
  expect(performance.now() - startedAt, what).toBeLessThan(withinMs);
}
