import type { Random } from '@openalgo/market';
import { type ApiDocument, type JsonSchema, resolved } from './open-api.ts';

/** Makes values that JSON Schemas describe, and spoils them. The same random numbers make the same values. */

/** Values that fit a field, by what is known of the world; none where it is anything. */
export type Vocabulary = (field: string) => readonly unknown[];

export const pick = <Value>(random: Random, values: readonly Value[]): Value | undefined =>
  values[random.below(Math.max(1, values.length))];
export const isOneIn = (random: Random, count: number): boolean => random.below(count) === 0;

/** Texts for patterns, of which there are few. */
const TEXTS = ['1', '09:20', '15:10', '123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQ', 'a-key', 'text'];

interface ValueMaking {
  readonly document: ApiDocument;
  readonly random: Random;
  readonly vocabulary: Vocabulary;
  /** Fields that are always there, with what is known to fit. */
  readonly certain: ReadonlySet<string>;
}

/** A value that the schema takes, as far as a schema can tell. */
export function validValue(making: ValueMaking, schema: JsonSchema, field = ''): unknown {
  const { document, random, vocabulary, certain } = making;
  const known = resolved(document, schema);
  const fitting = vocabulary(field);
  const usual = fitting.length > 0 ? fitting : listOf(known.examples);
  if (usual.length > 0 && (certain.has(field) || !isOneIn(random, 8))) {
    return pick(random, usual);
  }

  const options = listOf(known.enum);
  const branches = [...listOf(known.anyOf), ...listOf(known.oneOf)];
  if (options.length > 0) {
    return pick(random, options);
  }

  return branches.length > 0
    ? validValue(making, objectOf(pick(random, branches)), field)
    : typedValue(making, known, field);
}

function typedValue(making: ValueMaking, schema: JsonSchema, field: string): unknown {
  const { random } = making;
  switch (pick(random, [schema.type].flat())) {
    case 'object':
      return objectValue(making, schema);
    case 'array':
      return Array.from({ length: 1 + random.below(3) }, () =>
        validValue(making, objectOf(schema.items), field),
      );
    case 'boolean':
      return isOneIn(random, 2);
    case 'number':
    case 'integer':
      return numberValue(random, schema);
    case 'null':
      return null;
    default:
      return textValue(random, schema);
  }
}

function objectValue(making: ValueMaking, { properties, required, ...schema }: JsonSchema): object {
  const needed = new Set(listOf(required));
  const entries = Object.entries(objectOf(properties))
    .filter(([name]) => needed.has(name) || making.certain.has(name) || isOneIn(making.random, 2))
    .map(([name, one]) => [name, validValue(making, objectOf(one), name)]);
  if (entries.length === 0 && schema.propertyNames !== undefined) {
    const name = validValue(making, objectOf(schema.propertyNames), 'key');
    return { [String(name)]: validValue(making, objectOf(schema.additionalProperties), 'value') };
  }

  return Object.fromEntries(entries);
}

/** Small ones mostly: those that an account can pay. */
function numberValue(random: Random, { minimum, maximum }: JsonSchema): unknown {
  const least = Number(minimum ?? 0);
  const most = Number(maximum ?? Number.MAX_SAFE_INTEGER);
  const value = isOneIn(random, 20) ? (pick(random, [least, most]) ?? least) : least + random.below(100);
  return Math.min(value, most);
}

function textValue(random: Random, { pattern, minLength, maxLength, format }: JsonSchema): string {
  if (typeof pattern === 'string') {
    const expression = new RegExp(pattern, 'u');
    return (
      pick(
        random,
        TEXTS.filter((text) => expression.test(text)),
      ) ?? 'text'
    );
  }

  if (format === 'uri') {
    return 'https://example.org/file';
  }

  const length = Math.min(Number(maxLength ?? 40), Number(minLength ?? 0) + random.below(12));
  return 'abc DEF 123 &é₹ xyz'.padEnd(length, 'w').slice(0, Math.max(length, 1));
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
/** Schemas and their parts are objects where they are there. */
const objectOf = (value: unknown): JsonSchema =>
  typeof value === 'object' && value !== null ? (value as JsonSchema) : {};

/** Near to what is right, and to its bounds. */
export const NEAR_VALUES: readonly unknown[] = [
  null,
  true,
  '',
  ' ',
  0,
  -1,
  1.5,
  '1.5',
  '-0',
  '1e3',
  2_147_483_647,
  2_147_483_648,
  Number.MAX_SAFE_INTEGER + 1,
  1e308,
  '9999999999.9999',
  '10000000000',
  'x'.repeat(51),
  'x'.repeat(101),
  'x'.repeat(3_001),
  [],
  {},
  [[]],
  'NSE',
  'nse',
  '2026-02-30',
  '24:00',
];

export const SQL_TEXT = `x'); DROP TABLE users; --" OR 1=1 /*`;
export const SCRIPT_TEXT = '<script>alert(1)</script><img src=x onerror=alert(1)>';

/** What attackers send. */
export const HOSTILE_VALUES: readonly unknown[] = [
  SQL_TEXT,
  // In small letters, unlike our own statements: an answer or an export may give back what was sent, never those.
  `' union select password_hash from users --`,
  SCRIPT_TEXT,
  '../../../../etc/passwd',
  '..%2f..%2f.env',
  '\u0024{jndi:ldap://127.0.0.1/a}',
  '{{constructor.constructor("return process")()}}',
  '=HYPERLINK("http://127.0.0.1")',
  '\u0000',
  'a\nb\r\nSet-Cookie: x=1',
  '\ud800',
  '\u202etxt',
  '𝒳'.repeat(60),
  'x'.repeat(70_000),
  '9'.repeat(400),
  Array.from({ length: 2_000 }, () => ({})),
  { $ne: null },
  { toString: 'x', valueOf: 'x', constructor: { prototype: { isAdmin: true } } },
  JSON.parse('{"__proto__":{"isAdmin":true}}'),
  nested(200),
];

function nested(depth: number): unknown {
  return depth === 0 ? 'deep' : [nested(depth - 1)];
}

/** The value with one of its parts replaced, left out, or one added. */
export function spoiled(random: Random, value: unknown, bad: readonly unknown[]): unknown {
  if (typeof value !== 'object' || value === null) {
    return pick(random, bad);
  }

  const names = Object.keys(value);
  const name = pick(random, names) ?? 'surplus';
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
  switch (random.below(8)) {
    case 0:
      return Array.isArray(copy)
        ? copy.slice(1)
        : Object.fromEntries(Object.entries(copy).filter(([one]) => one !== name));
    case 1:
      return Array.isArray(copy) ? [...copy, pick(random, bad)] : { ...copy, surplus: pick(random, bad) };
    default:
      return Object.assign(copy, { [name]: spoiled(random, Object(value)[name], bad) });
  }
}
