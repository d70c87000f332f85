import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkAnswers } from './support/answer-check.ts';
import { SCRIPT_TEXT, SQL_TEXT } from './support/json-values.ts';
import { createKnownIds, type KnownIds } from './support/known-ids.ts';
import { createLeakCheck, markOf } from './support/leaks.ts';
import { type ApiDocument, documentOf, jsonBodyOf, type Operation } from './support/open-api.ts';
import { type PlantedThings, plantThings } from './support/planted-things.ts';
import { FULL, type MadeRequest, PLAIN, toInject, validRequest } from './support/request-maker.ts';
import { createWholeApp, type Member, type WholeApp } from './support/whole-app.ts';

/** What every route refuses alike. They are taken from the documentation, so that a new one cannot be forgotten. */

/** Many hundreds of requests each, on a machine that may be busy. */
const BUSY_MACHINE_MS = 600_000;
vi.setConfig({ testTimeout: BUSY_MACHINE_MS });

let api: WholeApp;
let document: ApiDocument;
let ids: KnownIds;
let admin: Member;
let owner: Member;
let stranger: Member;
let planted: PlantedThings;

beforeAll(async () => {
  api = await createWholeApp();
  document = await documentOf(api.app);
  checkAnswers(api.app);
  ids = createKnownIds();
  admin = await api.join('asha', true);
  owner = await api.join('ravi');
  stranger = await api.join('mira');
  planted = await plantThings(api, owner, ids);
}, BUSY_MACHINE_MS);
afterAll(() => api.close());

/** All variables of limits, which a new kind of route comes with. */
const LIMITS = [
  'API_*',
  'ORDER_*',
  'SMART_ORDER_*',
  'RESET_*',
  'WEBHOOK_*',
  'STRATEGY_*',
  'TELEGRAM_*',
  'TELEGRAM_BROADCAST_*',
  'LOGIN_*_MIN',
  'LOGIN_*_HOUR',
];

const nameOf = ({ method, path }: Operation) => `${method} ${path}`;
const ask = (options: InjectOptions) => api.app.inject(options);
const isForAdmins = (operation: Operation) => operation['x-required-role'] === 'admin';
const memberFor = (operation: Operation) => (isForAdmins(operation) ? admin : owner);

/** What a member may ask, the same at every call. */
function request(
  operation: Operation,
  member: Member | null = memberFor(operation),
  random = PLAIN,
): MadeRequest {
  const making = { document, random, ids, members: [admin, owner, stranger] };
  return validRequest(making, operation, member);
}

function told(response: LightMyRequestResponse) {
  return { status: response.statusCode, code: response.json().code };
}

/** Asks the same of every operation that is meant, and returns the answers that are not as they should be. */
async function wrong(
  isMeant: (operation: Operation) => boolean,
  options: (operation: Operation) => InjectOptions,
  expected: { readonly status: number; readonly code: string },
): Promise<unknown[]> {
  const meant = document.operations.filter(isMeant);
  expect(meant.length).toBeGreaterThan(0);
  const answers: unknown[] = [];
  for (const operation of meant) {
    const answer = told(await ask(options(operation)));
    if (answer.status !== expected.status || answer.code !== expected.code) {
      answers.push([nameOf(operation), answer]);
    }
  }
  return answers;
}

const takesKey = (operation: Operation) => operation['x-credential'] === 'api-key';
const takesLogin = (operation: Operation) => operation['x-credential'] === 'session';
const takesJson = (operation: Operation) => jsonBodyOf(operation) !== undefined;

describe('a stranger', () => {
  it('without a key is told that one is needed, and nothing about the other fields', async () => {
    for (const operation of document.operations.filter(takesKey)) {
      const { body: _body, query: _query, ...rest } = request(operation);
      const response = await ask(
        toInject({ ...rest, query: {}, body: takesJson(operation) ? {} : undefined }),
      );
      expect([nameOf(operation), response.statusCode, response.json().errors]).toEqual([
        nameOf(operation),
        400,
        { apikey: ['Is required.'] },
      ]);
    }
  });

  it('with a key that nobody has is refused, whatever else the request has', async () => {
    const apikey = 'c'.repeat(64);
    const withKey = (operation: Operation) => {
      const made = request(operation, null);
      const query = 'apikey' in made.query ? { ...made.query, apikey } : made.query;
      return toInject({ ...made, query, body: takesJson(operation) ? { apikey, surplus: 1 } : undefined });
    };

    expect(await wrong(takesKey, withKey, { status: 403, code: 'INVALID_API_KEY' })).toEqual([]);
  });

  it.each([
    ['without a login', {}],
    ['with a login that nobody has', { cookie: `openalgo_session=${'0'.repeat(64)}`, 'x-csrf-token': 'x' }],
    [
      'with a cookie that is none',
      { cookie: 'openalgo_session=%00; openalgo_session=../..', 'x-csrf-token': '' },
    ],
  ])('%s is refused before anything else is looked at', async (_what, headers) => {
    const bare = (operation: Operation) => toInject({ ...request(operation), headers, body: undefined });

    expect(await wrong(takesLogin, bare, { status: 401, code: 'NOT_LOGGED_IN' })).toEqual([]);
  });

  it('that is another site has a browser send the cookie, but not the token', async () => {
    const changing = (operation: Operation) => takesLogin(operation) && operation.method !== 'GET';
    for (const token of [undefined, '', stranger.csrf]) {
      const forged = (operation: Operation) =>
        toInject({
          ...request(operation),
          headers: {
            cookie: memberFor(operation).cookie,
            ...(token !== undefined && { 'x-csrf-token': token }),
          },
        });
      expect(await wrong(changing, forged, { status: 403, code: 'CSRF_TOKEN_INVALID' })).toEqual([]);
    }
  });

  it('who is no administrator may do nothing that only administrators may', async () => {
    const asUser = (operation: Operation) => toInject(request(operation, owner));

    expect(await wrong(isForAdmins, asUser, { status: 403, code: 'ADMIN_ONLY' })).toEqual([]);
  });
});

describe('what belongs to somebody else', () => {
  it('is to everybody else as if it were not there', async () => {
    const checked: string[] = [];
    for (const operation of document.operations) {
      for (const { field, theirs, nobodys } of planted.namedBy(operation)) {
        const about = (id: string) => ask(toInject(withId(request(operation, stranger), field, id)));
        const ofOwner = await about(theirs);
        const ofNobody = await about(nobodys);

        checked.push(`${nameOf(operation)} ${field}`);
        expect([nameOf(operation), ofOwner.statusCode, ofOwner.body]).toEqual([
          nameOf(operation),
          404,
          expect.anything(),
        ]);
        expect(ofOwner.body.replaceAll(theirs, 'ID')).toBe(ofNobody.body.replaceAll(nobodys, 'ID'));
      }
    }

    const named = document.operations.filter(
      (one) => takesLogin(one) && !isForAdmins(one) && one.parameters.some((each) => each.in === 'path'),
    );
    expect(checked).toEqual(expect.arrayContaining(named.map((one) => expect.stringContaining(nameOf(one)))));
    expect(checked.length).toBeGreaterThan(15);
  });

  it('is in no answer to anybody else', async () => {
    const leaks = createLeakCheck(api, [admin, owner, stranger]);
    const reading = document.operations.filter(
      (one) => !isForAdmins(one) && (one.method === 'GET' || one.path.startsWith('/api/v1/')),
    );
    const seenByOwner: string[] = [];
    for (const operation of reading) {
      const answer = await ask(toInject(request(operation, stranger)));
      expect([nameOf(operation), leaks(answer, stranger)]).toEqual([nameOf(operation), []]);
      seenByOwner.push((await ask(toInject(request(operation, owner)))).body);
    }

    expect(seenByOwner.filter((body) => body.includes(markOf(owner))).length).toBeGreaterThan(2);
  });
});

/** The request about this id, in whichever part of it the field is. */
function withId(made: MadeRequest, field: string, id: string): MadeRequest {
  const place = made.operation.parameters.find(({ name }) => name === field)?.in;
  const part = place === undefined ? 'body' : place === 'path' ? 'params' : 'query';
  return { ...made, [part]: { ...Object(made[part]), [field]: id } };
}

describe('a request that cannot be read', () => {
  it('because its body is not JSON is refused', async () => {
    for (const text of ['{"apikey":', 'apikey=x', '', '\u0000']) {
      const broken = (operation: Operation) => toInject({ ...request(operation), body: text });
      expect(await wrong(takesJson, broken, { status: 400, code: 'NOT_JSON' })).toEqual([]);
    }
  });

  it('because it says that its body is something else is refused', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'text/html',
      'multipart/form-data',
    ]) {
      const mistyped = (operation: Operation) => {
        const options = toInject(request(operation));
        return { ...options, headers: { ...options.headers, 'content-type': type } };
      };
      expect(await wrong(takesJson, mistyped, { status: 400, code: 'NOT_JSON' })).toEqual([]);
    }
  });

  it('because its body is too large is refused', async () => {
    const large = (operation: Operation) =>
      toInject({ ...request(operation), body: JSON.stringify(request(operation).body).padEnd(1_048_577) });

    expect(await wrong(takesJson, large, { status: 413, code: 'BODY_TOO_LARGE' })).toEqual([]);
  });

  it('because its body is no object is refused', async () => {
    for (const body of ['null', '[]', '"text"', '7', '[[[[[[]]]]]]']) {
      for (const operation of document.operations.filter(takesJson)) {
        const response = await ask(toInject({ ...request(operation), body }));
        expect([nameOf(operation), body, told(response)]).toEqual([
          nameOf(operation),
          body,
          { status: 400, code: 'VALIDATION' },
        ]);
      }
    }
  });
});

describe('SQL and script in a text', () => {
  it('is never carried out, nor answered as a page, in whichever field', async () => {
    const before = await tablesAndUsers();
    const tried: string[] = [];
    for (const operation of document.operations) {
      for (const bad of [SQL_TEXT, SCRIPT_TEXT]) {
        for (const { field, made } of withText(request(operation, memberFor(operation), FULL), bad)) {
          const response = await ask(toInject(made));
          tried.push(`${nameOf(operation)} ${field}`);
          expect([nameOf(operation), field, response.statusCode < 500]).toEqual([
            nameOf(operation),
            field,
            true,
          ]);
          expect(String(response.headers['content-type'])).not.toContain('html');
          expect(response.headers['x-content-type-options']).toBe('nosniff');
        }
      }
    }

    expect(tried.length).toBeGreaterThan(300);
    expect(await tablesAndUsers()).toEqual(before);
    await Promise.all([admin, owner, stranger].map(api.restore));
  });

  /** The request once for each of its texts, at any depth, with that text replaced. Its credential stays. */
  function withText(
    made: MadeRequest,
    bad: string,
  ): { readonly field: string; readonly made: MadeRequest }[] {
    return (['params', 'query', 'body'] as const).flatMap((part) =>
      textsReplaced(made[part], bad)
        .filter(({ field }) => field !== '.apikey')
        .map(({ field, value }) => ({ field: `${part}${field}`, made: { ...made, [part]: value } })),
    );
  }

  function textsReplaced(value: unknown, bad: string): { readonly field: string; readonly value: unknown }[] {
    if (typeof value === 'string') {
      return [{ field: '', value: bad }];
    }

    return Object.entries(Object(value)).flatMap(([name, part]) =>
      textsReplaced(part, bad).map((one) => ({
        field: `.${name}${one.field}`,
        value: Object.assign(Array.isArray(value) ? [...value] : { ...Object(value) }, { [name]: one.value }),
      })),
    );
  }

  async function tablesAndUsers() {
    return { users: (await api.people.users.list()).map(({ username }) => username).sort() };
  }
});

describe('too many requests', () => {
  it('are refused by every route that has a limit, alike, and tell when to try again', async () => {
    const limited = await createWholeApp({
      RATE_LIMITS: 'true',
      ...Object.fromEntries(LIMITS.map((name) => [name.replace('*', 'RATE_LIMIT'), '1 per hour'])),
    });
    checkAnswers(limited.app);
    const unlimited: string[] = [];
    for (const operation of document.operations) {
      const options = toInject({ ...request(operation, null), headers: {} });
      await limited.app.inject(options);
      const response = await limited.app.inject(options);
      if (response.statusCode !== 429) {
        unlimited.push(nameOf(operation));
        continue;
      }
      expect(told(response)).toEqual({ status: 429, code: 'RATE_LIMITED' });
      expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
    }
    await limited.close();

    expect(unlimited).toEqual([
      'GET /health/live',
      'GET /health/ready',
      'GET /metrics',
      'POST /api/v1/ticks',
    ]);
  });
});
