/**
 * Generates the Prisma clients of every database for every provider, offline. A client whose schema and Prisma
 * version have not changed since is left as it is, so that a second run costs nearly nothing.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { renderSchema } from './render-schema.ts';
import { canonicalSchemaPath, clientFolder, renderedSchemaPath, TARGETS, type Target } from './targets.ts';

/** Each run is one busy process for about two seconds; more of them than this would starve a small machine. */
const PARALLEL_RUNS = 2;
const STAMP_FILE = '.stamp';

const run = promisify(execFile);
const prismaPackage = createRequire(import.meta.url).resolve('prisma/package.json');

interface Job {
  readonly target: Target;
  readonly schema: string;
  readonly stamp: string;
}

async function planJob(target: Target, prismaVersion: string): Promise<Job> {
  const schema = renderSchema(await readFile(canonicalSchemaPath(target.database), 'utf8'), target);
  const stamp = createHash('sha256').update(prismaVersion).update(schema).digest('hex');
  return { target, schema, stamp };
}

async function isUpToDate({ target, stamp }: Job): Promise<boolean> {
  const found = await readFile(join(clientFolder(target), STAMP_FILE), 'utf8').catch(() => null);
  return found === stamp;
}

async function generateClient({ target, schema, stamp }: Job): Promise<void> {
  const schemaPath = renderedSchemaPath(target);
  await rm(clientFolder(target), { recursive: true, force: true });
  await mkdir(dirname(schemaPath), { recursive: true });
  await writeFile(schemaPath, schema);
  await run(
    process.execPath,
    [join(dirname(prismaPackage), 'build/index.js'), 'generate', '--schema', schemaPath],
    {
      // Prisma would fetch its schema engine, which generating does not use; any file in its place keeps it offline.
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
        NO_COLOR: '1',
      },
    },
  );
  await writeFile(join(clientFolder(target), STAMP_FILE), stamp);
}

async function drain(jobs: Job[]): Promise<void> {
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
    await generateClient(job);
    console.log(`Generated the ${job.target.provider} client of the ${job.target.database} database`);
  }
}

async function main(): Promise<void> {
  const { version } = JSON.parse(await readFile(prismaPackage, 'utf8')) as { version: string };
  const jobs = await Promise.all(TARGETS.map((target) => planJob(target, version)));
  const current = await Promise.all(jobs.map(isUpToDate));
  const stale = jobs.filter((_, index) => current[index] === false);
  await Promise.all(Array.from({ length: PARALLEL_RUNS }, () => drain(stale)));
}

await main();
