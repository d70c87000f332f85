import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../../../../docs/sandbox.md', import.meta.url), 'utf8');

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The rows of all tables of docs/sandbox.md that have this header. Throws where there is none: nothing would be tested. */
export function documentedRows(...header: readonly string[]): string[][] {
  const tables = text.split('\n\n').filter((part) => part.startsWith(`| ${header.join(' | ')} |\n`));
  if (tables.length === 0) throw new Error(`docs/sandbox.md has no table of ${header.join(', ')}`);

  return tables.flatMap((table) => table.trim().split('\n').slice(2).map(cellsOf));
}
