import type { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { type Environment, withoutEmpty } from './environment.ts';
import type { Rate } from './formats.ts';
import { type QuoteSettings, type QuoteTrust, toQuoteSettings, toQuoteTrust } from './quote-settings.ts';
import { environmentSchema, listVariables, type Variables } from './schema.ts';

/** The backups that the worker makes. */
export interface BackupSettings {
  /** 0 for none. */
  readonly everyHours: number;
  readonly folder: string;
  readonly keep: number;
  readonly encrypt: boolean;
}

/** How many days rows are kept, by table; 0 for ever. */
export type RetentionSettings = Readonly<
  Record<
    | 'api_logs'
    | 'analyzer_logs'
    | 'order_latency'
    | 'command_logs'
    | 'notification_queue'
    | 'strategy_signals'
    | 'active_sessions'
    | 'login_failures'
    | 'sandbox_idempotency'
    | 'ip_offences'
    | 'audit_receipts',
    number
  >
>;

/** How often something may be done by one address or one user, by kind; null for as often as wished. */
export type RateLimitSettings = Readonly<
  Record<
    'login' | 'reset' | 'api' | 'order' | 'smartOrder' | 'webhook' | 'people' | 'telegram' | 'broadcast',
    readonly Rate[]
  >
>;

/** What keeps the API safe where others reach it. */
export interface NetworkSettings {
  /** Addresses and networks whose word on whom a request is from is taken. */
  readonly trustedProxies: readonly string[];
  /** Origins whose pages may use the API in a browser. */
  readonly corsOrigins: readonly string[];
  readonly inFlightMax: number;
  /** Whether files may be downloaded from this machine and private networks. */
  readonly downloadsPrivate: boolean;
  /** Null where nothing is limited. */
  readonly limits: RateLimitSettings | null;
}

/** Who may have an account, and how people stay logged in. */
export interface AccountSettings {
  /** Whether strangers may register; the first user always may. */
  readonly openRegistration: boolean;
  /** HH:MM in India: when all sessions end, every day. */
  readonly sessionsEndAt: string;
  /** Whether the session's cookie is sent over TLS alone. */
  readonly cookieSecure: boolean;
}

/** The configuration of a process: read once when it starts, never changed. Paths may be relative to the working directory. */
export interface Config {
  readonly nodeEnv: Variables['NODE_ENV'];
  /** A level of pino. */
  readonly logLevel: Variables['LOG_LEVEL'];
  /** Where a collector takes traces by OTLP over HTTP; null for none. */
  readonly tracesEndpoint: string | null;
  /** The folder of what the processes keep beside the databases. */
  readonly runDir: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Secret; the newest key, which encrypts. */
  readonly appKey: string;
  /** Secret; other keys, which may be needed to decrypt. */
  readonly previousAppKeys: readonly string[];
  /** Secret. */
  readonly apiKeyPepper: string;
  /** Secret where they carry a password. */
  readonly databaseUrls: Readonly<Record<'main' | 'sandbox' | 'latency' | 'logs', string>>;
  /** Secret where they carry a password; only those that have a replica. */
  readonly replicaUrls: Readonly<Partial<Config['databaseUrls']>>;
  /** Connections per database and process. */
  readonly databasePoolMax: number;
  /** How old a connection may become. */
  readonly databasePoolRecycleSeconds: number;
  readonly databaseConnectTimeoutMs: number;
  /** Whether the tables that grow fastest are divided by month, where the engine can. */
  readonly partitionByMonth: boolean;
  readonly sqliteSynchronous: Variables['SQLITE_SYNCHRONOUS'];
  /** Secret where it carries a password; null for none. */
  readonly redisUrl: string | null;
  /** Where the Bot API is that the Telegram bot talks to. */
  readonly telegramApiRoot: string;
  readonly quotes: QuoteSettings;
  readonly quoteTrust: QuoteTrust;
  /** Whose time the market has: the machine's or the newest price's. */
  readonly marketClock: 'system' | 'feed';
  readonly enforceMarketHours: boolean;
  readonly accounts: AccountSettings;
  readonly network: NetworkSettings;
  /** Where the worker tells of its health and shows its metrics; null for nowhere. */
  readonly workerListen: { readonly host: string; readonly port: number } | null;
  readonly backup: BackupSettings;
  readonly retention: RetentionSettings;
}

/**
 * Reads variables, as `readEnvironment` gives them, into a configuration. What it does not know it ignores.
 * Throws ConfigError with one line for every variable that cannot be used.
 */
export function loadConfig(input: Environment): Config {
  const environment = withoutEmpty(input);
  const result = environmentSchema.safeParse(environment);
  if (!result.success) {
    throw new ConfigError(describeProblems(result.error, environment));
  }

  return toConfig(result.data);
}

function toConfig(variables: Variables): Config {
  const source = variables.QUOTE_SOURCE;
  return {
    nodeEnv: variables.NODE_ENV,
    logLevel: variables.LOG_LEVEL,
    tracesEndpoint: variables.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    runDir: variables.RUN_DIR,
    host: variables.HOST,
    port: variables.PORT,
    appKey: variables.APP_KEY,
    previousAppKeys: variables.APP_KEY_PREVIOUS ?? [],
    apiKeyPepper: variables.API_KEY_PEPPER,
    databaseUrls: {
      main: variables.DATABASE_URL,
      sandbox: variables.SANDBOX_DATABASE_URL,
      latency: variables.LATENCY_DATABASE_URL,
      logs: variables.LOGS_DATABASE_URL,
    },
    replicaUrls: toReplicaUrls(variables),
    databasePoolMax: variables.DATABASE_POOL_MAX,
    databasePoolRecycleSeconds: variables.DATABASE_POOL_RECYCLE_SECONDS,
    databaseConnectTimeoutMs: variables.DATABASE_CONNECT_TIMEOUT_MS,
    partitionByMonth: variables.PARTITION_BY_MONTH,
    sqliteSynchronous: variables.SQLITE_SYNCHRONOUS,
    redisUrl: variables.REDIS_URL ?? null,
    telegramApiRoot: variables.TELEGRAM_API_ROOT,
    quotes: toQuoteSettings(variables),
    quoteTrust: toQuoteTrust(variables),
    marketClock: variables.MARKET_CLOCK ?? (source === 'replay' ? 'feed' : 'system'),
    enforceMarketHours: variables.ENFORCE_MARKET_HOURS ?? source !== 'simulated',
    accounts: {
      openRegistration: variables.REGISTRATION === 'open',
      sessionsEndAt: variables.SESSION_EXPIRY_TIME,
      cookieSecure: variables.COOKIE_SECURE ?? variables.NODE_ENV === 'production',
    },
    network: toNetworkSettings(variables),
    workerListen:
      variables.WORKER_PORT === undefined
        ? null
        : { host: variables.WORKER_HOST, port: variables.WORKER_PORT },
    backup: {
      everyHours: variables.BACKUP_EVERY_HOURS ?? (variables.NODE_ENV === 'test' ? 0 : 24),
      folder: variables.BACKUP_DIR,
      keep: variables.BACKUP_KEEP,
      encrypt: variables.BACKUP_ENCRYPT,
    },
    retention: {
      api_logs: variables.RETENTION_API_LOGS_DAYS,
      analyzer_logs: variables.RETENTION_ANALYZER_LOGS_DAYS,
      order_latency: variables.RETENTION_ORDER_LATENCY_DAYS,
      command_logs: variables.RETENTION_COMMAND_LOGS_DAYS,
      notification_queue: variables.RETENTION_COMMAND_LOGS_DAYS,
      strategy_signals: variables.RETENTION_SIGNALS_DAYS,
      active_sessions: variables.RETENTION_LOGINS_DAYS,
      login_failures: variables.RETENTION_LOGINS_DAYS,
      ip_offences: variables.RETENTION_LOGINS_DAYS,
      sandbox_idempotency: variables.RETENTION_IDEMPOTENCY_DAYS,
      audit_receipts: variables.RETENTION_IDEMPOTENCY_DAYS,
    },
  };
}

function toReplicaUrls(variables: Variables): Config['replicaUrls'] {
  const {
    DATABASE_REPLICA_URL: main,
    SANDBOX_DATABASE_REPLICA_URL: sandbox,
    LATENCY_DATABASE_REPLICA_URL: latency,
    LOGS_DATABASE_REPLICA_URL: logs,
  } = variables;
  return {
    ...(main && { main }),
    ...(sandbox && { sandbox }),
    ...(latency && { latency }),
    ...(logs && { logs }),
  };
}

function toNetworkSettings(variables: Variables): NetworkSettings {
  const limits: RateLimitSettings = {
    login: [variables.LOGIN_RATE_LIMIT_MIN, variables.LOGIN_RATE_LIMIT_HOUR],
    reset: [variables.RESET_RATE_LIMIT],
    api: [variables.API_RATE_LIMIT],
    order: [variables.ORDER_RATE_LIMIT],
    smartOrder: [variables.SMART_ORDER_RATE_LIMIT],
    webhook: [variables.WEBHOOK_RATE_LIMIT],
    people: [variables.STRATEGY_RATE_LIMIT],
    telegram: [variables.TELEGRAM_RATE_LIMIT],
    broadcast: [variables.TELEGRAM_BROADCAST_RATE_LIMIT],
  };
  return {
    trustedProxies: variables.TRUST_PROXY ?? [],
    corsOrigins: variables.CORS_ORIGINS ?? [],
    inFlightMax: variables.REQUESTS_IN_FLIGHT_MAX,
    downloadsPrivate: variables.DOWNLOAD_PRIVATE_ADDRESSES,
    limits: variables.RATE_LIMITS ? limits : null,
  };
}

const SHOWN_CHARACTERS_MAX = 40;

function describeProblems(error: z.ZodError, environment: Environment): string[] {
  return listVariables().flatMap(({ name, secret }) => {
    const issue = error.issues.find((candidate) => candidate.path[0] === name);
    if (issue === undefined) {
      return [];
    }

    return [`${name} ${describeValue(environment[name], secret === true)}: write ${issue.message}`];
  });
}

function describeValue(value: string | undefined, isSecret: boolean): string {
  if (value === undefined) {
    return 'is missing';
  }
  if (isSecret) {
    return 'cannot be used';
  }

  return `cannot be ${JSON.stringify(value.slice(0, SHOWN_CHARACTERS_MAX))}`;
}
