import type { Accounts } from '@openalgo/accounts';
import type { Api } from '../../fastify.ts';
import { adminRequired, type SessionCookie, sessionRequired } from '../../plugins/app/session.ts';
import { apiKeyRoutes } from './api-key.ts';
import { loginRoutes } from './login.ts';
import { secondFactorRoutes } from './second-factor.ts';
import { sessionRoutes } from './session.ts';
import { sessionsRoutes } from './sessions.ts';
import { rescueRoutes, userRoutes } from './users.ts';

export interface PeopleRoutesOptions {
  readonly people: Accounts;
  readonly cookie: SessionCookie;
}

/** The routes of people, who come with the cookie of a login; programs come with a key to /api/v1. */
export async function peopleRoutes(app: Api, { people, cookie }: PeopleRoutesOptions): Promise<void> {
  await app.register(async (open) => loginRoutes(open.withTypeProvider(), people, cookie), {
    prefix: '/auth',
  });
  await app.register(async (scope) => {
    const mine: Api = scope.withTypeProvider();
    await mine.register(sessionRequired, { sessions: people.sessions, cookie });
    await mine.register(async (auth) => ownRoutes(auth.withTypeProvider(), people, cookie), {
      prefix: '/auth',
    });
    apiKeyRoutes(mine, people);
    await mine.register(async (admin) => adminRoutes(admin.withTypeProvider(), people), {
      prefix: '/admin',
    });
  });
}

function ownRoutes(app: Api, people: Accounts, cookie: SessionCookie): void {
  sessionRoutes(app, people, cookie);
  sessionsRoutes(app, people);
  secondFactorRoutes(app, people);
}

function adminRoutes(app: Api, people: Accounts): void {
  app.addHook('onRequest', adminRequired);
  userRoutes(app, people);
  rescueRoutes(app, people);
}
