import { AppError } from '@openalgo/domain';
import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { AbuseGuard } from '../../abuse-guard.ts';

/** Refuses banned addresses before anything else, and tells the guard of what scanners and guessers do. */
export const ipBans = fastifyPlugin(
  async (app: FastifyInstance, { guard }: { guard: AbuseGuard }) => {
    app.addHook('onRequest', async ({ ip }) => {
      if (guard.isBanned(ip)) {
        throw new AppError('forbidden', 'ADDRESS_BANNED', 'Requests from your address are refused.');
      }
    });
    app.addHook('onResponse', async (request, reply) => {
      if (reply.statusCode === 404 && request.is404) {
        guard.note(request.ip, 'not_found');
      }
    });
    app.addHook('onError', async ({ ip }, _reply, error) => {
      if (error instanceof AppError && error.code === 'INVALID_API_KEY') {
        guard.note(ip, 'bad_key');
      }
    });
    app.addHook('onClose', () => guard.close());
  },
  { name: 'ip-bans' },
);
