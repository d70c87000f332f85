import type { Random } from '@openalgo/market';
import type { InjectOptions } from 'fastify';
import {
  HOSTILE_VALUES,
  isOneIn,
  NEAR_VALUES,
  pick,
  spoiled,
  type Vocabulary,
  validValue,
} from './json-values.ts';
import type { KnownIds } from './known-ids.ts';
import { type ApiDocument, jsonBodyOf, type Operation } from './open-api.ts';
import { INSTRUMENTS, type Member } from './whole-app.ts';

/** A request of an operation, in parts. */
export interface MadeRequest {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined for none; a text is sent as it is. */
  readonly body: unknown;
}

export interface RequestMaking {
  readonly document: ApiDocument;
  readonly random: Random;
  readonly ids: KnownIds;
  readonly members: readonly Member[];
}

/** Without them, nothing but the refusal of a stranger would be tried. */
const CERTAIN: ReadonlySet<string> = new Set(['apikey']);

/** Instead of a random one: always the same, plain request. */
export const PLAIN: Random = { below: (bound) => Math.min(1, bound - 1) };

/** As `PLAIN`, with all that may be left out. */
export const FULL: Random = { below: (bound) => (bound === 2 ? 0 : PLAIN.below(bound)) };

/** A request that an operation takes, by somebody; null for a stranger. */
export function validRequest(
  making: RequestMaking,
  operation: Operation,
  member: Member | null,
): MadeRequest {
  const vocabulary = vocabularyOf(making, operation, member);
  const values = { document: making.document, random: making.random, vocabulary, certain: CERTAIN };
  const isSent = (one: { readonly required: boolean; readonly name: string }) =>
    one.required || CERTAIN.has(one.name) || isOneIn(making.random, 2);
  const sent = (place: 'path' | 'query') =>
    Object.fromEntries(
      operation.parameters
        .filter((one) => one.in === place && isSent(one))
        .map((one) => [one.name, validValue(values, one.schema, one.name)]),
    );
  const schema = jsonBodyOf(operation);
  const made = schema === undefined ? undefined : validValue(values, schema);
  return {
    operation,
    params: sent('path'),
    query: sent('query'),
    headers: headersOf(making, operation, member),
    body: operation.requestBody !== undefined && made === undefined ? 'symbol,exchange\nA,NSE\n' : made,
  };
}

/** The same request with something wrong, within what a client may send by mistake or by malice. */
export function spoiledRequest({ random }: RequestMaking, request: MadeRequest): MadeRequest {
  const bad = isOneIn(random, 2) ? NEAR_VALUES : HOSTILE_VALUES;
  const parts = (['params', 'query', 'body', 'body', 'body'] as const).filter(
    (part) => Object.keys(Object(request[part])).length > 0,
  );
  const part = pick(random, parts) ?? 'query';
  if (part === 'body' && isOneIn(random, 10)) {
    return { ...request, body: brokenText(random, request.body) };
  }

  const named = spoiled(random, request[part], bad);
  if (part === 'body') {
    return { ...request, body: named };
  }

  // What is not there is not replaced: a path needs each of its parameters.
  return { ...request, [part]: { ...request[part], ...Object(named) } };
}

function brokenText(random: Random, body: unknown): string {
  const text = JSON.stringify(body) ?? '';
  const texts = [
    text.slice(0, -1),
    `${text}${text}`,
    '',
    'null',
    '[]',
    '"text"',
    `{"apikey":${'['.repeat(5_000)}`,
  ];
  return pick(random, texts) ?? text;
}

function headersOf({ random }: RequestMaking, operation: Operation, member: Member | null) {
  const takesKey = operation.parameters.some(({ name }) => name === 'idempotency-key');
  return {
    ...(operation['x-credential'] === 'session' &&
      member !== null && { cookie: member.cookie, 'x-csrf-token': member.csrf }),
    ...(takesKey && isOneIn(random, 4) && { 'idempotency-key': `key-${random.below(40)}` }),
  };
}

/** What is known to be there: instruments, people, and the ids that answers told. */
function vocabularyOf(
  { ids, members, random }: RequestMaking,
  { path }: Operation,
  member: Member | null,
): Vocabulary {
  const instrument = pick(random, INSTRUMENTS);
  const told: Readonly<Record<string, readonly unknown[]>> = {
    apikey: [member?.apiKey ?? 'a stranger’s key'],
    symbol: [instrument?.symbol],
    exchange: [instrument?.exchange],
    stocks: ['SBIN,RELIANCE', 'SBIN'],
    scan_name: ['BUY breakout', 'SELL breakout', 'SHORT it', 'COVER it'],
    strategy: ['Momentum', ''],
    username: members.map(({ username }) => username),
    password: [member?.password ?? 'a stranger’s password'],
    current_password: [member?.password ?? 'a stranger’s password'],
    date: ['2024-01-02', '2026-01-26'],
    action: ['BUY', 'SELL', 'buy'],
    quantity: [1, 10, '65', 65],
    price: [0, 2_500, 500, '2499.95'],
    trigger_price: [0, 2_510],
    pricetype: ['MARKET', 'LIMIT', 'LIMIT', 'SL', 'SL-M'],
    config_key: ['futures_leverage', 'equity_mis_leverage'],
    config_value: ['5', '10'],
    key: ['futures_leverage', 'equity_mis_leverage'],
    value: ['5', '10'],
    timestamp: ['2024-01-02T09:30:01+05:30'],
    // None of this machine: whoever asks cannot lock out the test.
    ip_address: ['203.0.113.7'],
  };
  return (field) => told[field] ?? ids.known(path, field);
}

/** As `app.inject` takes it. */
export function toInject({ operation, params, query, headers, body }: MadeRequest): InjectOptions {
  const path = operation.path.replaceAll(/\{([^}]+)\}/g, (_all, name) => encoded(params[name]));
  const search = Object.entries(query).map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
  const type = Object.keys(operation.requestBody?.content ?? {})[0];
  return {
    method: operation.method,
    url: search.length === 0 ? path : `${path}?${search.join('&')}`,
    headers: { ...headers, ...(body !== undefined && type !== undefined && { 'content-type': type }) },
    ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  };
}

/** Lone surrogates cannot be in a URL; an empty part would be another path. */
function encoded(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return encodeURIComponent(text.slice(0, 2_000).replaceAll(/\p{Cs}/gu, '?')) || '-';
}
