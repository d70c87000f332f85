import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkReadiness, type ReadinessProbes } from '../src/readiness.ts';
import { MORNING } from './support/fake-accounts.ts';
import { createTestApp, fixedClock } from './support/test-app.ts';

const answers = async () => 1;
const fails = () => Promise.reject(new Error('away'));
const hangs = () => new Promise<never>(() => {});

function probes(changes: Partial<ReadinessProbes> = {}): ReadinessProbes {
  return {
    databases: { main: answers, sandbox: answers, latency: answers, logs: answers },
    newestHeartbeat: async () => MORNING,
    areQuotesSilent: async () => false,
    clock: fixedClock,
    ...changes,
  };
}

describe('readiness', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('finds all there when the databases answer and a worker has just beaten', async () => {
    await expect(checkReadiness(probes())).resolves.toEqual({
      databases: { main: true, sandbox: true, latency: true, logs: true },
      worker: true,
      quotes: true,
    });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('finds missing what fails, at once, and what does not answer, after a second', async () => {
    const databases = { main: fails, sandbox: hangs, latency: answers, logs: answers };
    const checked = checkReadiness(probes({ databases, newestHeartbeat: hangs, areQuotesSilent: fails }));
    await vi.advanceTimersByTimeAsync(1_000);

    await expect(checked).resolves.toEqual({
      databases: { main: false, sandbox: false, latency: true, logs: true },
      worker: false,
      quotes: false,
    });
  });

  it.each([
    ['ten seconds ago', MORNING - 10_000, true],
    ['longer ago', MORNING - 10_001, false],
    ['at a time that has not come, before the clock was set back', MORNING + 3_600_000, false],
    ['never', null, false],
  ])('takes a worker that beat %s as alive: %s → %s', async (_when, beatAt, isAlive) => {
    const found = await checkReadiness(probes({ newestHeartbeat: async () => beatAt }));

    expect(found.worker).toBe(isAlive);
  });
});

describe('/health', () => {
  it('is live as long as the process answers', async () => {
    const { app } = createTestApp({ readiness: fails });

    expect((await app.inject('/health/live')).statusCode).toBe(200);
    await app.close();
  });

  it('is ready when nothing is missing', async () => {
    const { app } = createTestApp({ readiness: () => checkReadiness(probes()) });

    const response = await app.inject('/health/ready');

    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({
      status: 'success',
      checks: {
        databases: { main: true, sandbox: true, latency: true, logs: true },
        worker: true,
        quotes: true,
      },
    });
    await app.close();
  });

  it('is not ready, and names what is missing, otherwise', async () => {
    const found = { databases: { main: true, sandbox: false, logs: false }, worker: false, quotes: true };
    const { app } = createTestApp({ readiness: async () => found });

    const response = await app.inject('/health/ready');

    expect(response.statusCode).toBe(503);
    expect(response.json()).toEqual({
      status: 'error',
      message: 'No answer from the sandbox database, the logs database, a worker.',
      code: 'NOT_READY',
      checks: found,
    });
    await app.close();
  });
});
