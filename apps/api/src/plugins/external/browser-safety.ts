import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';

export interface BrowserSafetyOptions {
  /** None turns CORS off: no page of another origin reads an answer. */
  readonly corsOrigins: readonly string[];
}

/** Tells browsers what they may do with our answers. The page of the documentation brings a policy of its own. */
export const browserSafety = fastifyPlugin(
  async (app: FastifyInstance, { corsOrigins }: BrowserSafetyOptions) => {
    await app.register(helmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      },
      xFrameOptions: { action: 'deny' },
      referrerPolicy: { policy: 'no-referrer' },
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
