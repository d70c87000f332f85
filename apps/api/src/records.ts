import {
  type AnalyzerLogRepository,
  type ApiLogRepository,
  type AuditReader,
  createAnalyzerLogRepository,
  createApiLogRepository,
  createAuditReader,
  createLatencyRepository,
  createLatencyStatisticsRepository,
  createLogStatisticsRepository,
  type Databases,
  type EndpointTraffic,
  type LatencyRepository,
  type LogStatisticsRepository,
} from '@openalgo/db';
import type { Clock } from '@openalgo/domain';
import { LRUCache } from 'lru-cache';
import { type LatencyStatistics, latencyStatistics } from './latency-statistics.ts';

/** What the installation keeps on record, for those who look back. */
export interface Records {
  readonly latency: Pick<LatencyRepository, 'page'>;
  readonly requests: Pick<ApiLogRepository, 'page'>;
  readonly calls: Pick<AnalyzerLogRepository, 'page' | 'count'>;
  readonly audit: Pick<AuditReader, 'page'>;
  /** Of a user's orders of the last 30 days, or of everybody's; may be a minute old. */
  latencyStatistics(userId: string | undefined): Promise<LatencyStatistics>;
  /** The requests of the last 24 hours by endpoint; may be a minute old. */
  traffic(): Promise<readonly EndpointTraffic[]>;
  /** A user's calls of the last 24 hours. */
  callCounts(userId: string): ReturnType<LogStatisticsRepository['analyzer']>;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LATENCY_DAYS = 30;
const FRESH_MS = 60_000;
const USERS_REMEMBERED_MAX = 1_000;
/** No user has this name: names are not empty. */
const EVERYBODY = '';

/** The records in the databases. */
export function openRecords({ latency, logs }: Pick<Databases, 'latency' | 'logs'>, clock: Clock): Records {
  const latencies = createLatencyStatisticsRepository(latency);
  const counts = createLogStatisticsRepository(logs);
  const latencyByUser = new LRUCache<string, LatencyStatistics>({
    max: USERS_REMEMBERED_MAX,
    ttl: FRESH_MS,
    fetchMethod: async (user) =>
      latencyStatistics(
        await latencies.distribution({
          since: clock.now() - LATENCY_DAYS * DAY_MS,
          userId: user === EVERYBODY ? undefined : user,
        }),
      ),
  });
  const traffic = new LRUCache<'traffic', readonly EndpointTraffic[]>({
    max: 1,
    ttl: FRESH_MS,
    fetchMethod: () => counts.traffic(clock.now() - DAY_MS),
  });

  return {
    latency: createLatencyRepository(latency),
    requests: createApiLogRepository(logs),
    calls: createAnalyzerLogRepository(logs),
    audit: createAuditReader(logs),
    latencyStatistics: (userId) => latencyByUser.forceFetch(userId ?? EVERYBODY),
    traffic: () => traffic.forceFetch('traffic'),
    callCounts: (userId) => counts.analyzer(userId, clock.now() - DAY_MS),
  };
}
