import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const DATABASES = ['main', 'sandbox', 'latency', 'logs'] as const;
export const PROVIDERS = ['sqlite', 'postgresql', 'mysql'] as const;

export type DatabaseName = (typeof DATABASES)[number];
export type Provider = (typeof PROVIDERS)[number];

/** One client to generate. */
export interface Target {
  readonly database: DatabaseName;
  readonly provider: Provider;
}

const packageFolder = resolve(fileURLToPath(import.meta.url), '../..');
const generatedFolder = join(packageFolder, 'src/generated');

export const TARGETS: readonly Target[] = PROVIDERS.flatMap((provider) =>
  DATABASES.map((database) => ({ database, provider })),
);

/** The hand-written schema of a database. */
export function canonicalSchemaPath(database: DatabaseName): string {
  return resolve(packageFolder, '../../prisma', `${database}.prisma`);
}

/** Where the schema as rendered for the target's provider goes. */
export function renderedSchemaPath({ database, provider }: Target): string {
  return join(generatedFolder, provider, `${database}.prisma`);
}

/** Where the target's client goes. */
export function clientFolder({ database, provider }: Target): string {
  return join(generatedFolder, provider, database);
}
