import { describe, expect, test } from 'vitest';
import { ConfigError, type Environment, loadConfig } from '../src/index.ts';

const SECRETS = { APP_KEY: 'a'.repeat(32), API_KEY_PEPPER: 'p'.repeat(32) };

/** The lines of the refusal; empty when the variables are accepted. */
function problemsOf(environment: Environment): readonly string[] {
  try {
    loadConfig(environment);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return error instanceof ConfigError ? error.problems : [];
  }
}

test('with nothing but the two secrets everything has its default', () => {
  expect(loadConfig(SECRETS)).toEqual({
    nodeEnv: 'development',
    logLevel: 'info',
    tracesEndpoint: null,
    runDir: '.openalgo',
    host: '127.0.0.1',
    port: 5000,
    appKey: SECRETS.APP_KEY,
    previousAppKeys: [],
    apiKeyPepper: SECRETS.API_KEY_PEPPER,
    databaseUrls: {
      main: 'file:./db/openalgo.db',
      sandbox: 'file:./db/sandbox.db',
      latency: 'file:./db/latency.db',
      logs: 'file:./db/logs.db',
    },
    replicaUrls: {},
    databasePoolMax: 10,
    databasePoolRecycleSeconds: 3_600,
    databaseConnectTimeoutMs: 800,
    partitionByMonth: false,
    sqliteSynchronous: 'NORMAL',
    redisUrl: null,
    telegramApiRoot: 'https://api.telegram.org',
    quotes: { source: 'simulated', seed: 1, tickMs: 500 },
    quoteTrust: {
      staleMs: 30_000,
      staleOrders: 'wait',
      jumpPercent: 50,
      jumpTicks: 3,
      aheadMs: 60_000,
    },
    workerListen: null,
    marketClock: 'system',
    enforceMarketHours: false,
    backup: { everyHours: 24, folder: './backups', keep: 7, encrypt: false },
    accounts: { openRegistration: false, sessionsEndAt: '03:00', cookieSecure: false },
    network: {
      trustedProxies: [],
      corsOrigins: [],
      inFlightMax: 1000,
      downloadsPrivate: false,
      limits: {
        login: [
          { max: 5, windowMs: 60_000 },
          { max: 25, windowMs: 3_600_000 },
        ],
        reset: [{ max: 15, windowMs: 3_600_000 }],
        api: [{ max: 50, windowMs: 1_000 }],
        order: [{ max: 10, windowMs: 1_000 }],
        smartOrder: [{ max: 10, windowMs: 1_000 }],
        webhook: [{ max: 100, windowMs: 60_000 }],
        people: [{ max: 200, windowMs: 60_000 }],
        telegram: [{ max: 30, windowMs: 60_000 }],
        broadcast: [{ max: 5, windowMs: 60_000 }],
      },
    },
    retention: {
      api_logs: 30,
      analyzer_logs: 90,
      order_latency: 365,
      command_logs: 90,
      notification_queue: 90,
      active_sessions: 7,
      login_failures: 7,
      sandbox_idempotency: 7,
      ip_offences: 7,
      strategy_signals: 90,
      audit_receipts: 7,
    },
  });
});

test('nobody backs up what tests leave behind, unless told', () => {
  expect(loadConfig({ ...SECRETS, NODE_ENV: 'test' }).backup.everyHours).toBe(0);
  expect(loadConfig({ ...SECRETS, NODE_ENV: 'test', BACKUP_EVERY_HOURS: '6' }).backup.everyHours).toBe(6);
});

test('variables that are set to nothing have their defaults too', () => {
  expect(loadConfig({ ...SECRETS, PORT: '', REPLAY_FILE: '' })).toEqual(loadConfig(SECRETS));
});

test('what is set reaches the field of the same meaning', () => {
  const config = loadConfig({
    ...SECRETS,
    PORT: '0',
    DATABASE_URL: 'postgresql://u:p@h/main',
    SANDBOX_DATABASE_URL: 'postgresql://u:p@h/sandbox',
    LATENCY_DATABASE_URL: 'mysql://u:p@h/latency',
    LOGS_DATABASE_URL: 'sqlite:///db/logs.db',
    SIMULATED_SEED: '42',
    SIMULATED_TICK_MS: '50',
    ENFORCE_MARKET_HOURS: 'true',
  });
  expect(config).toMatchObject({
    port: 0,
    databaseUrls: {
      main: 'postgresql://u:p@h/main',
      sandbox: 'postgresql://u:p@h/sandbox',
      latency: 'mysql://u:p@h/latency',
      logs: 'sqlite:///db/logs.db',
    },
    quotes: { source: 'simulated', seed: 42, tickMs: 50 },
    enforceMarketHours: true,
  });
});

describe('keys before APP_KEY', () => {
  const [first, second] = ['q'.repeat(32), 'r'.repeat(40)];

  test('are read in their order, spaces around the commas aside', () => {
    const { appKey, previousAppKeys } = loadConfig({ ...SECRETS, APP_KEY_PREVIOUS: `${first}, ${second}` });
    expect({ appKey, previousAppKeys }).toEqual({
      appKey: SECRETS.APP_KEY,
      previousAppKeys: [first, second],
    });
  });

  test.each([`${first},short`, `${first},`, ','])('are refused without being shown: %s', (value) => {
    expect(problemsOf({ ...SECRETS, APP_KEY_PREVIOUS: value })).toEqual([
      'APP_KEY_PREVIOUS cannot be used: write keys of at least 32 characters each, with commas between them',
    ]);
  });
});

describe('the Redis URL', () => {
  test.each(['redis://127.0.0.1:6379', 'redis://user:p%40ss@cache.example:6380/2', 'rediss://cache.example'])(
    '%s is accepted as it is',
    (url) => {
      expect(loadConfig({ ...SECRETS, REDIS_URL: url }).redisUrl).toBe(url);
    },
  );

  test.each(['127.0.0.1:6379', 'http://PASSWORD@127.0.0.1', 'redis:', 'redis://'])(
    '%s is refused without being shown',
    (url) => {
      expect(problemsOf({ ...SECRETS, REDIS_URL: url })).toEqual([
        'REDIS_URL cannot be used: write redis://user:password@host:6379/0, or rediss:// for TLS',
      ]);
    },
  );
});

describe('quote sources', () => {
  test('a replay has its file, its clock is that of the feed, and market hours hold', () => {
    const config = loadConfig({ ...SECRETS, QUOTE_SOURCE: 'replay', REPLAY_FILE: 'candles.csv' });
    expect(config).toMatchObject({
      quotes: { source: 'replay', file: 'candles.csv', speed: 1 },
      marketClock: 'feed',
      enforceMarketHours: true,
    });
  });

  test('a Redis stream is on the server that the processes share, unless another is named', () => {
    const redis = { ...SECRETS, QUOTE_SOURCE: 'redis', REDIS_URL: 'redis://shared:6379' };
    expect(loadConfig(redis).quotes).toEqual({
      source: 'redis',
      url: 'redis://shared:6379',
      stream: 'openalgo:ticks',
    });
    expect(loadConfig({ ...redis, QUOTE_REDIS_URL: 'redis://prices:6379' }).quotes).toMatchObject({
      url: 'redis://prices:6379',
    });
  });

  test('an OpenAlgo server has its address and key, and instruments that are always wanted', () => {
    const openalgo = {
      OPENALGO_WS_URL: 'ws://h:8765',
      OPENALGO_API_KEY: 'k',
      OPENALGO_SYMBOLS: 'NSE:M&M, NFO:X',
    };
    expect(loadConfig({ ...SECRETS, ...openalgo, QUOTE_SOURCE: 'openalgo' }).quotes).toEqual({
      source: 'openalgo',
      url: 'ws://h:8765',
      apiKey: 'k',
      symbols: [
        { exchange: 'NSE', symbol: 'M&M' },
        { exchange: 'NFO', symbol: 'X' },
      ],
    });
  });

  test.each([
    [
      'redis',
      [
        'QUOTE_REDIS_URL is missing: write redis://user:password@host:6379/0, because QUOTE_SOURCE is redis and there is no REDIS_URL',
      ],
    ],
    [
      'openalgo',
      [
        'OPENALGO_WS_URL is missing: write ws://host:8765, because QUOTE_SOURCE is openalgo',
        'OPENALGO_API_KEY is missing: write an API key of the OpenAlgo server, because QUOTE_SOURCE is openalgo',
      ],
    ],
  ])('%s without what it needs is told so', (source, problems) => {
    expect(problemsOf({ ...SECRETS, QUOTE_SOURCE: source })).toEqual(problems);
  });

  test('trust in prices is off where it is 0', () => {
    const off = { QUOTE_STALE_SECONDS: '0', QUOTE_JUMP_PERCENT: '0' };
    expect(loadConfig({ ...SECRETS, ...off }).quoteTrust).toMatchObject({ staleMs: null, jumpPercent: null });
  });

  test('pushed prices keep the clock of the system unless it is said otherwise', () => {
    const push = { ...SECRETS, QUOTE_SOURCE: 'push' };
    expect(loadConfig(push)).toMatchObject({
      quotes: { source: 'push' },
      marketClock: 'system',
      enforceMarketHours: true,
    });
    expect(loadConfig({ ...push, MARKET_CLOCK: 'feed', ENFORCE_MARKET_HOURS: 'false' })).toMatchObject({
      marketClock: 'feed',
      enforceMarketHours: false,
    });
  });

  test.each([
    ['1', 1],
    ['0.5', 0.5],
    ['3600', 3600],
    ['max', 'max'],
  ])('a replay runs at speed %s', (text, speed) => {
    const replay = { ...SECRETS, QUOTE_SOURCE: 'replay', REPLAY_FILE: 'candles.csv', REPLAY_SPEED: text };
    expect(loadConfig(replay).quotes).toEqual({ source: 'replay', file: 'candles.csv', speed });
  });
});

describe('database URLs', () => {
  test.each([
    'file:./db/openalgo.db',
    'file:/var/lib/openalgo.db',
    'sqlite:///db/openalgo.db',
    'sqlite:////var/lib/openalgo.db',
    'postgresql://user:password@localhost/openalgo',
    'postgres://user:p%40ss@db.example:5433/openalgo?sslmode=require',
    'mysql://root@127.0.0.1:3306/openalgo',
  ])('%s is accepted as it is', (url) => {
    expect(loadConfig({ ...SECRETS, DATABASE_URL: url }).databaseUrls.main).toBe(url);
  });

  const KINDS = 'a URL that begins with file:, sqlite:, postgresql:, postgres: or mysql:';
  const SERVER = 'scheme://user:password@host:port/database';
  test.each([
    ['./db/openalgo.db', KINDS],
    ['mongodb://localhost/openalgo', KINDS],
    ['postgresql+psycopg2://u:PASSWORD@h/openalgo', KINDS],
    ['file:', 'the path of a file too'],
    ['sqlite:///', 'the path of a file too'],
    ['file:./db/?mode=rwc', 'the path of a file too'],
    ['sqlite:///:memory:', 'the path of a file too'],
    ['postgresql://u:PASSWORD@h', SERVER],
    ['mysql://u:PASSWORD@h/', SERVER],
    ['mysql:u:PASSWORD@h/openalgo', SERVER],
    ['postgresql://u:PASS/WORD#@h:x/openalgo', SERVER],
  ])('%s is refused with what to write, and not repeated', (url, expected) => {
    const [problem, ...others] = problemsOf({ ...SECRETS, LOGS_DATABASE_URL: url });
    expect(others).toEqual([]);
    expect(problem).toContain(`LOGS_DATABASE_URL cannot be used: write ${expected}`);
    expect(problem).not.toMatch(/PASS|WORD/);
  });
});

describe('refusals', () => {
  test.each<[string, string, string]>([
    ['NODE_ENV', 'prod', 'NODE_ENV cannot be "prod": write development, production or test'],
    [
      'LOG_LEVEL',
      'INFO',
      'LOG_LEVEL cannot be "INFO": write fatal, error, warn, info, debug, trace or silent',
    ],
    ['HOST', 'http://x', 'HOST cannot be "http://x": write a host name or an IP address, like 127.0.0.1'],
    ['PORT', '65536', 'PORT cannot be "65536": write a whole number from 0 to 65535'],
    ['PORT', '-1', 'PORT cannot be "-1": write a whole number from 0 to 65535'],
    ['PORT', '80.5', 'PORT cannot be "80.5": write a whole number from 0 to 65535'],
    ['PORT', '0x50', 'PORT cannot be "0x50": write a whole number from 0 to 65535'],
    ['PORT', ' ', 'PORT cannot be " ": write a whole number from 0 to 65535'],
    ['DATABASE_POOL_MAX', '0', 'DATABASE_POOL_MAX cannot be "0": write a whole number from 1 to 150'],
    ['DATABASE_POOL_MAX', '151', 'DATABASE_POOL_MAX cannot be "151": write a whole number from 1 to 150'],
    ['SQLITE_SYNCHRONOUS', 'OFF', 'SQLITE_SYNCHRONOUS cannot be "OFF": write NORMAL or FULL'],
    [
      'QUOTE_SOURCE',
      'zerodha',
      'QUOTE_SOURCE cannot be "zerodha": write simulated, replay, push, redis or openalgo',
    ],
    ['SIMULATED_SEED', 'x', 'SIMULATED_SEED cannot be "x": write a whole number from 0 to 4294967295'],
    ['SIMULATED_TICK_MS', '0', 'SIMULATED_TICK_MS cannot be "0": write a whole number from 1 to 60000'],
    ['REPLAY_SPEED', '0', 'REPLAY_SPEED cannot be "0": write a number above 0, or max'],
    ['REPLAY_SPEED', 'Infinity', 'REPLAY_SPEED cannot be "Infinity": write a number above 0, or max'],
    ['REPLAY_SPEED', '1e3', 'REPLAY_SPEED cannot be "1e3": write a number above 0, or max'],
    ['MARKET_CLOCK', 'utc', 'MARKET_CLOCK cannot be "utc": write system or feed'],
    ['ENFORCE_MARKET_HOURS', 'yes', 'ENFORCE_MARKET_HOURS cannot be "yes": write true or false'],
  ])('%s=%s gets one clear line', (name, value, line) => {
    expect(problemsOf({ ...SECRETS, [name]: value })).toEqual([line]);
  });

  test('a missing secret and one that is too short are told without their value', () => {
    expect(problemsOf({ API_KEY_PEPPER: 'hunter2' })).toEqual([
      'APP_KEY is missing: write at least 32 random characters',
      'API_KEY_PEPPER cannot be used: write at least 32 random characters',
    ]);
  });

  test('all that is wrong is told at once, one line each, in the order of .env.example', () => {
    const error = new ConfigError(problemsOf({ QUOTE_SOURCE: 'replay', PORT: 'x', LOG_LEVEL: 'x' }));
    expect(error.message.split('\n')).toEqual([
      'LOG_LEVEL cannot be "x": write fatal, error, warn, info, debug, trace or silent',
      'PORT cannot be "x": write a whole number from 0 to 65535',
      'APP_KEY is missing: write at least 32 random characters',
      'API_KEY_PEPPER is missing: write at least 32 random characters',
      'REPLAY_FILE is missing: write the path of a file of candles, because QUOTE_SOURCE is replay',
    ]);
  });

  test('a value of many lines stays on one, shortened', () => {
    const [problem = ''] = problemsOf({ ...SECRETS, PORT: `5\n${'0'.repeat(100_000)}` });
    expect(problem).toMatch(/^PORT cannot be "5\\n0{38}": write/);
  });
});
