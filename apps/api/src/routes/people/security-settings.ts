import type { Settings } from '@openalgo/db';
import type { z } from 'zod';
import type { ApiDependencies } from '../../dependencies.ts';
import type { Api } from '../../fastify.ts';
import type { RecordEvent } from '../../plugins/app/audit-queue.ts';
import { sessionOf } from '../../plugins/app/session.ts';
import { peopleFailures } from '../../schemas/people.ts';
import { securitySettingsBody, securitySettingsReply } from '../../schemas/settings.ts';

const TAGS = ['Security (administrators)'];

export interface SecuritySettingRoutesOptions extends Pick<ApiDependencies, 'settings'> {
  readonly record: RecordEvent;
}

/** From when on addresses are banned by themselves, and for how long. */
export function securitySettingRoutes(app: Api, { settings, record }: SecuritySettingRoutesOptions): void {
  const answer = async () => ({ status: 'success', data: present(await settings.read()) }) as const;

  app.get(
    '/settings',
    {
      schema: {
        tags: TAGS,
        summary: 'When addresses are banned by themselves',
        response: { 200: securitySettingsReply, ...peopleFailures },
      },
    },
    answer,
  );

  app.post(
    '/settings',
    {
      schema: {
        tags: TAGS,
        summary: 'Change when addresses are banned by themselves',
        description: 'What is not given stays as it is. It holds at once.',
        body: securitySettingsBody,
        response: { 200: securitySettingsReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { body } = request;
      await settings.update(toChanges(body));
      const event = { at: request.receivedAt, actor: sessionOf(request).userId };
      for (const [subject, value] of Object.entries(body)) {
        if (value !== undefined) {
          record({ ...event, action: 'setting.changed', subject, detail: { value } });
        }
      }
      return answer();
    },
  );
}

function toChanges(body: z.output<typeof securitySettingsBody>): Partial<Settings> {
  const {
    security_auto_ban_enabled: securityAutoBanEnabled,
    security_404_threshold: security404Threshold,
    security_404_ban_duration: security404BanDuration,
    security_api_threshold: securityApiThreshold,
    security_api_ban_duration: securityApiBanDuration,
    security_repeat_offender_limit: securityRepeatOffenderLimit,
  } = body;
  return {
    ...(securityAutoBanEnabled !== undefined && { securityAutoBanEnabled }),
    ...(security404Threshold !== undefined && { security404Threshold }),
    ...(security404BanDuration !== undefined && { security404BanDuration }),
    ...(securityApiThreshold !== undefined && { securityApiThreshold }),
    ...(securityApiBanDuration !== undefined && { securityApiBanDuration }),
    ...(securityRepeatOffenderLimit !== undefined && { securityRepeatOffenderLimit }),
  };
}

function present(settings: Settings) {
  return {
    security_auto_ban_enabled: settings.securityAutoBanEnabled,
    security_404_threshold: settings.security404Threshold,
    security_404_ban_duration: settings.security404BanDuration,
    security_api_threshold: settings.securityApiThreshold,
    security_api_ban_duration: settings.securityApiBanDuration,
    security_repeat_offender_limit: settings.securityRepeatOffenderLimit,
  };
}
