import type { Target } from './targets.ts';

const GENERATOR = /generator client \{[^}]*\}/;
const PROVIDER_LINE = 'provider = "postgresql"';
const NATIVE_TYPE = / +@db\.\w+(\([^)]*\))?/g;
const PREDICATE = /, where: raw\("[^"]*"\)/g;

/**
 * The schemas are written once, for PostgreSQL. This renders one for a target: its provider, where its client goes,
 * for SQLite, which has no native types, without them, and for MySQL, whose indexes are of all rows, without conditions.
 */
export function renderSchema(canonical: string, { database, provider }: Target): string {
  const rendered = canonical
    .replace(GENERATOR, generatorBlock(database))
    .replace(PROVIDER_LINE, `provider = "${provider}"`);
  switch (provider) {
    case 'sqlite':
      return rendered.replace(NATIVE_TYPE, '');
    case 'mysql':
      return rendered.replace(PREDICATE, '');
    default:
      return rendered;
  }
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
    '  previewFeatures     = ["partialIndexes"]',
    '}',
  ].join('\n');
}
