import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

/** A JSON Schema as the document has it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const schema = z.record(z.string(), z.unknown());
const content = z.record(z.string(), z.object({ schema, example: z.unknown().optional() }));
const parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean().prefault(false),
  schema,
});
const response = z.object({
  description: z.string(),
  content: content.optional(),
  headers: z.record(z.string(), z.object({ $ref: z.string() })),
});
const operationObject = z.object({
  operationId: z.string(),
  tags: z.array(z.string()),
  summary: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  'x-credential': z.enum(['api-key', 'session']).optional(),
  'x-required-role': z.literal('admin').optional(),
  parameters: z.array(parameter).prefault([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.union([z.object({ $ref: z.string() }), response])),
});
const documentObject = z.object({
  tags: z.array(z.object({ name: z.string() })),
  components: z.object({
    schemas: z.record(z.string(), schema),
    responses: z.record(z.string(), response),
    headers: z.record(z.string(), z.object({ required: z.boolean().prefault(false) })),
  }),
  paths: z.record(z.string(), z.record(z.string(), operationObject)),
});

export const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

/** One method of one path, as documented. */
export interface Operation extends Omit<z.output<typeof operationObject>, 'responses'> {
  /** By status, references followed. */
  readonly responses: Readonly<Record<string, z.output<typeof response>>>;
  readonly method: Method;
  /** With its parameters in braces. */
  readonly path: string;
}

export interface ApiDocument {
  readonly operations: readonly Operation[];
  /** What `$ref`s of schemas refer to. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  readonly tags: readonly string[];
  /** What answers refer to that always have them. */
  readonly requiredHeaders: ReadonlySet<string>;
}

/** The OpenAPI document of an app. */
export async function documentOf(app: FastifyInstance): Promise<ApiDocument> {
  await app.ready();
  const { paths, components, tags } = documentObject.parse(app.swagger());
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({
      ...one,
      responses: followed(one.responses, components.responses),
      method: z.enum(METHODS).parse(method.toUpperCase()),
      path,
    })),
  );
  const requiredHeaders = Object.entries(components.headers).filter(([, { required }]) => required);
  return {
    operations,
    schemas: components.schemas,
    tags: tags.map(({ name }) => name),
    requiredHeaders: new Set(requiredHeaders.map(([name]) => `#/components/headers/${name}`)),
  };
}

type Answer = z.output<typeof response>;

function followed(
  responses: z.output<typeof operationObject>['responses'],
  shared: Readonly<Record<string, Answer>>,
): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(responses).map(([status, one]) => [
      status,
      '$ref' in one ? sharedOf(shared, one.$ref) : one,
    ]),
  );
}

function sharedOf(shared: Readonly<Record<string, Answer>>, reference: string): Answer {
  const one = shared[reference.replace('#/components/responses/', '')];
  if (one === undefined) {
    throw new Error(`${reference} refers to nothing`);
  }

  return one;
}

/** What a schema says once its reference was followed. */
export function resolved({ schemas }: Pick<ApiDocument, 'schemas'>, one: JsonSchema): JsonSchema {
  const { $ref } = one;
  const target = typeof $ref === 'string' ? schemas[$ref.split('/').at(-1) ?? ''] : one;
  if (target === undefined) {
    throw new Error(`${$ref} refers to nothing`);
  }

  return target;
}

/** The schema of an operation's JSON body, where it takes one. */
export function jsonBodyOf({ requestBody }: Operation): JsonSchema | undefined {
  return requestBody?.content['application/json']?.schema;
}
