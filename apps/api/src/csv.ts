import { stringify } from 'csv-stringify/sync';

/** A column: its heading, and what a row has in it. Numbers stay numbers, so that a minus is no formula. */
export type CsvColumn<Row> = readonly [heading: string, cellOf: (row: Row) => string | number | null];

/**
 * Rows as the lines of a CSV file, a piece for each page. Text that a spreadsheet would take for a formula begins with an
 * apostrophe.
 */
export async function* csvPieces<Row>(
  columns: readonly CsvColumn<Row>[],
  pages: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  // The heading goes with the first page, so that what fails before it is answered as a failure.
  let heading = toCsv([columns.map(([name]) => name)]);
  for await (const rows of pages) {
    yield heading + toCsv(rows.map((row) => columns.map(([, cellOf]) => cellOf(row))));
    heading = '';
  }

  if (heading !== '') {
    yield heading;
  }
}

function toCsv(records: readonly (readonly (string | number | null)[])[]): string {
  return stringify([...records], { escape_formulas: true });
}
