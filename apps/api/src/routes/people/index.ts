import type { Accounts } from '@openalgo/accounts';
import type { Api } from '../../fastify.ts';
import type { ResetMails } from '../../mail/reset-mails.ts';
import { administratorsOnly, type SessionCookie, sessionRequired } from '../../plugins/app/session.ts';
import { apiKeyRoutes } from './api-key.ts';
import { type BanRoutesOptions, banRoutes } from './bans.ts';
import { type CalendarRoutesOptions, calendarRoutes } from './calendar.ts';
import { type MasterRoutesOptions, masterRoutes } from './instrument-master.ts';
import { loginRoutes } from './login.ts';
import { type MailRoutesOptions, mailRoutes } from './mail.ts';
import { type OwnSandboxRoutesOptions, ownSandboxRoutes } from './own-sandbox.ts';
import { type SandboxSettingRoutesOptions, sandboxSettingRoutes } from './sandbox-settings.ts';
import { secondFactorRoutes } from './second-factor.ts';
import { type SecurityOverviewOptions, securityOverviewRoutes } from './security-overview.ts';
import { type SecuritySettingRoutesOptions, securitySettingRoutes } from './security-settings.ts';
import { sessionRoutes } from './session.ts';
import { sessionsRoutes } from './sessions.ts';
import { rescueRoutes, userRoutes } from './users.ts';

type AdminOptions = OwnSandboxRoutesOptions &
  BanRoutesOptions &
  CalendarRoutesOptions &
  SandboxSettingRoutesOptions &
  SecuritySettingRoutesOptions &
  SecurityOverviewOptions &
  MailRoutesOptions &
  MasterRoutesOptions;

export interface PeopleRoutesOptions extends AdminOptions {
  readonly people: Accounts;
  readonly resetMails: ResetMails;
  readonly cookie: SessionCookie;
}

/** The routes of people, who come with the cookie of a login; programs come with a key to /api/v1. */
export async function peopleRoutes(app: Api, options: PeopleRoutesOptions): Promise<void> {
  const { people, cookie } = options;
  await app.register(async (open) => loginRoutes(open.withTypeProvider(), options), {
    prefix: '/auth',
  });
  await app.register(async (scope) => {
    const mine: Api = scope.withTypeProvider();
    await mine.register(sessionRequired, { sessions: people.sessions, cookie });
    await mine.register(async (auth) => ownRoutes(auth.withTypeProvider(), people, cookie), {
      prefix: '/auth',
    });
    apiKeyRoutes(mine, people);
    await mine.register(async (admin) => adminRoutes(admin.withTypeProvider(), options), {
      prefix: '/admin',
    });
    await mine.register(async (security) => securityRoutes(security.withTypeProvider(), options), {
      prefix: '/security',
    });
    await mine.register(async (sandbox) => sandboxRoutes(sandbox.withTypeProvider(), options), {
      prefix: '/sandbox',
    });
  });
}

function ownRoutes(app: Api, people: Accounts, cookie: SessionCookie): void {
  sessionRoutes(app, people, cookie);
  sessionsRoutes(app, people);
  secondFactorRoutes(app, people);
}

function adminRoutes(app: Api, options: PeopleRoutesOptions): void {
  administratorsOnly(app);
  userRoutes(app, options.people);
  rescueRoutes(app, options.people);
  masterRoutes(app, options);
  calendarRoutes(app, options);
  mailRoutes(app, options);
}

function securityRoutes(app: Api, options: AdminOptions): void {
  administratorsOnly(app);
  banRoutes(app, options);
  securitySettingRoutes(app, options);
  securityOverviewRoutes(app, options);
}

async function sandboxRoutes(app: Api, options: AdminOptions): Promise<void> {
  ownSandboxRoutes(app, options);
  await app.register(async (scope) => {
    const admin: Api = scope.withTypeProvider();
    administratorsOnly(admin);
    sandboxSettingRoutes(admin, options);
  });
}
