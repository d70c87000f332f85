import { z } from 'zod';

type JsonSchema = z.output<typeof jsonSchema>;

const jsonSchema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  examples: z.array(z.unknown()).optional(),
  enum: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  minimum: z.number().optional(),
  additionalProperties: z.unknown().optional(),
  propertyNames: z.unknown().optional(),
});

/** A value that a schema of a request takes: its own example, its default, or the plainest that there is. */
export function exampleOf(schema: unknown): unknown {
  const known = jsonSchema.parse(schema);
  const given = known.examples?.[0] ?? known.example ?? known.default ?? known.enum?.[0];
  if (given !== undefined) {
    return given;
  }

  const [first] = known.anyOf ?? [];
  return first === undefined ? plainest(known) : exampleOf(first);
}

function plainest(schema: JsonSchema): unknown {
  const types = [schema.type].flat();
  // What may be a number or its text is a number.
  switch (types.find((type) => type === 'number') ?? types[0]) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return schema.items === undefined ? [] : [exampleOf(schema.items)];
    case 'boolean':
      return true;
    case 'number':
    case 'integer':
      return Math.max(1, schema.minimum ?? 1);
    default:
      return 'text';
  }
}

/** With what is needed and what is usual; with everything where nothing is needed. */
function objectOf({ properties = {}, required = [], ...schema }: JsonSchema): object {
  const shown = Object.entries(properties).filter(
    ([name, property]) =>
      required.length === 0 || required.includes(name) || jsonSchema.parse(property).default !== undefined,
  );
  const named = shown.map(([name, property]) => [name, exampleOf(property)]);
  if (named.length > 0 || schema.propertyNames === undefined) {
    return Object.fromEntries(named);
  }

  return Object.fromEntries([[exampleOf(schema.propertyNames), exampleOf(schema.additionalProperties)]]);
}
