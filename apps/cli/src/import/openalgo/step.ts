import type { Databases, LatencyImport, LogsImport, MainImport } from '@openalgo/db';
import type { Instant } from '@openalgo/domain';
import type { z } from 'zod';
import type { Facts } from './facts.ts';
import type { AccountComparison } from './sandbox-account.ts';
import type { Secrets } from './secrets.ts';
import type { Shape, Source } from './source.ts';
import type { SourceFile } from './source-files.ts';
import { createTally, type Mapped, type TableReport } from './tally.ts';

/** Where rows are written to. */
export interface Target extends MainImport, LogsImport, LatencyImport {
  readonly databases: Databases;
}

/** One run over everything: to see what there is, or to write it. */
export interface Pass {
  readonly source: Source;
  readonly secrets: Secrets;
  readonly facts: Facts;
  /** When this import is; the instant of what has none of its own. */
  readonly at: Instant;
  /** Null while nothing is to be written. */
  readonly target: Target | null;
  progress(text: string): void;
  /** Tells what becomes of an account's money. */
  noteAccount(comparison: AccountComparison): void;
}

/** What a mapper may ask. */
export type MapContext = Pick<Pass, 'source' | 'secrets' | 'facts' | 'at'>;

/** Takes over one table, or some that belong together. */
export interface Step {
  /** What it reads, each table once. */
  readonly tables: readonly { readonly file: SourceFile; readonly table: string }[];
  run(pass: Pass): Promise<readonly TableReport[]>;
}

interface TableStep<Row extends Shape, Item> {
  readonly file: SourceFile;
  readonly table: string;
  /** What the rows become, for people. */
  readonly becomes: string;
  /** Tables whose rows are read with those of this one. */
  readonly besides?: readonly string[];
  readonly shape: Row;
  readonly map: (row: z.output<Row>, context: MapContext, rowNumber: number) => Mapped<Item>;
  /** Writes items and tells how many rows that were; of those that are there already, none. */
  readonly write: (items: readonly Item[], target: Target, pass: Pass) => Promise<number>;
}

/** Rows between two lines of progress. */
const PROGRESS_ROWS = 50_000;

/** A step that maps a table row by row and writes it page by page. */
export function defineStep<Row extends Shape, Item>(definition: TableStep<Row, Item>): Step {
  const { file, table, becomes, besides = [], shape, map, write } = definition;

  return {
    tables: [table, ...besides].map((name) => ({ file, table: name })),

    async run(pass) {
      const tally = createTally({ file, table, becomes }, pass.target !== null);
      let seen = 0;

      for (const page of pass.source.pages(file, table, shape)) {
        const items = page.flatMap((row) => {
          const mapped = 'problem' in row ? { leftOut: row.problem } : map(row.value, pass, row.number);
          if ('item' in mapped) {
            return [mapped.item];
          }

          tally.leaveOut(row.number, mapped.leftOut);
          return [];
        });

        tally.use(items.length);
        if (pass.target !== null && items.length > 0) {
          tally.wrote(await write(items, pass.target, pass));
        }

        seen += page.length;
        if (seen % PROGRESS_ROWS === 0 && page.length > 0) {
          pass.progress(`  ${table}: ${seen} rows …`);
        }
      }

      return [tally.report()];
    },
  };
}
