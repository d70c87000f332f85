import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

const DESCRIPTION = `Paper trading over HTTP, compatible with clients of OpenAlgo. Every endpoint of \`/api/v1\` takes a JSON
object with your \`apikey\`. Numbers may also be sent as numeric strings; unknown fields are refused.`;

/** Describes the routes as OpenAPI at /docs/json, with a page to try them at /docs that needs no other host. */
export const openApi = fastifyPlugin(
  async (app: FastifyInstance) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: { title: 'OpenAlgo/TS', description: DESCRIPTION, version: '0.1.0' },
      },
      transform: jsonSchemaTransform,
    });
    await app.register(swaggerUi, {
      routePrefix: '/docs',
      uiConfig: { validatorUrl: null, displayRequestDuration: true },
      staticCSP: true,
    });
  },
  { name: 'open-api' },
);
