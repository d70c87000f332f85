import { createLiveTrading } from '@openalgo/broker';
import { createHitCounter } from '@openalgo/cache';
import type { AnalyzerLogEntry, ApiLogEntry, NewAuditEvent } from '@openalgo/db';
import type { Clock } from '@openalgo/domain';
import type { TickFeed } from '@openalgo/sandbox';
import { createLogger, NO_TRACING } from '@openalgo/service';
import type { SignalIntake } from '@openalgo/strategies';
import type { LightMyRequestResponse } from 'fastify';
import { Registry } from 'prom-client';
import { vi } from 'vitest';
import { buildApp } from '../../src/app.ts';
import type { ApiDependencies, Identity } from '../../src/dependencies.ts';
import { checkAnswers } from './answer-check.ts';
import { createFakeAccounts, MORNING } from './fake-accounts.ts';
import { createFakeMarket } from './fake-market.ts';
import { createFakeRecords } from './fake-records.ts';
import { collectLines } from './lines.ts';
import { createFakeGuard, OPEN_NETWORK } from './network.ts';
import { NO_ACTION_CENTER, NO_STRATEGIES, unexpected } from './no-strategies.ts';
import { NO_ADMINISTRATION, NO_TELEGRAM, NOBODY } from './nobody.ts';

export const USER_KEY = 'a'.repeat(64);
export const ADMIN_KEY = 'b'.repeat(64);
export const UNKNOWN_KEY = 'c'.repeat(64);

const IDENTITIES = new Map<string, Identity>([
  [USER_KEY, { userId: 'asha', isAdmin: false }],
  [ADMIN_KEY, { userId: 'admin', isAdmin: true }],
]);

export const fixedClock: Clock = { now: () => MORNING };

/** The whole API in process, over fakes that remember what reached them. */
export function createTestApp(changes: Partial<ApiDependencies> = {}) {
  const accounts = createFakeAccounts();
  const market = createFakeMarket();
  const intake = {
    chart: vi.fn<SignalIntake['chart']>(async () => {}),
    scan: vi.fn<SignalIntake['scan']>(async (_id, { symbols }) => ({ isActive: true, queued: symbols })),
  };
  const append = vi.fn<TickFeed['append']>(async (ticks) => ticks.length);
  const records = createFakeRecords();
  const calls: AnalyzerLogEntry[] = [];
  const logRows: ApiLogEntry[] = [];
  const auditEvents: NewAuditEvent[] = [];
  const { lines, destination } = collectLines();

  const app = buildApp({
    accounts,
    live: createLiveTrading(null),
    market,
    records,
    tickFeed: { append },
    intake,
    strategies: { charts: NO_STRATEGIES, scans: NO_STRATEGIES },
    signals: { page: unexpected },
    openActionCenter: () => NO_ACTION_CENTER,
    verifier: { verify: async (key) => IDENTITIES.get(key) ?? null },
    openPeople: () => NOBODY,
    telegram: NO_TELEGRAM,
    ...NO_ADMINISTRATION,
    cookieSecure: false,
    guard: createFakeGuard(),
    network: OPEN_NETWORK,
    counter: createHitCounter({ redis: null, secret: 'test', clock: fixedClock }),
    turnAway: () => {},
    readiness: async () => ({ databases: { main: true }, worker: true, quotes: true }),
    writeApiLogs: async (rows) => void logRows.push(...rows),
    writeAnalyzerLogs: async (rows) => void calls.push(...rows),
    writeAuditEvents: async (events) => void auditEvents.push(...events),
    clock: fixedClock,
    logger: createLogger({ level: 'debug', name: 'api' }, destination),
    registry: new Registry(),
    tracing: NO_TRACING,
    ...changes,
  });
  checkAnswers(app);

  return {
    app,
    accounts,
    market,
    records,
    append,
    /** Rows of the analyzer's log; complete once the app is closed. */
    calls,
    /** Rows of the request log; complete once the app is closed. */
    logRows,
    /** Events of the audit trail; complete once the app is closed. */
    auditEvents,
    /** What the process logged. */
    lines,
    post: (
      path: string,
      body: unknown,
      headers: Readonly<Record<string, string>> = {},
    ): Promise<LightMyRequestResponse> =>
      app.inject({
        method: 'POST',
        url: path.startsWith('/') ? path : `/api/v1/${path}`,
        headers: { 'content-type': 'application/json', ...headers },
        payload: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

export type TestApp = ReturnType<typeof createTestApp>;
