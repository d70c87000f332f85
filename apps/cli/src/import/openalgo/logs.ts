/** What was logged: requests, calls of the paper account, how long orders took. */
import { z } from 'zod';
import { defineStep } from './step.ts';
import {
  cutText,
  duration,
  integer,
  istInstant,
  longText,
  optionalDuration,
  optionalText,
  text,
  utcInstant,
} from './values.ts';

const userNumber = z
  .number()
  .int()
  .nullish()
  .transform((value) => value ?? null);

export const trafficStep = defineStep({
  file: 'logs.db',
  table: 'traffic_logs',
  becomes: 'the log of requests, without host and error',
  shape: z.object({
    timestamp: utcInstant,
    client_ip: cutText(50),
    method: text(10),
    path: longText,
    status_code: integer,
    duration_ms: duration,
    user_id: userNumber,
  }),
  map: (row, { facts }, rowNumber) => ({
    item: {
      // The log here joins requests by id; this one says where the row came from.
      requestId: `openalgo:${rowNumber}`,
      userId: facts.userOfNumber(row.user_id),
      endpoint: row.path,
      method: row.method,
      statusCode: row.status_code,
      requestSize: null,
      responseSize: null,
      processingTimeMs: row.duration_ms,
      ipAddress: row.client_ip,
      userAgent: null,
      createdAt: row.timestamp,
    },
  }),
  write: (entries, target) => target.apiLogs(entries),
});

export const analyzerStep = defineStep({
  file: 'openalgo.db',
  table: 'analyzer_logs',
  becomes: 'the log of the paper account’s calls',
  shape: z.object({
    api_type: text(50),
    request_data: longText,
    response_data: longText,
    created_at: istInstant,
  }),
  map: (row, { facts }) => ({
    item: {
      userId: facts.soleUser,
      apiType: row.api_type,
      requestData: row.request_data,
      responseData: row.response_data,
      createdAt: row.created_at,
    },
  }),
  write: (entries, target) => target.analyzerLogs(entries),
});

/** Operations that make an order; modifying or cancelling it bears the same order id. */
const PLACING = new Set(['PLACE', 'SMART', 'BASKET', 'SPLIT', 'OPTIONS', 'OPTIONS_MULTI', 'GTT_PLACE']);
const API_TYPES: Readonly<Record<string, string>> = {
  PLACE: 'placeorder',
  SMART: 'placesmartorder',
  MODIFY: 'modifyorder',
  CANCEL: 'cancelorder',
  CLOSE: 'closeposition',
  CANCEL_ALL: 'cancelallorder',
  BASKET: 'basketorder',
  SPLIT: 'splitorder',
  OPTIONS: 'optionsorder',
  OPTIONS_MULTI: 'optionsmultiorder',
  GTT_PLACE: 'placegttorder',
  GTT_MODIFY: 'modifygttorder',
  GTT_CANCEL: 'cancelgttorder',
};
const ORDER_ID = /^[\w-]{6,50}$/;

export const latencyStep = defineStep({
  file: 'latency.db',
  table: 'order_latency',
  becomes: 'how long orders took, without request and response bodies',
  shape: z.object({
    timestamp: utcInstant,
    order_id: optionalText(100),
    user_id: userNumber,
    broker: cutText(50),
    symbol: cutText(50),
    order_type: cutText(20),
    rtt_ms: duration,
    total_latency_ms: optionalDuration,
    status: cutText(20),
    error: cutText(500),
  }),
  map(row, { facts }, rowNumber) {
    const orderType = row.order_type ?? 'PLACE';
    const total = row.total_latency_ms ?? row.rtt_ms;
    const isOrders = row.order_id !== null && PLACING.has(orderType) && ORDER_ID.test(row.order_id);
    return {
      item: {
        // An order has one record here; every other row keeps to a number of its own.
        orderId: isOrders && row.order_id !== null ? row.order_id : `openalgo:${rowNumber}`,
        apiType: API_TYPES[orderType] ?? orderType.toLowerCase(),
        orderType,
        broker: row.broker ?? '',
        userId: facts.userOfNumber(row.user_id) ?? facts.soleUser ?? '',
        symbol: row.symbol,
        requestSentAt: row.timestamp - Math.round(total),
        orderAckedAt: row.timestamp,
        rttMs: row.rtt_ms,
        totalLatencyMs: total,
        requestSize: null,
        responseSize: null,
        status: statusOf(row.status),
        error: row.error,
      },
    };
  },
  write: (records, target) => {
    const unique = [...new Map(records.map((one) => [one.orderId, one])).values()];
    return target.latency(unique);
  },
});

function statusOf(word: string | null): 'SUCCESS' | 'FAILED' | 'PARTIAL' {
  return word === 'FAILED' || word === 'PARTIAL' ? word : 'SUCCESS';
}
