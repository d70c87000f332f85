import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DATABASE_NAMES } from '../src/index.ts';
import { readSchemaModel } from '../src/schema/schema-model.ts';

const documented = readFileSync(new URL('../../../docs/database.md', import.meta.url), 'utf8');

/** The part of the document about one database. */
const chapterOf = (database: string): string =>
  documented.split(/^## /m).find((chapter) => chapter.startsWith(`${database}: `)) ?? '';

test.each(DATABASE_NAMES)('the document tells what each table of %s is for', (database) => {
  const chapter = chapterOf(database);
  const named = readSchemaModel(database).filter(({ name }) => chapter.includes(`\`${name}\``));
  expect(named.map(({ name }) => name)).toEqual(readSchemaModel(database).map(({ name }) => name));
});

test('the document names no table that is not there', () => {
  const known = new Set(DATABASE_NAMES.flatMap(readSchemaModel).map(({ name }) => name));
  const rows = documented.split('\n').filter((line) => line.startsWith('| `') && !line.includes('DATABASE_'));
  const named = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name),
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => name === undefined || !known.has(name))).toEqual([]);
});
