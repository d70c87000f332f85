import type { Clock, Tick } from '@openalgo/domain';
import type { PaperAccounts } from '@openalgo/sandbox';
import type { FastifyBaseLogger } from 'fastify';
import type { Registry } from 'prom-client';
import type { Readiness } from './readiness.ts';

/** Whose API key a request carries. */
export interface Identity {
  readonly userId: string;
  readonly isAdmin: boolean;
}

/** Answers whose key this is, or null for a key that nobody has. */
export interface ApiKeyVerifier {
  verify(apiKey: string): Promise<Identity | null>;
}

/** Where pushed ticks go. */
export interface TickFeed {
  /** Keeps the ticks, in their order and all of them or none; answers the number of the newest. */
  append(ticks: readonly Tick[]): Promise<number>;
}

/** What is kept of one request. */
export interface ApiLogRow {
  readonly requestId: string;
  /** Null where the request carried no valid key. */
  readonly userId: string | null;
  readonly endpoint: string;
  readonly method: string;
  readonly statusCode: number;
  /** Bytes of the bodies, or null where unknown. */
  readonly requestSize: number | null;
  readonly responseSize: number | null;
  readonly processingTimeMs: number;
  readonly ipAddress: string;
  readonly userAgent: string | null;
  readonly createdAt: number;
}

/** All that the API needs of the world; whoever builds it chooses. */
export interface ApiDependencies {
  readonly accounts: PaperAccounts;
  /** Null unless quotes are pushed. */
  readonly tickFeed: TickFeed | null;
  readonly verifier: ApiKeyVerifier;
  readonly readiness: () => Promise<Readiness>;
  readonly writeApiLogs: (rows: readonly ApiLogRow[]) => Promise<void>;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
  readonly registry: Registry;
}
