import { z } from 'zod';
import { exampleOf } from './example.ts';

/**
 * What the documentation says of all routes alike, and no route need repeat: a name for generated clients, an example of
 * each body, headers of answers, what the groups are about.
 */

const content = z.record(z.string(), z.looseObject({ schema: z.unknown() }));
const response = z.looseObject({ description: z.string(), content: content.optional() });
const operation = z.looseObject({
  tags: z.array(z.string()).prefault([]),
  security: z.array(z.unknown()).prefault([]),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })).prefault([]),
  requestBody: z.looseObject({ content }).optional(),
  responses: z.record(z.string(), response),
});
const paths = z.record(z.string(), z.record(z.string(), operation));

type Operation = z.output<typeof operation>;
type Response = z.output<typeof response>;

const PROGRAMS = /^\/api\/v1\//;
const GENERATED_DESCRIPTION = 'Default Response';

const TAG_DESCRIPTIONS: Readonly<Record<string, string>> = {
  Orders: 'What changes an account, with your API key',
  Account: 'What an account has, with your API key',
  'Market data': 'Prices, instruments and hours, with your API key',
  Webhooks: 'Where charts and scans send their alerts; the id in the path is the secret',
  Login: 'Accounts of people, and their sessions',
  'Second factor': 'Codes of an authenticator, besides the password',
  'API key': 'Your key for programs',
  Strategies: 'What webhooks trade',
  'Action Center': 'Orders of a semi-automatic key, which wait for you',
  'Looking back': 'What was done and how quick it was',
  Telegram: 'Your chats with the bot',
  Health: 'For those who watch the process',
};

const CREDENTIAL_OF_PARAMETER: Readonly<Record<string, string>> = {
  'query apikey': 'apiKey',
  'header x-api-key': 'apiKeyHeader',
};

/** Headers that one route alone sends. */
const OWN_HEADERS: Readonly<Record<string, object>> = {
  'post /auth/login 200': { 'set-cookie': { $ref: '#/components/headers/SessionCookie' } },
  'post /auth/logout 200': { 'set-cookie': { $ref: '#/components/headers/SessionCookie' } },
};

const text = (description: string) => ({ description, schema: { type: 'string' } }) as const;

/** Headers, by the names that answers refer to them with. */
export const documentedHeaders = {
  RequestId: { ...text('Names the request; quote it when you report a failure'), required: true },
  RetryAfter: { description: 'Seconds to wait', required: true, schema: { type: 'integer', minimum: 1 } },
  SessionCookie: text('The login, HttpOnly; empty when it ends'),
  FileName: text('The name that a browser saves the file under'),
} as const;

/** How a caller is known, by the names that routes refer to it with. A key in a body cannot be told here. */
export function documentedCredentials(cookieName: string, csrfHeader: string) {
  return {
    apiKey: {
      type: 'apiKey',
      in: 'query',
      name: 'apikey',
      description: 'Your API key. A POST carries it in its body, as the field `apikey`.',
    },
    apiKeyHeader: {
      type: 'apiKey',
      in: 'header',
      name: 'X-API-KEY',
      description: 'Your API key, where it is not in the request itself',
    },
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: cookieName,
      description: 'The cookie that POST /auth/login sets',
    },
    csrfToken: {
      type: 'apiKey',
      in: 'header',
      name: csrfHeader,
      description: 'The csrf_token that POST /auth/login answers, for what changes something',
    },
  } as const;
}

/** The paths of a document made from the routes, completed. */
export function completePaths(documented: unknown) {
  return Object.fromEntries(
    Object.entries(paths.parse(documented)).map(([path, methods]) => [
      path,
      Object.fromEntries(
        Object.entries(methods).map(([method, one]) => [method, completeOperation(method, path, one)]),
      ),
    ]),
  );
}

/** The groups that are in use, in the order in which they come. */
export function tagsOf(documented: unknown) {
  const operations = Object.values(paths.parse(documented)).flatMap((methods) => Object.values(methods));
  const names = new Set(operations.flatMap(({ tags }) => tags));
  return [...names].map((name) => {
    const description = TAG_DESCRIPTIONS[name];
    return { name, ...(description !== undefined && { description }) };
  });
}

function completeOperation(method: string, path: string, one: Operation) {
  const { requestBody, parameters, ...rest } = one;
  return {
    operationId: operationIdOf(method, path),
    ...rest,
    security: securityOf(method, one),
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody !== undefined && { requestBody: withExamples(requestBody) }),
    responses: Object.fromEntries(
      Object.entries(one.responses)
        // What has no body cannot be too large.
        .filter(([status]) => !(method === 'get' && status === '413'))
        .map(([status, answer]) => [status, completeResponse(`${method} ${path} ${status}`, answer)]),
    ),
  };
}

/** Programs ask by POST, so that endpoints are called what their path says; others have the method in their name. */
function operationIdOf(method: string, path: string): string {
  const words = path.replace(PROGRAMS, '').split(/[^A-Za-z0-9]+/);
  const named = PROGRAMS.test(path) ? [...words, method === 'post' ? '' : method] : [method, ...words];
  return named
    .filter((word) => word !== '')
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
}

/** A key outside of the body; and no CSRF token for what changes nothing. */
function securityOf(method: string, { security, parameters }: Operation): readonly unknown[] {
  const keys = parameters.flatMap(({ in: place, name }) => CREDENTIAL_OF_PARAMETER[`${place} ${name}`] ?? []);
  if (keys.length > 0) {
    return keys.map((name) => ({ [name]: [] }));
  }

  return method === 'get' && security.length > 0 ? [{ session: [] }] : security;
}

function withExamples(body: NonNullable<Operation['requestBody']>) {
  return {
    ...body,
    content: Object.fromEntries(
      Object.entries(body.content).map(([type, media]) => [
        type,
        type === 'application/json' ? { ...media, example: exampleOf(media.schema) } : media,
      ]),
    ),
  };
}

function completeResponse(name: string, answer: Response) {
  const status = Number(name.split(' ').at(-1));
  const description = answer.description === GENERATED_DESCRIPTION ? 'Done' : answer.description;
  const headers = {
    'x-request-id': { $ref: '#/components/headers/RequestId' },
    ...((status === 429 || status === 503) && {
      'retry-after': { $ref: '#/components/headers/RetryAfter' },
    }),
    ...(answer.content?.['text/csv'] !== undefined && {
      'content-disposition': { $ref: '#/components/headers/FileName' },
    }),
    ...OWN_HEADERS[name],
  };
  return { ...answer, description, headers };
}
