import type { MigrationConnection } from './connection.ts';

/** Runs `work` on a connection and closes it after, whatever happens. */
export async function withConnection<Result>(
  opening: Promise<MigrationConnection>,
  work: (connection: MigrationConnection) => Promise<Result>,
): Promise<Result> {
  const connection = await opening;
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}
