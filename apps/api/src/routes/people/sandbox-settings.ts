import type { FastifyRequest } from 'fastify';
import type { ApiDependencies } from '../../dependencies.ts';
import type { Api } from '../../fastify.ts';
import { sessionOf } from '../../plugins/app/session.ts';
import { peopleFailures } from '../../schemas/people.ts';
import { sandboxSettingBody, sandboxSettingsBody, sandboxSettingsReply } from '../../schemas/settings.ts';

const TAGS = ['Sandbox (administrators)'];

export type SandboxSettingRoutesOptions = Pick<ApiDependencies, 'sandboxDesk'>;

/** The settings of all paper accounts: capital, leverage, hours, limits. */
export function sandboxSettingRoutes(app: Api, { sandboxDesk }: SandboxSettingRoutesOptions): void {
  async function answer() {
    const data = (await sandboxDesk.settings()).map(({ isDefault, ...one }) => ({
      ...one,
      is_default: isDefault,
    }));
    return { status: 'success', data } as const;
  }

  async function change(request: FastifyRequest, texts: ReadonlyMap<string, string>) {
    await sandboxDesk.change(sessionOf(request).userId, texts);
    return answer();
  }

  app.get(
    '/api/configs',
    {
      schema: {
        tags: TAGS,
        summary: 'The settings of the paper accounts',
        response: { 200: sandboxSettingsReply, ...peopleFailures },
      },
    },
    answer,
  );

  app.put(
    '/api/configs',
    {
      schema: {
        tags: TAGS,
        summary: 'Change settings of the paper accounts',
        description: 'All of them or none. Every account is brought to them before the answer.',
        body: sandboxSettingsBody,
        response: { 200: sandboxSettingsReply, ...peopleFailures },
      },
    },
    (request) => change(request, new Map(Object.entries(request.body.configs))),
  );

  app.post(
    '/update',
    {
      schema: {
        tags: TAGS,
        summary: 'Change one setting of the paper accounts',
        body: sandboxSettingBody,
        response: { 200: sandboxSettingsReply, ...peopleFailures },
      },
    },
    (request) => change(request, new Map([[request.body.config_key, request.body.config_value]])),
  );
}
