/** A bare Fastify route that answers with the bytes that it was started with: what an answer of that size costs at least. */
import Fastify from 'fastify';

const [, , bytes = ''] = process.argv;
const app = Fastify();
app.post('/bytes', async (_request, reply) => {
  reply.type('application/json; charset=utf-8');
  return bytes;
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.on('SIGTERM', () => app.close());
process.send?.({ type: 'ready', url });
