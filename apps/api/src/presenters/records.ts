import type {
  AnalyzerCounts,
  AuditRecord,
  EndpointTraffic,
  NamedCount,
  Page,
  StoredAnalyzerLogEntry,
  StoredApiLogEntry,
  StoredLatencyRecord,
} from '@openalgo/db';
import { istTimestamp } from '@openalgo/domain';
import type { CsvColumn } from '../csv.ts';
import type { LatencyFigures, LatencyStatistics } from '../latency-statistics.ts';
import type { FiguresData } from '../schemas/records.ts';

export const LATENCY_COLUMNS: readonly CsvColumn<StoredLatencyRecord>[] = [
  ['timestamp', (row) => istTimestamp(row.orderAckedAt)],
  ['order_id', (row) => row.orderId],
  ['user_id', (row) => row.userId],
  ['broker', (row) => row.broker],
  ['api_type', (row) => row.apiType],
  ['order_type', (row) => row.orderType],
  ['symbol', (row) => row.symbol],
  ['rtt_ms', (row) => row.rttMs],
  ['overhead_ms', (row) => row.overheadMs],
  ['total_latency_ms', (row) => row.totalLatencyMs],
  ['status', (row) => row.status],
  ['error', (row) => row.error],
];

export const TRAFFIC_COLUMNS: readonly CsvColumn<StoredApiLogEntry>[] = [
  ['timestamp', (row) => istTimestamp(row.createdAt)],
  ['client_ip', (row) => row.ipAddress],
  ['method', (row) => row.method],
  ['path', (row) => row.endpoint],
  ['status_code', (row) => row.statusCode],
  ['duration_ms', (row) => Math.round(row.processingTimeMs * 100) / 100],
  ['user_id', (row) => row.userId],
  ['user_agent', (row) => row.userAgent],
  ['request_id', (row) => row.requestId],
];

export const CALL_COLUMNS: readonly CsvColumn<StoredAnalyzerLogEntry>[] = [
  ['timestamp', (row) => istTimestamp(row.createdAt)],
  ['api_type', (row) => row.apiType],
  ['strategy', (row) => row.strategy],
  ['symbol', (row) => row.symbol],
  ['issue', (row) => row.issue],
  ['request', (row) => row.requestData],
  ['response', (row) => row.responseData],
];

export const AUDIT_COLUMNS: readonly CsvColumn<AuditRecord>[] = [
  ['id', (row) => row.id],
  ['timestamp', (row) => istTimestamp(row.at)],
  ['actor', (row) => row.actor],
  ['action', (row) => row.action],
  ['subject', (row) => row.subject],
  ['detail', (row) => row.detail],
];

/** A page of rows by column. */
export function presentRows<Row>(columns: readonly CsvColumn<Row>[], { rows, next }: Page<Row>) {
  const data = rows.map((row) => Object.fromEntries(columns.map(([name, cellOf]) => [name, cellOf(row)])));
  return { status: 'success', data, next_before: next } as const;
}

export function presentLatency({ brokers, apiTypes, histogram, ...figures }: LatencyStatistics) {
  const each = (by: ReadonlyMap<string, LatencyFigures>) =>
    Object.fromEntries([...by].map(([name, one]) => [name, toFigures(one)]));
  const data = {
    ...toFigures(figures),
    broker_stats: each(brokers),
    api_type_stats: each(apiTypes),
    histogram: histogram.map(({ from, to, orders }) => ({ from_ms: from, to_ms: to, orders })),
  };
  return { status: 'success', data } as const;
}

function toFigures(figures: LatencyFigures): FiguresData {
  return {
    total_orders: figures.orders,
    failed_orders: figures.failed,
    success_rate: figures.successRate,
    avg_rtt: figures.avgRtt,
    avg_overhead: figures.avgOverhead,
    avg_total: figures.avgTotal,
    p50_total: figures.p50,
    p90_total: figures.p90,
    p95_total: figures.p95,
    p99_total: figures.p99,
    sla_100ms: figures.under100,
    sla_150ms: figures.under150,
    sla_200ms: figures.under200,
  };
}

const API = '/api/v1/';

export function presentTraffic(endpoints: readonly EndpointTraffic[]) {
  const ofApi = endpoints.filter(({ endpoint }) => endpoint.startsWith(API));
  const data = {
    overall: trafficOf(endpoints),
    api: trafficOf(ofApi),
    endpoints: Object.fromEntries(endpoints.map((one) => [one.endpoint, trafficOf([one])])),
  };
  return { status: 'success', data } as const;
}

function trafficOf(endpoints: readonly EndpointTraffic[]) {
  const sum = (of: (one: EndpointTraffic) => number) => endpoints.reduce((total, one) => total + of(one), 0);
  const requests = sum((one) => one.requests);
  return {
    total_requests: requests,
    error_requests: sum((one) => one.errors),
    avg_duration: Math.round((100 * sum((one) => one.durationSumMs)) / Math.max(1, requests)) / 100,
  };
}

export function presentCallCounts({ calls, strategies, symbols, issues }: AnalyzerCounts) {
  const byName = (counts: readonly NamedCount[]) =>
    Object.fromEntries(counts.map(({ name, calls: count }) => [name, count]));
  const data = {
    total_requests: calls,
    sources: byName(strategies),
    symbols: symbols.map(({ name }) => name),
    issues: { total: issues.reduce((sum, one) => sum + one.calls, 0), by_type: byName(issues) },
  };
  return { status: 'success', data } as const;
}
