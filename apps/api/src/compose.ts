import { type AccountDependencies, type Accounts, createAccounts } from '@openalgo/accounts';
import { createLiveTrading } from '@openalgo/broker';
import { createHitCounter } from '@openalgo/cache';
import { numbersTicks } from '@openalgo/config';
import {
  type AuditTrail,
  createAnalyzerLogRepository,
  createApiKeyRepository,
  createApiLogRepository,
  createAuditTrail,
  createCalendarRepository,
  createInstrumentRepository,
  createIpBanRepository,
  createMasterContractRepository,
  createSandboxRepositories,
  createSettingsRepository,
} from '@openalgo/db';
import { createMasterImport, downloadFile } from '@openalgo/master';
import { createPaperAccounts, createQuoteWatch, createTickFeed } from '@openalgo/sandbox';
import {
  apiKeyLookup,
  createApiKeyVerifier,
  createAuditKeys,
  createHashRenewal,
  createPasswordHasher,
  type Keyring,
  openKeyring,
} from '@openalgo/security';
import { createTelegram } from '@openalgo/telegram';
import { createAbuseGuard } from './abuse-guard.ts';
import { composeStrategies } from './compose-strategies.ts';
import type { ApiDependencies, ApiKeyVerifier } from './dependencies.ts';
import { createMailDesk } from './mail/mail-desk.ts';
import { sendBySmtp } from './mail/smtp.ts';
import { createMarketData } from './market-data.ts';
import { checkReadiness } from './readiness.ts';
import { openRecords } from './records.ts';
import { createSandboxDesk } from './sandbox-desk.ts';
import { accountOptions, type World } from './world.ts';

/** What the API runs on in production: its ports over the four databases. */
export function composeDependencies(world: World): ApiDependencies {
  const { config, databases, clock, logger, registry, tracing } = world;
  const apiLogs = createApiLogRepository(databases.logs);
  const calls = createAnalyzerLogRepository(databases.logs);
  const keyring = composeKeyring(world);
  const settings = createSettingsRepository(databases.main);
  const options = accountOptions(world);

  return {
    ...composeStrategies(world),
    accounts: createPaperAccounts(databases.sandbox, options),
    live: createLiveTrading(null),
    market: createMarketData({
      instruments: createInstrumentRepository(databases.main),
      readCalendar: world.memory.calendar,
    }),
    records: openRecords(databases, clock),
    tickFeed: config.quotes.source === 'push' ? createTickFeed(databases.sandbox) : null,
    verifier: composeVerifier(world),
    openPeople: (record) => composePeople(world, keyring, record),
    cookieSecure: config.accounts.cookieSecure,
    telegram: createTelegram({
      main: databases.main,
      secrets: async () => (await keyring()).secrets,
      pepper: config.apiKeyPepper,
      clock,
    }),
    guard: createAbuseGuard({
      bans: createIpBanRepository(databases.logs),
      settings: settings.read,
      clock,
      onFailure: (err) => logger.warn({ err }, 'Banned addresses could not be read or written'),
    }),
    settings,
    mail: createMailDesk({
      settings,
      secrets: async () => (await keyring()).secrets,
      sendMail: sendBySmtp,
    }),
    sandboxDesk: createSandboxDesk(databases.sandbox, options),
    calendar: createCalendarRepository(databases.main),
    masterImport: createMasterImport({
      instruments: createInstrumentRepository(databases.main),
      statuses: createMasterContractRepository(databases.main),
      clock,
    }),
    openDownload: (url, signal) =>
      downloadFile(url, { allowPrivate: config.network.downloadsPrivate, signal }),
    network: config.network,
    counter: createHitCounter({ redis: world.redis, secret: config.apiKeyPepper, clock }),
    readiness: composeReadiness(world),
    turnAway: world.turns.close,
    writeApiLogs: (rows) => apiLogs.insertMany(rows),
    writeAnalyzerLogs: (rows) => calls.insertMany(rows),
    writeAuditEvents: composeAuditWriter(world, keyring),
    clock,
    logger,
    registry,
    tracing,
  };
}

function composeVerifier({ config, databases, memory, turns, logger }: World): ApiKeyVerifier {
  const { apiKeyPepper: pepper } = config;
  const apiKeys = createApiKeyRepository(databases.main);
  const hasher = createPasswordHasher({ pepper, turns });
  const renewal = createHashRenewal({
    hasher,
    onFailure: (err) => logger.warn({ err }, 'The hash of an API key could not be renewed'),
  });

  return createApiKeyVerifier({
    pepper,
    hasher,
    find: async (lookup) => {
      const key = await memory.apiKey(lookup);
      return key === null || key.revokedAt !== null ? null : key;
    },
    onProven: (secret, hash, learn) =>
      renewal.consider({
        secret,
        hash,
        replace: (renewed) => {
          learn(renewed);
          return apiKeys.replaceHash(apiKeyLookup(secret, pepper), hash, renewed);
        },
      }),
  });
}

/** Opened when it is first needed: slow by design, and no reason to start later. */
function composeKeyring({ config, clock }: World): () => Promise<Keyring> {
  let opening: Promise<Keyring> | undefined;

  return () => {
    opening ??= openKeyring({
      appKeys: [config.appKey, ...config.previousAppKeys],
      pepper: config.apiKeyPepper,
      now: clock.now,
    });
    return opening;
  };
}

function composePeople(
  { config, databases, turns, clock, logger }: World,
  keyring: () => Promise<Keyring>,
  record: AccountDependencies['record'],
): Accounts {
  return createAccounts({
    database: databases.main,
    clock,
    pepper: config.apiKeyPepper,
    hasher: createPasswordHasher({ pepper: config.apiKeyPepper, turns }),
    keyring,
    record,
    onRenewalFailure: (err) => logger.warn({ err }, 'The hash of a password could not be renewed'),
    policy: config.accounts,
  });
}

function composeAuditWriter(
  { databases }: World,
  keyring: () => Promise<Keyring>,
): ApiDependencies['writeAuditEvents'] {
  let opening: Promise<AuditTrail> | undefined;

  async function open(): Promise<AuditTrail> {
    return createAuditTrail(databases.logs, createAuditKeys((await keyring()).audit));
  }

  return async (events) => {
    opening ??= open();
    await (await opening).append(events);
  };
}

function composeReadiness({ config, databases, memory, clock }: World): ApiDependencies['readiness'] {
  const { main, sandbox, latency, logs } = databases;
  const watchQuotes = createQuoteWatch(sandbox.session, {
    clock,
    marketClock: config.marketClock,
    numbersTicks: numbersTicks(config.quotes.source),
    calendar: memory.calendar,
    staleMs: config.quoteTrust.staleMs,
  });
  const probes = {
    areQuotesSilent: async () => (await watchQuotes()).isSilent,
    databases: {
      main: () => main.ping(),
      sandbox: () => sandbox.ping(),
      latency: () => latency.ping(),
      logs: () => logs.ping(),
    },
    newestHeartbeat: () => createSandboxRepositories(sandbox.session).workers.newestBeat(),
    clock,
  };

  return () => checkReadiness(probes);
}
