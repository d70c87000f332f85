import { z } from 'zod';
import { DATABASE_NAMES, PROVIDER_NAMES } from '../connect/names.ts';

/** The version of the archive's form. A newer one is refused, never guessed at. */
export const BACKUP_FORMAT = 1;
export const MANIFEST_FILE = 'manifest.json';

const partSchema = z.object({
  database: z.enum(DATABASE_NAMES),
  engine: z.enum(PROVIDER_NAMES),
  /** Its name in the archive. */
  file: z.string(),
  /** Of the content, not of what the archive compressed it to. */
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The newest migration that the database had had; null for one that was never migrated. */
  schemaVersion: z.string().nullable(),
  /** Rows by table. */
  rows: z.record(z.string(), z.number().int().nonnegative()),
  /** What made the copy, with its version. */
  madeBy: z.string(),
});

/** Read on its own first, so that a newer form is told from a damaged one. */
export const formatSchema = z.object({ format: z.number().int() });

export const manifestSchema = z.object({
  format: z.literal(BACKUP_FORMAT),
  createdAt: z.iso.datetime(),
  node: z.string(),
  parts: z.array(partSchema),
});

/** What an archive tells of itself. */
export type BackupManifest = Readonly<z.infer<typeof manifestSchema>>;
/** What it tells of one database in it. */
export type BackupPart = Readonly<z.infer<typeof partSchema>>;
/** Rows by table. */
export type RowCounts = Readonly<Record<string, number>>;
