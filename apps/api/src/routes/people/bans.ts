import { AppError } from '@openalgo/domain';
import type { AbuseGuard } from '../../abuse-guard.ts';
import type { Api } from '../../fastify.ts';
import type { RecordEvent } from '../../plugins/app/audit-queue.ts';
import { sessionOf } from '../../plugins/app/session.ts';
import { banBody, bansReply, unbanBody } from '../../schemas/bans.ts';
import { doneReply, peopleFailures } from '../../schemas/people.ts';

const TAGS = ['Security (administrators)'];

export interface BanRoutesOptions {
  readonly guard: AbuseGuard;
  readonly record: RecordEvent;
}

/** What administrators do about addresses that do harm. */
export function banRoutes(app: Api, { guard, record }: BanRoutesOptions): void {
  app.get(
    '/bans',
    {
      schema: {
        tags: TAGS,
        summary: 'The addresses that are refused',
        response: { 200: bansReply, ...peopleFailures },
      },
    },
    async () => {
      const data = (await guard.list()).map((ban) => ({
        ip_address: ban.ipAddress,
        reason: ban.reason,
        ban_count: ban.count,
        banned_at: new Date(ban.bannedAt).toISOString(),
        expires_at: ban.expiresAt === null ? null : new Date(ban.expiresAt).toISOString(),
        created_by: ban.createdBy,
      }));
      return { status: 'success', data } as const;
    },
  );

  app.post(
    '/ban',
    {
      schema: {
        tags: TAGS,
        summary: 'Refuse an address',
        body: banBody,
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { ip_address: ipAddress, reason, duration_hours: hours } = request.body;
      const { userId } = sessionOf(request);
      await guard.ban(userId, ipAddress, reason, hours === 0 ? null : hours);
      const event = { at: request.receivedAt, actor: userId, subject: ipAddress };
      record({ ...event, action: 'address.banned', detail: { reason, hours } });
      return { status: 'success', message: 'The address is banned.' } as const;
    },
  );

  app.post(
    '/unban',
    {
      schema: {
        tags: TAGS,
        summary: 'Refuse an address no longer',
        body: unbanBody,
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { ip_address: ipAddress } = request.body;
      if (!(await guard.unban(ipAddress))) {
        throw new AppError('not-found', 'NOT_BANNED', 'This address is not banned.');
      }

      const { userId } = sessionOf(request);
      const event = { at: request.receivedAt, actor: userId, subject: ipAddress };
      record({ ...event, action: 'address.unbanned', detail: {} });
      return { status: 'success', message: 'The address is not banned any more.' } as const;
    },
  );
}
