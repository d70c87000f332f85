import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ApiDocument,
  documentOf,
  type JsonSchema,
  jsonBodyOf,
  type Operation,
} from './support/open-api.ts';
import { createTestApp, type TestApp, USER_KEY } from './support/test-app.ts';

let api: TestApp;
let document: ApiDocument;
const routes: string[] = [];

beforeAll(async () => {
  api = createTestApp();
  api.app.addHook('onRoute', ({ method, url, schema }) => {
    const path = url.replaceAll(/:(\w+)/g, '{$1}');
    const methods = [method].flat().filter((one) => one !== 'HEAD' && one !== 'OPTIONS');
    const isHidden = path.startsWith('/docs') || schema?.hide === true;
    routes.push(...(isHidden ? [] : methods).map((one) => `${one} ${path}`));
  });
  document = await documentOf(api.app);
});
afterAll(() => api.app.close());

const nameOf = ({ method, path }: Operation) => `${method} ${path}`;

/** Every schema within a schema, itself included. */
function* schemasIn(value: unknown): Generator<JsonSchema> {
  if (typeof value !== 'object' || value === null) {
    return;
  }

  if (!Array.isArray(value)) {
    yield value as JsonSchema;
  }
  for (const part of Object.values(value)) {
    yield* schemasIn(part);
  }
}

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();

    expect(await validator.validate(JSON.parse(JSON.stringify(api.app.swagger())))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('has every route that can succeed, but those of the documentation itself', () => {
    expect(routes.length).toBeGreaterThan(100);
    expect(document.operations.map(nameOf).sort()).toEqual(routes.sort());
  });

  it('names every operation once, in a group that it tells of', () => {
    const { operations, tags } = document;
    const ids = operations.map(({ operationId }) => operationId);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z][A-Za-z0-9]*$/.test(id))).toEqual([]);
    expect(tags).toEqual(expect.arrayContaining(operations.flatMap((one) => one.tags)));
    expect(operations.filter((one) => one.tags.length !== 1).map(nameOf)).toEqual([]);
  });

  it('tells who may call each operation', () => {
    for (const operation of document.operations) {
      const { method, security, parameters } = operation;
      const carriesKey =
        parameters.some(({ name }) => name === 'apikey') ||
        Object.hasOwn(Object(jsonBodyOf(operation)?.properties), 'apikey');
      const session = method === 'GET' ? [{ session: [] }] : [{ session: [], csrfToken: [] }];
      const told = operation['x-credential'];

      expect([nameOf(operation), carriesKey]).toEqual([nameOf(operation), told === 'api-key']);
      const inQuery = parameters.some((one) => one.name === 'apikey') ? [{ apiKey: [] }] : [];
      const inHeader = parameters.some((one) => one.name === 'x-api-key') ? [{ apiKeyHeader: [] }] : [];
      expect([nameOf(operation), security]).toEqual([
        nameOf(operation),
        told === 'session' ? session : [...inQuery, ...inHeader],
      ]);
    }
  });

  it('tells of the limits, of defects and of what is away, for every operation that has them', () => {
    for (const operation of document.operations) {
      const isProbe = operation.tags.includes('Health');
      const wanted = isProbe ? ['200', '403', '500'] : ['400', '403', '429', '500', '503'];
      expect([nameOf(operation), Object.keys(operation.responses)]).toEqual([
        nameOf(operation),
        expect.arrayContaining(wanted),
      ]);
    }
  });

  it('leaves no field of an answer open', () => {
    const answers = document.operations.flatMap(({ responses }) => Object.values(responses));
    const objects = [...schemasIn([answers, document.schemas])].filter(
      ({ type, properties }) => [type].flat().includes('object') && properties !== undefined,
    );

    expect(objects.length).toBeGreaterThan(50);
    expect(objects.filter(({ additionalProperties }) => additionalProperties !== false)).toEqual([]);
  });

  it('has examples that an order is placed with', async () => {
    const order = document.operations.find(({ operationId }) => operationId === 'placeorder');
    const { apikey: _key, ...example } = Object(order?.requestBody?.content['application/json']?.example);

    expect((await api.post('placeorder', { ...example, apikey: USER_KEY })).statusCode).toBe(200);
  });

  it('has an example of every body, each with the right names', () => {
    for (const operation of document.operations) {
      const media = operation.requestBody?.content['application/json'];
      if (media !== undefined) {
        expect([nameOf(operation), Object.keys(Object(media.example)).length > 0]).toEqual([
          nameOf(operation),
          true,
        ]);
      }
    }
  });
});
