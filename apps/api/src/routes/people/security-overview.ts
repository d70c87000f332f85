import type { Accounts } from '@openalgo/accounts';
import { AppError } from '@openalgo/domain';
import type { AbuseGuard } from '../../abuse-guard.ts';
import type { Api } from '../../fastify.ts';
import { readLogins } from '../../login-activity.ts';
import type { RecordEvent } from '../../plugins/app/audit-queue.ts';
import { sessionOf } from '../../plugins/app/session.ts';
import type { Records } from '../../records.ts';
import { doneReply, peopleFailures } from '../../schemas/people.ts';
import {
  activeSessionsReply,
  forgiveBody,
  loginActivityQuery,
  loginActivityReply,
  securityDataReply,
  securityStatsReply,
} from '../../schemas/security.ts';

const TAGS = ['Security (administrators)'];
const iso = (at: number) => new Date(at).toISOString();

export interface SecurityOverviewOptions {
  readonly people: Pick<Accounts, 'sessions'>;
  readonly guard: AbuseGuard;
  readonly records: Pick<Records, 'audit'>;
  readonly record: RecordEvent;
}

/** Who does harm, and who comes in. */
export function securityOverviewRoutes(app: Api, options: SecurityOverviewOptions): void {
  offenceRoutes(app, options);
  loginRoutes(app, options);
}

function offenceRoutes(app: Api, { guard, record }: SecurityOverviewOptions): void {
  app.get(
    '/api/data',
    {
      schema: {
        tags: TAGS,
        summary: 'Addresses that ask for what is not there or try keys, the worst first',
        response: { 200: securityDataReply, ...peopleFailures },
      },
    },
    async () => {
      const data = (await guard.offenders()).map(({ ipAddress, kind, count, firstAt, lastAt }) => ({
        ip_address: ipAddress,
        kind,
        count,
        first_at: iso(firstAt),
        last_at: iso(lastAt),
      }));
      return { status: 'success', data } as const;
    },
  );

  app.get(
    '/stats',
    {
      schema: {
        tags: TAGS,
        summary: 'How many addresses are refused, and how many are suspicious',
        response: { 200: securityStatsReply, ...peopleFailures },
      },
    },
    async () => {
      const [bans, offenders] = [await guard.list(), await guard.offenders()];
      const permanent = bans.filter(({ expiresAt }) => expiresAt === null).length;
      const data = {
        total_bans: bans.length,
        permanent_bans: permanent,
        temporary_bans: bans.length - permanent,
        suspicious_addresses: new Set(offenders.map(({ ipAddress }) => ipAddress)).size,
      };
      return { status: 'success', data } as const;
    },
  );

  app.post(
    '/clear-404',
    {
      schema: {
        tags: TAGS,
        summary: 'Count what an address did anew; a ban stays',
        body: forgiveBody,
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { ip_address: ipAddress, kind } = request.body;
      if (!(await guard.forgive(ipAddress, kind))) {
        throw new AppError('not-found', 'NOT_COUNTED', 'Nothing is counted of this address.');
      }

      const event = { at: request.receivedAt, actor: sessionOf(request).userId, subject: ipAddress };
      record({ ...event, action: 'address.forgiven', detail: { kind } });
      return { status: 'success', message: 'The address is counted anew.' } as const;
    },
  );
}

function loginRoutes(app: Api, { people, records }: SecurityOverviewOptions): void {
  app.get(
    '/login-activity',
    {
      schema: {
        tags: TAGS,
        summary: 'Logins and attempts, newest first',
        querystring: loginActivityQuery,
        response: { 200: loginActivityReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { status, ...page } = request.query;
      const { rows, next } = await readLogins(records.audit, status, page);
      const data = rows.map(({ at, ipAddress, ...login }) => ({
        ...login,
        at: iso(at),
        ip_address: ipAddress,
      }));
      return { status: 'success', data, next_before: next } as const;
    },
  );

  app.get(
    '/active-sessions',
    {
      schema: {
        tags: TAGS,
        summary: 'Who is logged in, and where',
        response: { 200: activeSessionsReply, ...peopleFailures },
      },
    },
    async () => {
      const data = (await people.sessions.listAll()).map((session) => ({
        id: session.id,
        username: session.userId,
        ip_address: session.ipAddress,
        device: session.deviceInfo,
        login_time: iso(session.createdAt),
        last_seen: iso(session.lastSeen),
        expires_at: iso(session.expiresAt),
      }));
      return { status: 'success', data } as const;
    },
  );
}
