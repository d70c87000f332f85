import { describe, expect, it } from 'vitest';
import { makeFolder, runScript } from './repository.ts';

const LAYERS = {
  layers: [['packages/domain', 'packages/security'], ['packages/db'], ['apps/api', 'apps/worker']],
  allowedWithinLayer: { 'packages/security': ['packages/domain'] },
};

function manifest(name: string, dependencies: readonly string[] = []): string {
  return JSON.stringify({
    name,
    exports: { '.': './src/index.ts' },
    dependencies: Object.fromEntries(dependencies.map((name) => [name, '*'])),
  });
}

/** The report on a repository in which this one file has this text. */
function check(path: string, source: string) {
  const folder = makeFolder({
    'scripts/layers.json': JSON.stringify(LAYERS),
    'packages/domain/package.json': manifest('@x/domain', ['@x/security', '@x/db']),
    'packages/security/package.json': manifest('@x/security', ['@x/domain']),
    'packages/db/package.json': manifest('@x/db', ['@x/domain', 'kysely']),
    'apps/api/package.json': manifest('@x/api', ['@x/db', '@x/worker']),
    'apps/worker/package.json': manifest('@x/worker', ['@x/db']),
    [path]: source,
  });

  return runScript('check-layers.mjs', folder);
}

describe('check-layers', () => {
  it.each([
    ['upwards', 'packages/domain/src/a.ts', "import { x } from '@x/db';", 'which is above it'],
    ['re-exported upwards', 'packages/domain/src/a.ts', "export * from '@x/db';", 'which is above it'],
    ['upwards as a type', 'packages/domain/src/a.ts', "import type { X } from '@x/db';", 'which is above it'],
    ['upwards at run time', 'packages/domain/src/a.ts', "await import('@x/db');", 'which is above it'],
    ['upwards in a test', 'packages/domain/test/a.test.ts', "import '@x/db';", 'which is above it'],
    ['of a neighbour', 'packages/domain/src/a.ts', "import '@x/security';", 'its neighbour in one layer'],
    ['of another app', 'apps/api/src/a.ts', "import '@x/worker';", 'its neighbour in one layer'],
    ['undeclared', 'apps/worker/src/a.ts', "import '@x/domain';", '@x/domain is not declared'],
    [
      'undeclared, from outside',
      'apps/worker/src/a.ts',
      "import 'kysely/helpers';",
      'kysely is not declared',
    ],
    ['past the face', 'apps/api/src/a.ts', "import '@x/db/src/a.ts';", 'reaches past the exports'],
    [
      'around the face',
      'apps/api/src/a.ts',
      "import '../../../packages/db/src/a.ts';",
      'leaves the workspace',
    ],
    ['after a slash-star in text', 'apps/api/src/a.ts', "const p = 'a/*';\nimport '@x/worker';", 'neighbour'],
  ])('refuses an import %s', (_case, path, source, message) => {
    const { code, report } = check(path, source);

    expect(report).toContain(`${path}:${source.split('\n').length}: `);
    expect(report).toContain(message);
    expect(code).toBe(1);
  });

  it.each([
    ['downwards', 'packages/db/src/a.ts', "import { x } from '@x/domain';"],
    ['of a neighbour that layers.json allows', 'packages/security/src/a.ts', "import '@x/domain';"],
    ['of a declared package', 'packages/db/src/a.ts', "import 'kysely';"],
    ['of Node itself', 'packages/db/src/a.ts', "import { join } from 'node:path';"],
    ['inside the workspace', 'packages/db/test/a.test.ts', "import { x } from '../src/b.ts';"],
    ['that is only an option of Node', 'packages/domain/src/a.ts', "run(['--import', loader, '@x/db']);"],
    ['that is only a comment', 'packages/domain/src/a.ts', "// import '@x/db';"],
    ['that is only a method of that name', 'packages/domain/src/a.ts', "Buffer.from('text');"],
  ])('lets pass an import %s', (_case, path, source) => {
    expect(check(path, source)).toMatchObject({ code: 0 });
  });

  it('refuses a workspace whose layer nobody named', () => {
    const folder = makeFolder({
      'scripts/layers.json': JSON.stringify(LAYERS),
      'packages/new/package.json': manifest('@x/new'),
      'packages/new/src/a.ts': '',
    });

    expect(runScript('check-layers.mjs', folder)).toMatchObject({
      code: 1,
      report: 'error: scripts/layers.json does not say on which layer packages/new stands\n',
    });
  });

  it('fails where it finds nothing to look at', () => {
    const folder = makeFolder({ 'scripts/layers.json': JSON.stringify(LAYERS) });

    expect(runScript('check-layers.mjs', folder)).toMatchObject({ code: 1 });
  });
});
