import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { completePaths, documentedCredentials, documentedHeaders, tagsOf } from '../../open-api/complete.ts';
import { NOT_AVAILABLE_YET, NOT_YET } from '../../open-api/not-yet.ts';
import { shareFailures } from '../../open-api/shared-failures.ts';
import { CSRF_HEADER, sessionCookieName } from '../app/session.ts';

const DESCRIPTION = `Paper trading over HTTP, compatible with clients of OpenAlgo.

- **Programs** ask \`/api/v1\`: a JSON object with your \`apikey\`. Numbers may also be sent as numeric strings; unknown fields
  are refused.
- **People** log in: \`POST /auth/login\` sets a cookie and answers a \`csrf_token\`, which goes into the header \`X-CSRF-Token\` of
  whatever changes something.
- **Failures** are all of one shape, \`Error\`; test for its \`code\`.
- **Not available yet**, and answered with 501 \`${NOT_AVAILABLE_YET}\` to whoever has a key:
  ${NOT_YET.map((endpoint) => `\`${endpoint}\``).join(', ')}.`;

/** Describes the routes as OpenAPI at /docs/json, with a page to try them at /docs that needs no other host. */
export const openApi = fastifyPlugin(
  async (app: FastifyInstance, { cookieSecure }: { readonly cookieSecure: boolean }) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'OpenAlgo/TS',
          description: DESCRIPTION,
          version: '0.1.0',
          license: { name: 'MIT', identifier: 'MIT' },
        },
        servers: [{ url: '/', description: 'This server' }],
        components: {
          headers: documentedHeaders,
          securitySchemes: documentedCredentials(sessionCookieName(cookieSecure), CSRF_HEADER),
        },
      },
      transform: jsonSchemaTransform,
      transformObject: (document) => {
        const described = jsonSchemaTransformObject(document);
        const { paths, responses } = shareFailures(completePaths(described.paths));
        const named = 'components' in described ? described.components : {};
        const components = { ...named, responses };
        return { ...described, tags: tagsOf(described.paths), components, paths };
      },
    });
    await app.register(swaggerUi, {
      routePrefix: '/docs',
      uiConfig: { validatorUrl: null, displayRequestDuration: true },
      staticCSP: true,
    });
  },
  { name: 'open-api' },
);
