import type { ApiLogEntry } from '../src/index.ts';

/** A row of the request log as good as any other, besides what a test says of it. */
export function anApiLogEntry(said: Partial<ApiLogEntry> & Pick<ApiLogEntry, 'createdAt'>): ApiLogEntry {
  return {
    requestId: 'r',
    userId: null,
    endpoint: '/',
    method: 'GET',
    statusCode: 200,
    requestSize: null,
    responseSize: null,
    processingTimeMs: 1,
    ipAddress: null,
    userAgent: null,
    ...said,
  };
}
