/** A part of what may be long, and where it goes on. Reading on costs the same however far one is. */
export interface Page<Row, Key = number> {
  readonly rows: readonly Row[];
  /** What to ask the next page with, as `before` or `after`; null where this one was not full, and so the last. */
  readonly next: Key | null;
}

/** For pages of the newest, newest first. */
export interface NewestOptions<Key = number> {
  readonly limit: number;
  /** Only what is older than this: the page before's `next`. */
  readonly before?: Key | undefined;
}

/** For pages in the order in which things came to be. */
export interface OldestOptions<Key = number> {
  readonly limit: number;
  /** Only what is newer than this: the page before's `next`. */
  readonly after?: Key | undefined;
}

/** The page that rows are which were asked for with this limit. */
export function toPage<Row, Key>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => Key,
): Page<Row, Key> {
  const last = rows.length < limit ? undefined : rows.at(-1);
  return { rows, next: last === undefined ? null : keyOf(last) };
}

/** The rows of all pages, a page at a time; `read` is given where a page begins, undefined for the first. */
export async function* allPages<Row, Key = number>(
  read: (from: Key | undefined) => Promise<Page<Row, Key>>,
): AsyncGenerator<readonly Row[]> {
  let from: Key | undefined;
  do {
    const { rows, next } = await read(from);
    yield rows;
    from = next ?? undefined;
  } while (from !== undefined);
}

/** The page of rows that carry their number. */
export function pageById<Row extends { readonly id: number }>(
  rows: readonly Row[],
  limit: number,
): Page<Row> {
  return toPage(rows, limit, ({ id }) => id);
}
