import { randomUUID } from 'node:crypto';
import cookies from '@fastify/cookie';
import type { Accounts } from '@openalgo/accounts';
import type { ActionCenter } from '@openalgo/strategies';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { ApiDependencies } from './dependencies.ts';
import type { Api } from './fastify.ts';
import { createResetMails, type ResetMails } from './mail/reset-mails.ts';
import { createMasterDesk, type MasterDesk } from './master-desk.ts';
import { withOrderTraces } from './order-traces.ts';
import { analyzerLog } from './plugins/app/analyzer-log.ts';
import { apiKeyRequired, identity } from './plugins/app/api-key.ts';
import { openAuditQueue, type RecordEvent } from './plugins/app/audit-queue.ts';
import { handleError, handleNotFound } from './plugins/app/error-handler.ts';
import { ipBans } from './plugins/app/ip-bans.ts';
import { loadShedding } from './plugins/app/load-shedding.ts';
import { withOrderMetrics } from './plugins/app/order-metrics.ts';
import { orderMode } from './plugins/app/order-mode.ts';
import { endBefore, endInOrder } from './plugins/app/orderly-end.ts';
import { rateLimits } from './plugins/app/rate-limits.ts';
import { requestContext } from './plugins/app/request-context.ts';
import { requestLog } from './plugins/app/request-log.ts';
import { requestTraces } from './plugins/app/request-traces.ts';
import { createSessionCookie, sessionRequired } from './plugins/app/session.ts';
import { browserSafety } from './plugins/external/browser-safety.ts';
import { metrics } from './plugins/external/metrics.ts';
import { openApi } from './plugins/external/open-api.ts';
import { compileValidator } from './plugins/external/zod.ts';
import { analyzerRoutes } from './routes/analyzer.ts';
import { bookRoutes } from './routes/books.ts';
import { cancelOrderRoute } from './routes/cancel-order.ts';
import { healthRoutes } from './routes/health.ts';
import { instrumentRoutes } from './routes/instruments.ts';
import { marginRoute } from './routes/margin.ts';
import { marketCalendarRoutes } from './routes/market-calendar.ts';
import { modifyOrderRoute } from './routes/modify-order.ts';
import { peopleRoutes } from './routes/people/index.ts';
import { pingRoute } from './routes/ping.ts';
import { placeOrderRoute } from './routes/place-order.ts';
import { placeSmartOrderRoute } from './routes/place-smart-order.ts';
import { portfolioRoutes } from './routes/portfolio.ts';
import { quoteRoutes } from './routes/quotes.ts';
import { recordRoutes } from './routes/records.ts';
import { severalOrdersRoutes } from './routes/several-orders.ts';
import { strategyRoutes } from './routes/strategies/index.ts';
import { strategyExitRoutes } from './routes/strategy-exits.ts';
import { keyedTelegramRoutes, telegramRoutes } from './routes/telegram/index.ts';
import { telegramWebhookRoute } from './routes/telegram/webhook.ts';
import { ticksRoute } from './routes/ticks.ts';
import { unservedRoutes } from './routes/unserved.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { serialize } from './shared-answers.ts';

const BODY_BYTES_MAX = 1_048_576;

/** A client that sends slowly or not at all holds a socket no longer than this. */
const TIMEOUTS = {
  connectionTimeout: 30_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 65_000,
  // By default a server looks for those who are too slow every thirty seconds only, and gives a head sixty: where that is
  // the longer of the two, Node takes it for the time of the whole request.
  http: { headersTimeout: 10_000, connectionsCheckingInterval: 1_000 },
};

/** Takes note of what somebody did, and to what. */
type NoteDeed = (actor: string, action: string, subject: string) => void;

/** The dependencies, with what is done in the accounts counted and traced. */
function observed(dependencies: ApiDependencies): ApiDependencies {
  const { accounts, registry, tracing, clock } = dependencies;
  return { ...dependencies, accounts: withOrderMetrics(withOrderTraces(accounts, tracing, clock), registry) };
}

/** What changes an account, and is kept in the analyzer's log. */
async function orderRoutes(app: Api, dependencies: ApiDependencies): Promise<void> {
  await app.register(analyzerLog, dependencies);
  placeOrderRoute(app, dependencies);
  modifyOrderRoute(app, dependencies);
  cancelOrderRoute(app, dependencies);
  placeSmartOrderRoute(app, dependencies);
  severalOrdersRoutes(app, dependencies);
  strategyExitRoutes(app, dependencies);
}

async function apiRoutes(
  app: Api,
  dependencies: ApiDependencies,
  actionCenter: ActionCenter,
  noteDeed: NoteDeed,
): Promise<void> {
  await app.register(apiKeyRequired, { verifier: dependencies.verifier });
  await app.register(orderMode, { actionCenter });
  await app.register(async (scope) => orderRoutes(scope.withTypeProvider(), dependencies));
  bookRoutes(app, dependencies);
  portfolioRoutes(app, dependencies);
  marginRoute(app, dependencies);
  analyzerRoutes(app, dependencies);
  unservedRoutes(app);
  quoteRoutes(app, dependencies);
  instrumentRoutes(app, dependencies);
  marketCalendarRoutes(app, dependencies);
  ticksRoute(app, dependencies);
  pingRoute(app);
  await app.register(async (scope) =>
    keyedTelegramRoutes(scope.withTypeProvider(), { ...dependencies, noteDeed }),
  );
}

/** Who logs in, and by which cookie they are known then. */
function openLogins({ openPeople, clock, cookieSecure }: ApiDependencies, record: RecordEvent) {
  return {
    people: openPeople((deed) => record({ ...deed, at: clock.now() })),
    cookie: createSessionCookie(cookieSecure),
  };
}

/** Imports of instrument files, which end with the server. */
function openMasterDesk(
  app: FastifyInstance,
  dependencies: ApiDependencies,
  record: RecordEvent,
): MasterDesk {
  const { masterImport: master, openDownload: open, clock } = dependencies;
  const onFailure = (err: unknown) => app.log.warn({ err }, 'An instrument file could not be imported');
  const desk = createMasterDesk({ master, open, record, clock, onFailure });
  endBefore(app, desk.close);
  return desk;
}

/** Mails about lost passwords; those under way are waited for when the server ends. */
function openResetMails(
  app: FastifyInstance,
  { mail, counter }: ApiDependencies,
  { passwords }: Accounts,
): ResetMails {
  const onFailure = (err: unknown) => app.log.warn({ err }, 'A mail about a lost password was not sent');
  const resetMails = createResetMails({ passwords, mail, counter, onFailure });
  endBefore(app, resetMails.close);
  return resetMails;
}

/** What belongs to whoever is logged in, besides the login itself. */
async function ownRoutes(
  app: Api,
  dependencies: ApiDependencies,
  actionCenter: ActionCenter,
  { people, cookie }: ReturnType<typeof openLogins>,
  noteDeed: NoteDeed,
): Promise<void> {
  const { records } = dependencies;
  const { sessions } = people;
  await app.register(async (scope) => recordRoutes(scope.withTypeProvider(), { sessions, cookie, records }));
  await app.register(sessionRequired, { sessions, cookie });
  await strategyRoutes(app, { ...dependencies, actionCenter, noteDeed });
  await app.register(
    async (scope) => telegramRoutes(scope.withTypeProvider(), { ...dependencies, noteDeed }),
    { prefix: '/telegram' },
  );
}

/** The API over its dependencies, not yet listening. */
export function buildApp(dependencies: ApiDependencies): FastifyInstance {
  const { network } = dependencies;
  const app = Fastify({
    ...TIMEOUTS,
    loggerInstance: dependencies.logger,
    // The request log has a row for every request; lines of their own would cost more than the requests.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES_MAX,
    routerOptions: { ignoreTrailingSlash: true },
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    // Requests that still come on open connections when the server is to end are answered as all are.
    return503OnClosing: false,
    trustProxy: network.trustedProxies.length > 0 && [...network.trustedProxies],
    frameworkErrors: handleError,
  }) satisfies FastifyInstance;

  app.setErrorHandler(handleError);
  app.setNotFoundHandler(handleNotFound);
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(compileValidator);
  app.setSerializerCompiler(() => serialize);

  endInOrder(app, dependencies);
  app.register(cookies);
  app.register(identity);
  app.register(requestContext, dependencies);
  app.register(requestLog, dependencies);
  app.register(requestTraces, dependencies);
  app.register(metrics, dependencies);
  app.register(loadShedding, network);
  app.register(ipBans, dependencies);
  app.register(rateLimits, { limits: network.limits, counter: dependencies.counter });
  app.register(browserSafety, network);
  app.register(openApi, dependencies);
  app.register(async (root) => healthRoutes(root.withTypeProvider(), dependencies));
  const record = openAuditQueue(app, dependencies);
  const logins = openLogins(dependencies, record);
  const masterDesk = openMasterDesk(app, dependencies, record);
  const resetMails = openResetMails(app, dependencies, logins.people);
  app.register((root) =>
    peopleRoutes(root.withTypeProvider(), { ...logins, ...dependencies, record, masterDesk, resetMails }),
  );
  app.register(async (root) => webhookRoutes(root.withTypeProvider(), dependencies));
  app.register(async (root) => telegramWebhookRoute(root.withTypeProvider()));
  const counted = observed(dependencies);
  const actionCenter = dependencies.openActionCenter(counted.accounts);
  const noteDeed: NoteDeed = (actor, action, subject) =>
    record({ at: dependencies.clock.now(), actor, action, subject, detail: {} });
  app.register((api) => apiRoutes(api.withTypeProvider(), counted, actionCenter, noteDeed), {
    prefix: '/api/v1',
  });
  app.register((mine) => ownRoutes(mine.withTypeProvider(), counted, actionCenter, logins, noteDeed));

  return app;
}
