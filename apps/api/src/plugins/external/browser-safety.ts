import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import helmet from 'helmet';

export interface BrowserSafetyOptions {
  /** None turns CORS off: no page of another origin reads an answer. */
  readonly corsOrigins: readonly string[];
}

/** Tells browsers what they may do with our answers. The page of the documentation brings a policy of its own. */
export const browserSafety = fastifyPlugin(
  async (app: FastifyInstance, { corsOrigins }: BrowserSafetyOptions) => {
    const headers = safetyHeaders();
    app.addHook('onRequest', async (_request, reply) => {
      reply.headers(headers);
    });
    if (corsOrigins.length > 0) {
      await app.register(cors, {
        origin: [...corsOrigins],
        credentials: true,
        methods: ['GET', 'POST', 'PUT', 'DELETE'],
        exposedHeaders: ['x-request-id', 'retry-after'],
      });
    }
  },
  { name: 'browser-safety' },
);

/** What helmet sets. It looks at nothing of a request, so this is asked of it once, and given to Fastify with its own headers. */
function safetyHeaders(): OutgoingHttpHeaders {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  const setHeaders = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  setHeaders(request, response, (error) => {
    if (error !== undefined) {
      throw error;
    }
  });
  return response.getHeaders();
}
