/** OpenAlgo `db` folders as two ages of it leave them behind: the newest layout (reference §1) and one with fewer columns. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createFernet, createPasswordHasher } from '@openalgo/security';
import BetterSqlite from 'better-sqlite3';
import { deriveOldKey, LEGACY_SALT, SMTP_SALT, TELEGRAM_SALT } from '../../src/import/openalgo/secrets.ts';

export const FERNET_SALT = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';
export const API_KEY = 'a1'.repeat(32);
export const PASSWORD = 'Old-Passw0rd!';
export const TOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

export interface OldInstallation {
  readonly folder: string;
  /** Ends the processes that still hold the files, as OpenAlgo does when it stops. */
  readonly close: () => void;
}

type Database = BetterSqlite.Database;
type Row = Readonly<Record<string, string | number | null>>;

function createTable(database: Database, name: string, columns: string, rows: readonly Row[]): void {
  database.exec(`CREATE TABLE ${name} (${columns})`);
  for (const row of rows) {
    const names = Object.keys(row);
    database
      .prepare(`INSERT INTO ${name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
      .run(...Object.values(row));
  }
}

/** How the old installation encrypts with a key of its own for each purpose. */
async function oldFernet(pepper: string, salt: string | Buffer) {
  return createFernet({ keys: [await deriveOldKey(pepper, salt)], now: () => 0 });
}

const hashed = new Map<string, ReturnType<typeof hash>>();

/** As the old installation hashes, at the full cost, which is why it is done once. */
function hashes(pepper: string) {
  const made = hashed.get(pepper) ?? hash(pepper);
  hashed.set(pepper, made);
  return made;
}

async function hash(pepper: string) {
  const hasher = createPasswordHasher({ pepper });
  return { password: await hasher.hash(PASSWORD), apiKey: await hasher.hash(API_KEY) };
}

function open(folder: string, file: string): Database {
  mkdirSync(folder, { recursive: true });
  const database = new BetterSqlite(join(folder, file));
  database.pragma('journal_mode = WAL');
  // So that the newest rows are in the -wal file alone, where a reader of the file itself would miss them.
  database.pragma('wal_autocheckpoint = 0');
  return database;
}

/** As release 2.0 leaves it behind when it was killed: rows in the -wal files, every column there. */
export async function createNewest(parent: string, pepper: string): Promise<OldInstallation> {
  const folder = join(parent, 'old', 'db');
  const main = open(folder, 'openalgo.db');
  const sandbox = open(folder, 'sandbox.db');
  const latency = open(folder, 'latency.db');
  const logs = open(folder, 'logs.db');
  await fillMain(main, pepper);
  fillSandbox(sandbox);
  fillLatency(latency);
  fillLogs(logs);
  return {
    folder,
    close: () => {
      for (const database of [main, sandbox, latency, logs]) {
        database.close();
      }
    },
  };
}

async function fillMain(database: Database, pepper: string): Promise<void> {
  const tokens = await oldFernet(pepper, Buffer.from(FERNET_SALT, 'hex'));
  const telegram = await oldFernet(pepper, TELEGRAM_SALT);
  const smtp = await oldFernet(pepper, SMTP_SALT);
  const stranger = await oldFernet('x'.repeat(40), 'another');
  const { password, apiKey } = await hashes(pepper);

  createTable(
    database,
    'users',
    `id INTEGER PRIMARY KEY, username VARCHAR(80) UNIQUE NOT NULL, email VARCHAR(120) UNIQUE NOT NULL, password_hash VARCHAR(255),
     totp_secret VARCHAR(255), is_admin BOOLEAN, totp_enabled BOOLEAN, totp_required_for_login BOOLEAN`,
    [
      {
        id: 1,
        username: 'asha',
        email: 'asha@example.org',
        password_hash: password,
        totp_secret: tokens.encrypt(TOTP_SECRET),
        is_admin: 1,
        totp_enabled: 1,
        totp_required_for_login: 0,
      },
      {
        id: 2,
        username: 'ravi',
        email: 'ravi@example.org',
        password_hash: password,
        totp_secret: tokens.encrypt(TOTP_SECRET),
        is_admin: 0,
        totp_enabled: 0,
        totp_required_for_login: 0,
      },
      {
        id: 3,
        username: 'x'.repeat(60),
        email: 'long@example.org',
        password_hash: password,
        totp_secret: null,
        is_admin: 0,
        totp_enabled: 0,
        totp_required_for_login: 0,
      },
    ],
  );
  createTable(
    database,
    'api_keys',
    `id INTEGER PRIMARY KEY, user_id VARCHAR UNIQUE NOT NULL, api_key_hash TEXT NOT NULL, api_key_encrypted TEXT NOT NULL,
     created_at DATETIME, order_mode VARCHAR(20)`,
    [
      {
        user_id: 'asha',
        api_key_hash: apiKey,
        api_key_encrypted: tokens.encrypt(API_KEY),
        created_at: '2026-01-05 04:00:00',
        order_mode: 'semi_auto',
      },
    ],
  );
  createTable(
    database,
    'auth',
    `id INTEGER PRIMARY KEY, name VARCHAR(255) UNIQUE NOT NULL, auth TEXT NOT NULL, feed_token TEXT, broker VARCHAR(20) NOT NULL,
     user_id VARCHAR(255), is_revoked BOOLEAN`,
    [
      {
        name: 'asha',
        auth: tokens.encrypt('broker token'),
        feed_token: tokens.encrypt('feed token'),
        broker: 'zerodha',
        user_id: 'AB1234',
        is_revoked: 0,
      },
      {
        name: 'ravi',
        auth: stranger.encrypt('unknown'),
        feed_token: null,
        broker: 'angel',
        user_id: null,
        is_revoked: 0,
      },
    ],
  );
  fillStrategies(database);
  createTable(
    database,
    'telegram_users',
    `id INTEGER PRIMARY KEY, telegram_id INTEGER UNIQUE NOT NULL, openalgo_username VARCHAR(255) NOT NULL, encrypted_api_key TEXT,
     host_url VARCHAR(500), first_name VARCHAR(255), last_name VARCHAR(255), telegram_username VARCHAR(255), broker VARCHAR(50),
     is_active BOOLEAN, notifications_enabled BOOLEAN, created_at DATETIME, updated_at DATETIME, last_command_at DATETIME`,
    [
      {
        telegram_id: 5_123_456_789,
        openalgo_username: 'asha',
        encrypted_api_key: telegram.encrypt(API_KEY),
        first_name: 'Asha',
        is_active: 1,
        notifications_enabled: 0,
        created_at: '2026-02-01 05:00:00',
      },
    ],
  );
  createTable(
    database,
    'bot_config',
    'id INTEGER PRIMARY KEY, token TEXT, is_active BOOLEAN, bot_username VARCHAR(255), broadcast_enabled BOOLEAN',
    [{ id: 1, token: telegram.encrypt('1:bot'), is_active: 1, bot_username: 'my_bot', broadcast_enabled: 1 }],
  );
  createTable(
    database,
    'command_logs',
    'id INTEGER PRIMARY KEY, telegram_id INTEGER, command VARCHAR(100), chat_id INTEGER, parameters TEXT, executed_at DATETIME',
    [{ telegram_id: 5_123_456_789, command: 'pnl', executed_at: '2026-02-01 05:01:00' }],
  );
  createTable(database, 'notification_queue', 'id INTEGER PRIMARY KEY, telegram_id INTEGER, message TEXT', [
    { telegram_id: 5_123_456_789, message: 'hello' },
  ]);
  createTable(
    database,
    'settings',
    `id INTEGER PRIMARY KEY, analyze_mode BOOLEAN, smtp_server VARCHAR, smtp_port INTEGER, smtp_password_encrypted TEXT,
     smtp_use_tls BOOLEAN, security_404_threshold INTEGER`,
    [
      {
        id: 1,
        analyze_mode: 1,
        smtp_server: 'mail.example.org',
        smtp_port: 587,
        smtp_password_encrypted: smtp.encrypt('mail password'),
        smtp_use_tls: 1,
        security_404_threshold: 50,
      },
    ],
  );
  createTable(
    database,
    'pending_orders',
    `id INTEGER PRIMARY KEY, user_id VARCHAR(255), api_type VARCHAR(50), order_data TEXT, created_at DATETIME, status VARCHAR(20),
     approved_at DATETIME, approved_by VARCHAR(255), rejected_reason TEXT`,
    [
      {
        user_id: 'asha',
        api_type: 'placeorder',
        order_data: '{"symbol":"SBIN"}',
        created_at: '2026-03-01 05:00:00',
        status: 'approved',
        approved_at: '2026-03-01 05:02:00',
        approved_by: 'asha',
      },
    ],
  );
  fillMarket(database);
  createTable(
    database,
    'analyzer_logs',
    'id INTEGER PRIMARY KEY, api_type VARCHAR(50), request_data TEXT, response_data TEXT, created_at DATETIME',
    [{ api_type: 'placeorder', request_data: '{}', response_data: '{}', created_at: '2026-08-19 11:00:00' }],
  );
}

function fillStrategies(database: Database): void {
  const times = 'start_time VARCHAR(5), end_time VARCHAR(5), squareoff_time VARCHAR(5), created_at DATETIME';
  createTable(
    database,
    'strategies',
    `id INTEGER PRIMARY KEY, name VARCHAR(255), webhook_id VARCHAR(36) UNIQUE, user_id VARCHAR(255), platform VARCHAR(50),
     is_active BOOLEAN, is_intraday BOOLEAN, trading_mode VARCHAR(10), ${times}`,
    [
      {
        id: 7,
        name: 'tradingview_momentum',
        webhook_id: 'webhook-1',
        user_id: 'asha',
        platform: 'tradingview',
        is_active: 1,
        is_intraday: 1,
        trading_mode: 'BOTH',
        start_time: '09:20',
        end_time: '15:00',
        squareoff_time: '15:10',
        created_at: '2026-02-01 05:00:00',
      },
    ],
  );
  createTable(
    database,
    'strategy_symbol_mappings',
    'id INTEGER PRIMARY KEY, strategy_id INTEGER, symbol VARCHAR(50), exchange VARCHAR(10), quantity INTEGER, product_type VARCHAR(10)',
    [{ strategy_id: 7, symbol: 'SBIN', exchange: 'NSE', quantity: 10, product_type: 'MIS' }],
  );
  createTable(
    database,
    'chartink_strategies',
    `id INTEGER PRIMARY KEY, name VARCHAR(255), webhook_id VARCHAR(36) UNIQUE, user_id VARCHAR(255), is_active BOOLEAN,
     is_intraday BOOLEAN, ${times}`,
    [{ id: 3, name: 'breakout', webhook_id: 'webhook-2', user_id: 'nobody', is_active: 1, is_intraday: 1 }],
  );
}

function fillMarket(database: Database): void {
  createTable(
    database,
    'symtoken',
    `id INTEGER PRIMARY KEY, symbol VARCHAR NOT NULL, brsymbol VARCHAR NOT NULL, name VARCHAR, exchange VARCHAR, brexchange VARCHAR,
     token VARCHAR, expiry VARCHAR, strike FLOAT, lotsize INTEGER, instrumenttype VARCHAR, tick_size FLOAT, contract_value FLOAT`,
    [
      {
        symbol: 'RELIANCE',
        brsymbol: 'RELIANCE-EQ',
        name: 'RELIANCE INDUSTRIES',
        exchange: 'NSE',
        brexchange: 'NSE',
        token: '2885',
        expiry: '',
        strike: -0.01,
        lotsize: 1,
        instrumenttype: 'EQ',
        tick_size: 0.05,
        contract_value: 1,
      },
      {
        symbol: 'NIFTY27AUG26FUT',
        brsymbol: 'NIFTY26AUGFUT',
        name: 'NIFTY',
        exchange: 'NFO',
        brexchange: 'NFO',
        token: '53001',
        expiry: '27-AUG-26',
        strike: 0,
        lotsize: 65,
        instrumenttype: 'FUTIDX',
        tick_size: 0.1,
        contract_value: 1,
      },
    ],
  );
  createTable(
    database,
    'qty_freeze',
    'id INTEGER PRIMARY KEY, exchange VARCHAR, symbol VARCHAR, freeze_qty INTEGER',
    [{ exchange: 'NFO', symbol: 'NIFTY', freeze_qty: 1800 }],
  );
  createTable(
    database,
    'market_holidays',
    'id INTEGER PRIMARY KEY, holiday_date DATE, description VARCHAR, holiday_type VARCHAR, year INTEGER, created_at DATETIME',
    [
      {
        id: 1,
        holiday_date: '2026-10-02',
        description: 'Gandhi Jayanti',
        holiday_type: 'TRADING_HOLIDAY',
        year: 2026,
      },
    ],
  );
  createTable(
    database,
    'market_holiday_exchanges',
    'id INTEGER PRIMARY KEY, holiday_id INTEGER, exchange_code VARCHAR, is_open BOOLEAN, start_time BIGINT, end_time BIGINT',
    [
      { holiday_id: 1, exchange_code: 'NSE', is_open: 0, start_time: null, end_time: null },
      {
        holiday_id: 1,
        exchange_code: 'MCX',
        is_open: 1,
        start_time: 1_790_940_600_000,
        end_time: 1_790_965_500_000,
      },
    ],
  );
}

const ORDERS = `id INTEGER PRIMARY KEY, orderid VARCHAR(50) UNIQUE NOT NULL, user_id VARCHAR(50), strategy VARCHAR(100), symbol VARCHAR(50),
  exchange VARCHAR(20), action VARCHAR(10), quantity INTEGER, price DECIMAL(10, 2), trigger_price DECIMAL(10, 2), price_type VARCHAR(20),
  product VARCHAR(20), order_status VARCHAR(20), average_price DECIMAL(10, 2), filled_quantity INTEGER, pending_quantity INTEGER,
  rejection_reason TEXT, margin_blocked DECIMAL(10, 2), order_timestamp DATETIME, update_timestamp DATETIME`;
const TRADES = `id INTEGER PRIMARY KEY, tradeid VARCHAR(50) UNIQUE, orderid VARCHAR(50), user_id VARCHAR(50), symbol VARCHAR(50), exchange VARCHAR(20),
  action VARCHAR(10), quantity INTEGER, price DECIMAL(10, 2), product VARCHAR(20), strategy VARCHAR(100), trade_timestamp DATETIME`;
const HOLDINGS = `id INTEGER PRIMARY KEY, user_id VARCHAR(50), symbol VARCHAR(50), exchange VARCHAR(20), quantity INTEGER,
  average_price DECIMAL(10, 2), ltp DECIMAL(10, 2), settlement_date DATE, created_at DATETIME, updated_at DATETIME`;

const order = (orderid: string, changes: Row): Row => ({
  orderid,
  user_id: 'asha',
  strategy: 'test',
  symbol: 'RELIANCE',
  exchange: 'NSE',
  action: 'BUY',
  quantity: 100,
  price: null,
  trigger_price: null,
  price_type: 'MARKET',
  product: 'MIS',
  order_status: 'complete',
  average_price: null,
  filled_quantity: 0,
  order_timestamp: '2026-08-19 11:00:00.250000',
  update_timestamp: '2026-08-19 05:31:00',
  ...changes,
});

/**
 * Long 100 RELIANCE MIS @1200 with a resting exit for 100 and a second one, a resting BUY LIMIT of a future, 10 shares held
 * @2500; sold shares of the past have left 8,000 in cash that the old books never called realised.
 */
const ASHAS_ORDERS = [
  order('26081900000001', { price: 1200, average_price: 1200, filled_quantity: 100 }),
  order('26081900000002', {
    action: 'SELL',
    price: 1250,
    price_type: 'LIMIT',
    order_status: 'open',
    quantity: 100,
  }),
  order('26081900000003', {
    action: 'SELL',
    trigger_price: 1150,
    price_type: 'SL-M',
    order_status: 'trigger pending',
    quantity: 100,
  }),
  order('26081900000004', {
    symbol: 'NIFTY27AUG26FUT',
    exchange: 'NFO',
    product: 'NRML',
    price: 25_000,
    price_type: 'LIMIT',
    order_status: 'open',
    quantity: 65,
  }),
  order('26081900000005', { exchange: 'MOON', order_status: 'cancelled' }),
];

const TRADE: Row = {
  tradeid: 'TRADE-20260819-110000-0011aabb',
  orderid: '26081900000001',
  user_id: 'asha',
  symbol: 'RELIANCE',
  exchange: 'NSE',
  action: 'BUY',
  quantity: 100,
  price: 1200,
  product: 'MIS',
  strategy: 'test',
  trade_timestamp: '2026-08-19 11:00:00.250000',
};

function fillSandbox(database: Database): void {
  createTable(database, 'sandbox_orders', ORDERS, ASHAS_ORDERS);
  createTable(database, 'sandbox_trades', TRADES, [
    TRADE,
    { ...TRADE, tradeid: 'TRADE-lost', orderid: '26081900000099' },
  ]);
  createTable(
    database,
    'sandbox_positions',
    `id INTEGER PRIMARY KEY, user_id VARCHAR(50), symbol VARCHAR(50), exchange VARCHAR(20), product VARCHAR(20), quantity INTEGER,
     average_price DECIMAL(10, 2), ltp DECIMAL(10, 2), pnl DECIMAL(10, 2), accumulated_realized_pnl DECIMAL(10, 2),
     today_realized_pnl DECIMAL(10, 2), margin_blocked DECIMAL(15, 2), created_at DATETIME, updated_at DATETIME`,
    [
      {
        user_id: 'asha',
        symbol: 'RELIANCE',
        exchange: 'NSE',
        product: 'MIS',
        quantity: 100,
        average_price: 1200,
        ltp: 1210.5,
        pnl: 1050,
        accumulated_realized_pnl: 500,
        today_realized_pnl: 250,
        margin_blocked: 24_000,
        created_at: '2026-08-19 11:00:00',
        updated_at: '2026-08-19 05:31:00',
      },
    ],
  );
  createTable(database, 'sandbox_holdings', HOLDINGS, [
    {
      user_id: 'asha',
      symbol: 'TCS',
      exchange: 'NSE',
      quantity: 10,
      average_price: 2500,
      settlement_date: '2026-08-18',
    },
    {
      user_id: 'asha',
      symbol: 'INFY',
      exchange: 'NSE',
      quantity: -5,
      average_price: 1500,
      settlement_date: '2026-08-18',
    },
  ]);
  createTable(
    database,
    'sandbox_funds',
    `id INTEGER PRIMARY KEY, user_id VARCHAR(50) UNIQUE, total_capital DECIMAL(15, 2), available_balance DECIMAL(15, 2),
     used_margin DECIMAL(15, 2), realized_pnl DECIMAL(15, 2), today_realized_pnl DECIMAL(15, 2), last_reset_date DATETIME,
     reset_count INTEGER, created_at DATETIME, updated_at DATETIME`,
    [
      {
        user_id: 'asha',
        total_capital: 10_000_000,
        available_balance: 9_959_500,
        used_margin: 24_000,
        realized_pnl: 500,
        today_realized_pnl: 250,
        last_reset_date: '2026-01-01 09:00:00',
        reset_count: 2,
        created_at: '2026-01-01 09:00:00',
        updated_at: '2026-08-19 05:31:00',
      },
      {
        user_id: 'nobody',
        total_capital: 10_000_000,
        available_balance: 10_000_000,
        used_margin: 0,
        realized_pnl: 0,
      },
    ],
  );
  createTable(
    database,
    'sandbox_daily_pnl',
    'id INTEGER PRIMARY KEY, user_id VARCHAR(50), date DATE, realized_pnl DECIMAL(15, 2), total_mtm DECIMAL(15, 2), portfolio_value DECIMAL(15, 2)',
    [
      {
        user_id: 'asha',
        date: '2026-08-18',
        realized_pnl: 250.5,
        total_mtm: 250.5,
        portfolio_value: 10_000_250.5,
      },
    ],
  );
  createTable(
    database,
    'sandbox_config',
    'id INTEGER PRIMARY KEY, config_key VARCHAR(100) UNIQUE, config_value TEXT, description TEXT, updated_at DATETIME',
    [
      { config_key: 'equity_mis_leverage', config_value: '10' },
      { config_key: 'gtt_oco_margin_mode', config_value: 'max' },
    ],
  );
  createTable(database, 'sandbox_gtt', 'id INTEGER PRIMARY KEY, gtt_id VARCHAR(50)', [{ gtt_id: 'GTT-1' }]);
}

function fillLatency(database: Database): void {
  createTable(
    database,
    'order_latency',
    `id INTEGER PRIMARY KEY, timestamp DATETIME, order_id VARCHAR(100) NOT NULL, user_id INTEGER, broker VARCHAR(50), symbol VARCHAR(50),
     order_type VARCHAR(20), rtt_ms FLOAT, total_latency_ms FLOAT, status VARCHAR(20), error VARCHAR(500)`,
    ['PLACE', 'MODIFY', 'QUOTES'].map((type) => ({
      timestamp: '2026-08-19 05:30:00.500',
      order_id: type === 'QUOTES' ? 'unknown' : '26081900000001',
      user_id: 1,
      broker: 'zerodha',
      symbol: 'RELIANCE',
      order_type: type,
      rtt_ms: 12.5,
      total_latency_ms: 20,
      status: 'SUCCESS',
    })),
  );
}

function fillLogs(database: Database): void {
  createTable(
    database,
    'traffic_logs',
    `id INTEGER PRIMARY KEY, timestamp DATETIME, client_ip VARCHAR(50), method VARCHAR(10), path VARCHAR(500), status_code INTEGER,
     duration_ms FLOAT, host VARCHAR(500), error VARCHAR(500), user_id INTEGER`,
    // More than a page.
    Array.from({ length: 1_234 }, (_, index) => ({
      timestamp: '2026-08-19 05:30:00',
      client_ip: '203.0.113.9',
      method: 'POST',
      path: `/api/v1/orders/${index}`,
      status_code: 200,
      duration_ms: 1.5,
      user_id: 1,
    })),
  );
  createTable(database, 'ip_bans', 'id INTEGER PRIMARY KEY, ip_address VARCHAR(50)', [
    { ip_address: '203.0.113.1' },
  ]);
}

/** As an early release left it behind: two files, fewer columns and tables, the fixed salt, second factors in clear. */
export async function createOld(parent: string, pepper: string): Promise<OldInstallation> {
  const folder = join(parent, 'old', 'db');
  const main = open(folder, 'openalgo.db');
  const sandbox = open(folder, 'sandbox.db');
  const tokens = await oldFernet(pepper, LEGACY_SALT);
  const { password, apiKey } = await hashes(pepper);

  createTable(
    main,
    'users',
    'id INTEGER PRIMARY KEY, username VARCHAR(80), email VARCHAR(120), password_hash VARCHAR(255), totp_secret VARCHAR(32), is_admin BOOLEAN',
    [
      {
        id: 1,
        username: 'asha',
        email: 'asha@example.org',
        password_hash: password,
        totp_secret: TOTP_SECRET,
        is_admin: 1,
      },
    ],
  );
  createTable(
    main,
    'api_keys',
    'id INTEGER PRIMARY KEY, user_id VARCHAR, api_key_hash TEXT, api_key_encrypted TEXT, created_at DATETIME',
    [{ user_id: 'asha', api_key_hash: apiKey, api_key_encrypted: tokens.encrypt(API_KEY) }],
  );
  createTable(
    main,
    'auth',
    'id INTEGER PRIMARY KEY, name VARCHAR(255), auth TEXT, broker VARCHAR(20), is_revoked BOOLEAN',
    [{ name: 'asha', auth: tokens.encrypt('broker token'), broker: 'zerodha', is_revoked: 0 }],
  );
  createTable(sandbox, 'sandbox_orders', ORDERS, ASHAS_ORDERS.slice(0, 1));
  createTable(sandbox, 'sandbox_trades', TRADES, [TRADE]);
  createTable(
    sandbox,
    'sandbox_positions',
    `id INTEGER PRIMARY KEY, user_id VARCHAR(50), symbol VARCHAR(50), exchange VARCHAR(20), product VARCHAR(20), quantity INTEGER,
     average_price DECIMAL(10, 2), created_at DATETIME, updated_at DATETIME`,
    [
      {
        user_id: 'asha',
        symbol: 'RELIANCE',
        exchange: 'NSE',
        product: 'MIS',
        quantity: 100,
        average_price: 1200,
        created_at: '2026-08-19 11:00:00',
        updated_at: '2026-08-19 05:31:00',
      },
    ],
  );
  createTable(
    sandbox,
    'sandbox_funds',
    'id INTEGER PRIMARY KEY, user_id VARCHAR(50), total_capital DECIMAL, available_balance DECIMAL, used_margin DECIMAL, realized_pnl DECIMAL',
    [
      {
        user_id: 'asha',
        total_capital: 10_000_000,
        available_balance: 9_976_000,
        used_margin: 24_000,
        realized_pnl: 0,
      },
    ],
  );

  return {
    folder,
    close: () => {
      main.close();
      sandbox.close();
    },
  };
}
