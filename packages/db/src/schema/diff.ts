import { parseDatabaseUrl } from '../connect/database-url.ts';
import type { DatabaseName } from '../connect/names.ts';
import { openByName } from '../connect/open-by-name.ts';
import type { DatabaseOptions } from '../connect/options.ts';
import { compareSchemas } from './differences.ts';

/**
 * What a database has otherwise than the schema of this version declares it: tables, columns, types, keys, references; a
 * line each. Changes nothing. Throws as `openMainDatabase` does.
 */
export async function diffDatabase(
  name: DatabaseName,
  url: string,
  options: DatabaseOptions,
): Promise<readonly string[]> {
  const { provider } = parseDatabaseUrl(url, options.rootDir);
  // Prisma's parser is large and needed here alone.
  const [{ readSchemaModel }, { inWordsOf, readLiveSchema }] = await Promise.all([
    import('./schema-model.ts'),
    import('./live-schema.ts'),
  ]);
  const database = await openByName(name, url, options);

  try {
    const declared = inWordsOf(provider, readSchemaModel(name));
    return compareSchemas(declared, await readLiveSchema(provider, database.session));
  } finally {
    await database.close();
  }
}
