/** A bare Fastify route that inserts one order by the raw driver: what a durable write over HTTP costs at least here. */
import Sqlite from 'better-sqlite3';
import Fastify from 'fastify';
import { INSERT_ORDER } from './insert-order.ts';

const [, , path = ''] = process.argv;
const driver = new Sqlite(path);
driver.pragma('journal_mode = WAL');
driver.pragma('synchronous = NORMAL');
const insert = driver.prepare(INSERT_ORDER);
let number = 0;

const app = Fastify();
app.post('/insert', async () => {
  number += 1;
  const [orderid, at] = [`bare-${number}`, new Date().toISOString().replace('Z', '+00:00')];
  insert.run(orderid, 'trader-0', at, at, null, at);
  return { status: 'success', orderid, mode: 'analyze' };
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.on('SIGTERM', () => app.close().then(() => driver.close()));
process.send?.({ type: 'ready', url });
