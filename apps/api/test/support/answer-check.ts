import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { type ApiDocument, documentOf, type Operation } from './open-api.ts';

/** What an answer is checked against. */
export type AnswerCheck = (method: string, url: string, response: LightMyRequestResponse) => void;

const ROOT = 'openapi';
/** The documentation does not document itself. */
const UNDOCUMENTED = /^\/docs(\/|$)/;
const ERROR = { $ref: `${ROOT}#/schemas/Error` };

/** Throws where an answer is not what the documentation says: its status, its type, its headers, each of its fields. */
export function createAnswerCheck(document: ApiDocument): AnswerCheck {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: ROOT, schemas: absolute(document.schemas) });
  const validators = new Map<string, ValidateFunction>();
  const find = createRouter(document.operations);

  function validatorOf(name: string, schema: object): ValidateFunction {
    const known = validators.get(name) ?? ajv.compile(absolute(schema));
    validators.set(name, known);
    return known;
  }

  function checkBody(name: string, schema: object, response: LightMyRequestResponse): void {
    const isJson = typeOf(response) === 'application/json';
    const validate = validatorOf(name, schema);
    if (!validate(isJson ? response.json() : response.body)) {
      fail(name, ajv.errorsText(validate.errors), response);
    }
  }

  return (method, url, response) => {
    const path = pathOf(url);
    const name = `${method} ${path} ${response.statusCode}`;
    if (method === 'HEAD' || method === 'OPTIONS' || UNDOCUMENTED.test(path)) {
      return;
    }

    const operation = find(method, path);
    if (operation === undefined) {
      checkBody('Error', ERROR, response);
      return;
    }

    checkRole(operation, response);
    const documented = operation.responses[response.statusCode];
    if (documented === undefined) {
      return fail(name, 'this status is not documented', response);
    }
    for (const [header, { $ref }] of Object.entries(documented.headers)) {
      if (response.headers[header] === undefined && document.requiredHeaders.has($ref)) {
        fail(name, `without the documented header ${header}`, response);
      }
    }

    const media = documented.content?.[typeOf(response)];
    if (media === undefined) {
      return fail(name, `${typeOf(response)} is not documented`, response);
    }
    checkBody(`${operation.operationId} ${response.statusCode} ${typeOf(response)}`, media.schema, response);
  };
}

/** Has every answer to `app.inject` checked, so that no test is shown what is not documented. */
export function checkAnswers(app: FastifyInstance): void {
  let check: Promise<AnswerCheck> | undefined;
  const inject = app.inject.bind(app);

  async function checkedInject(options: InjectOptions | string): Promise<LightMyRequestResponse> {
    const response = await inject(options);
    check ??= checkOf(app);
    const { method = 'GET', url = '' } = typeof options === 'string' ? { url: options } : options;
    (await check)(method.toUpperCase(), String(url), response);
    return response;
  }
  // The tests use neither callbacks nor the chain of light-my-request, which are its other forms.
  app.inject = checkedInject as typeof app.inject;
}

let shared: AnswerCheck | undefined;

/** One check for all apps of a test file: their routes are the same, and making it takes a while. */
async function checkOf(app: FastifyInstance): Promise<AnswerCheck> {
  shared ??= createAnswerCheck(await documentOf(app));
  return shared;
}

/** As the router reads it: a slash at the end makes no difference, nor how it is written. */
function pathOf(url: string): string {
  const path = url.replace(/[?#].*$/s, '');
  return path.length > 1 ? path.replace(/\/$/, '') : path;
}

function typeOf({ headers }: LightMyRequestResponse): string {
  return String(headers['content-type'] ?? '').replace(/;.*$/, '');
}

function createRouter(operations: readonly Operation[]) {
  const routes = operations.map((operation) => ({
    operation,
    pattern: new RegExp(`^${operation.path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
  }));

  return (method: string, path: string) =>
    routes.find(({ operation, pattern }) => operation.method === method && pattern.test(path))?.operation;
}

/** References of the document as those of the schema that `ROOT` names. */
function absolute<Schema extends object>(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', `"${ROOT}#/`));
}

/** Who is refused for not being an administrator was told so by the documentation. */
function checkRole(operation: Operation, response: LightMyRequestResponse): void {
  const isRefused = response.statusCode === 403 && response.body.includes('"ADMIN_ONLY"');
  if (isRefused && operation['x-required-role'] !== 'admin') {
    fail(`${operation.method} ${operation.path}`, 'is for administrators, which is not documented', response);
  }
}

function fail(name: string, reason: string, { body }: LightMyRequestResponse): never {
  throw new Error(`${name} is not as documented: ${reason}\n${body.slice(0, 500)}`);
}
