/** Raises a counter so many times, each in a transaction that claims, reads and writes. */
import { openSandboxDatabase, sql, toBigInt } from '../../src/index.ts';

const [url = '', times = '0'] = process.argv.slice(2);
const database = await openSandboxDatabase(url, { rootDir: '.' });
for (let count = 0; count < Number(times); count += 1) {
  await database.transaction(async (session) => {
    const [row] = await session.query<{ order_seq: unknown }>(
      sql`UPDATE sandbox_funds SET version = version + 1 RETURNING order_seq`,
    );
    await session.execute(sql`UPDATE sandbox_funds SET order_seq = ${toBigInt(row?.order_seq) + 1n}`);
  });
}

await database.close();
