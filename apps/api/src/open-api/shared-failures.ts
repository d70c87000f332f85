import type { completePaths } from './complete.ts';

type Paths = ReturnType<typeof completePaths>;
type Responses = Paths[string][string]['responses'];

const SCHEMAS = '#/components/schemas/';

/** The paths with references to their failures, and those: nearly all routes fail alike, which is told once. */
export function shareFailures(paths: Paths) {
  const responses: Record<string, Responses[string]> = {};

  function shared([status, answer]: [string, Responses[string]]) {
    const name = nameOf(status, answer);
    if (name === null) {
      return [status, answer];
    }

    responses[name] = answer;
    return [status, { $ref: `#/components/responses/${name}` }];
  }

  const sharing = Object.entries(paths).map(([path, methods]) => {
    const operations = Object.entries(methods).map(([method, one]) => [
      method,
      { ...one, responses: Object.fromEntries(Object.entries(one.responses).map(shared)) },
    ]);
    return [path, Object.fromEntries(operations)];
  });
  return { paths: Object.fromEntries(sharing), responses };
}

/** By its schema, status and what it says up to the first stop; null for what is of one route alone. */
function nameOf(status: string, { description, content }: Responses[string]): string | null {
  const schema: unknown = Object(content?.['application/json']?.schema).$ref;
  if (Number(status) < 400 || typeof schema !== 'string') {
    return null;
  }

  const words = description.replace(/[;:].*$/, '').split(/[^A-Za-z0-9]+/);
  const said = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return schema.replace(SCHEMAS, '') + status + said;
}
