import { setTimeout as pause } from 'node:timers/promises';
import { readTestCount } from '@openalgo/db/testing';
import { createRandom } from '@openalgo/market';
import type { LightMyRequestResponse } from 'fastify';
import { expect, it } from 'vitest';
import { createAnswerCheck } from './support/answer-check.ts';
import { isOneIn, pick } from './support/json-values.ts';
import { createKnownIds } from './support/known-ids.ts';
import { createLeakCheck } from './support/leaks.ts';
import { documentOf, type Operation } from './support/open-api.ts';
import { plantThings } from './support/planted-things.ts';
import { type MadeRequest, spoiledRequest, toInject, validRequest } from './support/request-maker.ts';
import { createWholeApp, type Member } from './support/whole-app.ts';

const REQUESTS = readTestCount('FUZZ_REQUESTS', 1_000);
const SEED = readTestCount('FUZZ_SEED', 20_240_102);
/** Whatever is asked is answered within this time, on a machine that has much else to do. */
const ANSWERED_WITHIN_MS = 15_000;
/** After so many requests the worker has its turn. */
const WORK_EVERY = 25;
const REPORTED_MAX = 20;
/** They cost a hash of a password each, or have an effect on everybody. */
const SELDOM = /\/auth\/(login|register|reset-password|change-password)|\/totp\//;

it(`${REQUESTS} requests made from the documentation (seed ${SEED}) find nothing`, {
  timeout: 1_800_000,
}, async () => {
  const api = await createWholeApp();
  const document = await documentOf(api.app);
  const check = createAnswerCheck(document);
  const members = [await api.join('asha', true), await api.join('ravi'), await api.join('mira')];
  const random = createRandom(SEED);
  const ids = createKnownIds();
  const making = { document, random, ids, members };
  for (const member of members) {
    await plantThings(api, member, ids);
  }
  const leaks = createLeakCheck(api, members);
  const problems: string[] = [];
  const statuses = new Map<string, number>();

  async function send(request: MadeRequest, member: Member | null, number: number): Promise<void> {
    const options = toInject(request);
    const name = `#${number} ${options.method} ${String(options.url).slice(0, 200)}`;
    const late = `not answered within ${ANSWERED_WITHIN_MS} ms`;
    const response = await within(ANSWERED_WITHIN_MS, api.app.inject(options));
    const found = response === null ? [late] : findings(response, options, member);
    problems.push(...found.map((one) => `${name} ${JSON.stringify(request.body)?.slice(0, 300)}\n  ${one}`));
    if (response !== null) {
      count(request.operation, response);
      await follow(request, response, member);
    }
  }

  function findings(
    response: LightMyRequestResponse,
    { method, url }: ReturnType<typeof toInject>,
    member: Member | null,
  ): string[] {
    const failed = response.statusCode >= 500 ? [`answered ${response.statusCode}: ${response.body}`] : [];
    try {
      check(String(method), String(url), response);
    } catch (error) {
      failed.push(String(error));
    }
    return [...failed, ...leaks(response, member)];
  }

  function count({ method, path }: Operation, { statusCode }: LightMyRequestResponse): void {
    const name = `${method} ${path} ${statusCode < 300 ? 'done' : 'refused'}`;
    statuses.set(name, (statuses.get(name) ?? 0) + 1);
  }

  /** Ids are for later; what the request took from somebody is given back, and is no secret of theirs any more. */
  async function follow({ operation }: MadeRequest, response: LightMyRequestResponse, member: Member | null) {
    if (response.statusCode < 300 && response.body.startsWith('{')) {
      ids.note(operation.path, response.json());
    }
    const isOut =
      response.statusCode === 401 || /INVALID_API_KEY|CSRF_TOKEN_INVALID|ADMIN_ONLY/.test(response.body);
    const isMutation = /apikey|change-password|reset-password|\/role|totp/.test(operation.path);
    if (member !== null && (isOut || (isMutation && response.statusCode < 300))) {
      await Promise.all(members.map((one) => api.restore(one)));
    }
  }

  for (let number = 1; number <= REQUESTS && problems.length < REPORTED_MAX; number += 1) {
    const operation = pick(random, document.operations);
    if (operation === undefined || (SELDOM.test(operation.path) && !isOneIn(random, 4))) {
      continue;
    }

    const member = isOneIn(random, 12) ? null : (pick(random, members) ?? null);
    const valid = validRequest(making, operation, member);
    await send(isOneIn(random, 2) ? valid : spoiledRequest(making, valid), member, number);
    api.advance(random.below(2_000));
    if (number % WORK_EVERY === 0) {
      await api.carry();
      await api.fill(() => isOneIn(random, 2));
    }
  }

  const done = document.operations.filter(({ method, path }) => statuses.has(`${method} ${path} done`));
  const findingsOfLedger = await api.ledgerFindings();
  await api.app.close();
  await api.close();

  expect(problems.join('\n')).toBe('');
  expect(findingsOfLedger).toEqual([]);
  expect(done.length).toBeGreaterThan(document.operations.length * (REQUESTS >= 10_000 ? 0.85 : 0.5));
});

/** Null where it takes too long. */
async function within<Result>(ms: number, result: Promise<Result>): Promise<Result | null> {
  const waiting = new AbortController();
  try {
    return await Promise.race([result, pause(ms, null, { signal: waiting.signal })]);
  } finally {
    waiting.abort();
  }
}
