import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentOf } from './support/open-api.ts';
import { REFERENCE_ENDPOINTS, REFERENCE_WEBHOOKS } from './support/reference-endpoints.ts';
import { createTestApp, type TestApp, USER_KEY } from './support/test-app.ts';

const PREFIX = '/api/v1/';
/** The page tells of strategies of charts; those of scans have the same routes. */
const SAME_AS = [/^(\w+ )\/chartink\/api\//, '$1/strategy/api/'] as const;
const MISSING_TITLE = '## What the reference has and we have not';

let api: TestApp;
/** Method and path of every route, without the names of parameters. */
let routes: string[];

beforeAll(async () => {
  api = createTestApp();
  const { operations } = await documentOf(api.app);
  routes = operations.map(({ method, path }) => `${method} ${anonymous(path)}`);
});
afterAll(() => api.app.close());

const anonymous = (path: string) => path.replaceAll(/\{[^}]*\}/g, '{}').replace(/\?.*$/, '');
const isUnique = (names: readonly string[]) => new Set(names).size === names.length;

/** Sections of the page by their titles, each with the cells of its tables' rows. */
function sectionsOf(text: string) {
  return text.split(/^(?=##+ )/m).map((section) => ({
    title: section.split('\n')[0] ?? '',
    rows: section
      .split('\n')
      .filter((line) => line.startsWith('| ') && !line.startsWith('|---'))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
  }));
}

const sections = sectionsOf(readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8'));
const missingRows = sections.find(({ title }) => title === MISSING_TITLE)?.rows.slice(1) ?? [];
const presentRows = sections.filter(({ title }) => title !== MISSING_TITLE).flatMap(({ rows }) => rows);
const namesIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
/** Of the tables that begin with an endpoint. */
const endpointRows = presentRows.filter(([first = '']) => /^`[a-z/]+`$/.test(first));
/** Of those that begin with a method. */
const routeRows = presentRows.filter(([first = '']) => /^(GET|POST|PUT|DELETE)$/.test(first));

describe('docs/api.md', () => {
  it('has every route of the server, and no other', () => {
    const programs = routes.filter((route) => route.includes(` ${PREFIX}`));
    const told = [
      ...programs.filter((route) =>
        endpointRows.some(([first]) => `\`${route.split(PREFIX)[1]}\`` === first),
      ),
      ...routeRows.flatMap(([method, paths]) =>
        namesIn(paths)
          .filter((name) => name.startsWith('/') && !name.includes('…/'))
          .map((path) => `${method} ${anonymous(path)}`),
      ),
    ];
    const wanted = [...new Set(routes.map((route) => route.replace(...SAME_AS)))];

    expect(told.sort()).toEqual(wanted.sort());
    expect(endpointRows.length).toBe(new Set(programs.map((route) => route.split(PREFIX)[1])).size);
  });

  it('has every endpoint of the reference once: there, with how it differs and why, or missing, with why', () => {
    const there = endpointRows.flatMap(([first]) => namesIn(first));
    const missing = missingRows.flatMap(([first]) => namesIn(first).map(anonymous));

    expect(isUnique([...there, ...missing])).toBe(true);
    expect([...there, ...missing]).toEqual(expect.arrayContaining([...REFERENCE_ENDPOINTS]));
    expect([...routes.map((route) => route.split(' ')[1]), ...missing]).toEqual(
      expect.arrayContaining([...REFERENCE_WEBHOOKS]),
    );
    expect(endpointRows.filter((cells) => cells.length !== 3 || cells.includes(''))).toEqual([]);
    expect(missingRows.filter((cells) => cells.length !== 4 || cells.includes(''))).toEqual([]);
  });

  it('says of nothing that the reference has not that the reference has it', () => {
    const ours = endpointRows.filter(
      ([first]) => !namesIn(first).every((name) => REFERENCE_ENDPOINTS.includes(name)),
    );

    expect(
      ours.filter(([, , difference = '']) => !difference.startsWith('ours')).map(([first]) => first),
    ).toEqual([]);
  });
});

describe('what the page says is missing', () => {
  it('is answered as the page says, by whichever method', async () => {
    expect(missingRows.length).toBeGreaterThan(5);
    for (const [endpoint, , answer = ''] of missingRows) {
      const [name = ''] = namesIn(endpoint).map((one) => anonymous(one).replaceAll('{}', 'x'));
      const url = name.startsWith('/') ? name : `${PREFIX}${name}`;
      const told: string[] = [];
      for (const method of ['GET', 'POST', 'PUT', 'DELETE'] as const) {
        const asked =
          method === 'GET' ? { url: `${url}?apikey=${USER_KEY}` } : { url, payload: { apikey: USER_KEY } };
        const response = await api.app.inject({ method, ...asked });
        told.push(`${response.statusCode} \`${response.json().code}\``);
      }

      // Where it is refused by one method, there is nothing by the others.
      const others = ['404 `NOT_FOUND`', '405 `METHOD_NOT_ALLOWED`'];
      expect([name, told]).toEqual([name, expect.arrayContaining([answer])]);
      expect([name, told.filter((one) => one !== answer && !others.includes(one))]).toEqual([name, []]);
    }
  });
});
