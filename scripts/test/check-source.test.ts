import { describe, expect, it } from 'vitest';
import { makeFolder, runScript } from './repository.ts';

/** The report on a repository with this one source file. */
function check(source: string, path = 'packages/db/src/file.ts') {
  const workspace = path.split('/').slice(0, 2).join('/');

  return runScript('check-source.mjs', makeFolder({ [`${workspace}/package.json`]: '{}', [path]: source }));
}

describe('check-source', () => {
  it.each([
    ['process.env', 'const home = process.env.HOME;'],
    ['Date.now', 'const now = Date.now();'],
    ['Date.now', 'const clock = { now: Date.now };'],
    ['new Date() without an argument', 'const now = new Date();'],
    ['new Date() without an argument', 'const now = new Date;'],
    ['Math.random', 'const dice = Math.random();'],
    ['console', "console.log('here');"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source that is judged
    ['Date.now', 'const text = `at ${Date.now()}`;'],
  ])('refuses %s in: %s', (name, source) => {
    const { code, report } = check(`// first line\n${source}\n`);

    expect(report).toContain(`packages/db/src/file.ts:2: ${name} is allowed`);
    expect(code).toBe(1);
  });

  it.each([
    ['packages/config/src/environment.ts', 'export const environment = process.env;'],
    ['packages/domain/src/time.ts', 'export const systemClock = { now: () => Date.now() };'],
    ['apps/cli/src/output.ts', 'console.log(1);'],
    ['packages/db/test/file.test.ts', 'console.log(1);'],
    ['packages/db/src/generated/client.ts', 'console.log(1);'],
  ])('lets %s do what belongs there', (path, source) => {
    const workspace = path.split('/').slice(0, 2).join('/');
    const folder = makeFolder({
      [`${workspace}/package.json`]: '{}',
      [`${workspace}/src/index.ts`]: '',
      [path]: source,
    });

    expect(runScript('check-source.mjs', folder)).toMatchObject({ code: 0 });
  });

  it.each([
    '// process.env is for others',
    '/* Date.now() */',
    "const text = 'console.log';",
    'const day = new Date(0);',
    'const range = new DateRange();',
  ])('lets pass: %s', (source) => {
    expect(check(source)).toMatchObject({ code: 0 });
  });

  it('refuses a file of more than 250 lines', () => {
    expect(check('\n'.repeat(249).concat('export {};\n'))).toMatchObject({ code: 0 });
    expect(check('\n'.repeat(250).concat('export {};\n')).report).toContain('251 lines; at most 250');
  });

  it('fails where it finds nothing to look at', () => {
    expect(runScript('check-source.mjs', makeFolder())).toMatchObject({ code: 1 });
  });
});
