import type { Target } from './targets.ts';

const GENERATOR = /generator client \{[^}]*\}/;
const PROVIDER_LINE = 'provider = "postgresql"';
const NATIVE_TYPE = / +@db\.\w+(\([^)]*\))?/g;

/**
 * The schemas are written once, for PostgreSQL. This renders one for a target: its provider, where its client goes,
 * and, since SQLite has no native types, for SQLite without them.
 */
export function renderSchema(canonical: string, { database, provider }: Target): string {
  const rendered = canonical
    .replace(GENERATOR, generatorBlock(database))
    .replace(PROVIDER_LINE, `provider = "${provider}"`);
  return provider === 'sqlite' ? rendered.replace(NATIVE_TYPE, '') : rendered;
}

/** The client imports its own files as .ts, as all our code does; the compiler rewrites that to .js. */
function generatorBlock(output: string): string {
  return [
    'generator client {',
    '  provider            = "prisma-client"',
    `  output              = "./${output}"`,
    '  runtime             = "nodejs"',
    '  moduleFormat        = "esm"',
    '  importFileExtension = "ts"',
    '}',
  ].join('\n');
}
