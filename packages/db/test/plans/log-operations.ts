import {
  type AnalyzerLogRepository,
  type ApiLogRepository,
  type AuditLinkKeys,
  type AuditReader,
  type AuditTrail,
  createAnalyzerLogRepository,
  createApiLogRepository,
  createAuditReader,
  createAuditTrail,
  createEncryptedColumnRepository,
  createIpBanRepository,
  createLatencyImport,
  createLatencyRepository,
  createLogsImport,
  type Databases,
  ENCRYPTED_COLUMNS,
  type IpBanRepository,
  type LatencyImport,
  type LatencyRecord,
  type LatencyRepository,
  type LogsDatabase,
  type LogsImport,
  RETAINED_TABLES,
  type RetainedTable,
  removeOlderThan,
} from '../../src/index.ts';
import { AT } from './fill.ts';
import { type Operations, type Trial, trialsOf, whole } from './operation.ts';

const USER = 'user_id-7';
const API_CALL = {
  requestId: 'r',
  userId: USER,
  endpoint: '/',
  method: 'GET',
  statusCode: 200,
  requestSize: 1,
  responseSize: 1,
  processingTimeMs: 1,
  ipAddress: null,
  userAgent: null,
  createdAt: AT,
};
const ANALYZED = { userId: USER, apiType: 'placeorder', requestData: '', responseData: '', createdAt: AT };
const LATENCY: LatencyRecord = {
  orderId: 'order_id-7',
  apiType: 'placeorder',
  orderType: 'PLACE',
  broker: 'sandbox',
  userId: USER,
  symbol: null,
  requestSentAt: AT,
  orderAckedAt: AT,
  rttMs: 1,
  totalLatencyMs: 2,
  requestSize: 1,
  responseSize: 1,
  status: 'SUCCESS',
};

const apiLogs: Operations<ApiLogRepository> = {
  insertMany: (all) => all.insertMany([API_CALL]),
  page: async (all) => {
    await all.page({ limit: 20 });
    await all.page({ limit: 20, before: 500 });
  },
};

const A_BAN = { ipAddress: 'ip_address-7', reason: 'r', bannedAt: AT, expiresAt: null, createdBy: USER };
const ipBans: Operations<IpBanRepository> = {
  timesBanned: (all) => all.timesBanned('ip_address-7'),
  ban: (all) => all.ban(A_BAN),
  unban: (all) => all.unban('ip_address-7', AT),
  listActive: whole('the bans that hold are remembered all at once', (all) => all.listActive(AT)),
  addOffences: (all) => all.addOffences({ ipAddress: 'ip_address-7', kind: 'bad_key', count: 1, at: AT }),
  offenders: (all) => all.offenders(AT + 990 * 60_000 + 24 * 3_600_000, 20),
  forget: (all) => all.forget('ip_address-7', 'bad_key'),
};

const analyzerLogs: Operations<AnalyzerLogRepository> = {
  insertMany: (all) => all.insertMany([ANALYZED]),
  page: async (all) => {
    await all.page({ userId: USER, limit: 20, before: 500 });
    await all.page({ userId: USER, limit: 20, since: AT, until: AT + 60_000, search: 'x', before: 500 });
  },
  count: (all) => all.count(USER),
  removeBefore: (all) => all.removeBefore(AT + 1),
};

const latencies: Operations<LatencyRepository> = {
  insertMany: (all) => all.insertMany([LATENCY]),
  findByOrderId: (all) => all.findByOrderId('order_id-7'),
  page: async (all) => {
    await all.page({ limit: 20 });
    await all.page({ limit: 20, before: 500 });
  },
};

const auditReader: Operations<AuditReader> = {
  end: (all) => all.end(),
  after: (all) => all.after(900, 20),
  page: async (all) => {
    await all.page({ limit: 20 });
    await all.page({ limit: 20, actor: 'actor-7', before: 500 });
    await all.page({ limit: 20, action: 'action-7' });
  },
};

/** Takes the end as it is, and hashes nothing. */
const TRUSTING: AuditLinkKeys = {
  create: () => 'key',
  open: () => ({
    link: (end, events) =>
      events.map((event, n) => ({ ...event, id: end.lastId + 1 + n, previousHash: '', hash: '' })),
    seal: () => 'seal',
    isSealed: () => true,
  }),
};

const auditTrail: Operations<AuditTrail> = {
  append: whole('the chain has one head', (all) =>
    all.append([{ at: AT, actor: USER, action: 'a', subject: 's', detail: {} }]),
  ),
  appendOnce: whole('the chain has one head', (all) =>
    all.appendOnce(
      [{ key: 'key', event: { at: AT, actor: USER, action: 'a', subject: 's', detail: {} } }],
      AT,
    ),
  ),
};

const logsImport: Operations<LogsImport> = {
  apiLogs: (all) => all.apiLogs([API_CALL]),
  analyzerLogs: (all) => all.analyzerLogs([ANALYZED]),
};

const latencyImport: Operations<LatencyImport> = { latency: (all) => all.latency([LATENCY]) };

const ONE_ROW = ['settings', 'bot_config', 'audit_heads'];

/** Reads and writes of encrypted values, wherever they are. */
function encryptedTrials(databases: Databases): Trial[] {
  const values = createEncryptedColumnRepository(databases);
  return ENCRYPTED_COLUMNS.map((column) => ({
    name: `encrypted ${column.table}.${column.column}`,
    because: ONE_ROW.includes(column.table) ? 'there is one row' : null,
    run: async () => {
      await values.page(column, { after: 0, limit: 50 });
      await values.replace(column, [{ id: 7, from: 'a', to: 'b' }]);
    },
  }));
}

function retentionTrials(databases: Databases): Trial[] {
  // Object.entries widens the keys of a constant whose keys are known.
  const tables = Object.entries(RETAINED_TABLES) as [
    RetainedTable,
    (typeof RETAINED_TABLES)[RetainedTable],
  ][];
  const options = { stopwatch: () => 0, pause: async () => {} };
  return tables.map(([table, database]) => ({
    name: `removeOlderThan ${table}`,
    because: null,
    run: () => removeOlderThan(databases[database].session, table, AT + 60_000, options),
  }));
}

const over = (logs: LogsDatabase) => ({
  trail: createAuditTrail(logs, TRUSTING),
  reader: createAuditReader(logs),
});

/** Every function of the repositories over latency and logs, and of those over all four databases. */
export function logTrials(databases: Databases): Trial[] {
  const { latency, logs } = databases;
  return [
    ...trialsOf('apiLogs', apiLogs, (work) => work(createApiLogRepository(logs))),
    ...trialsOf('analyzerLogs', analyzerLogs, (work) => work(createAnalyzerLogRepository(logs))),
    ...trialsOf('ipBans', ipBans, (work) => work(createIpBanRepository(logs))),
    ...trialsOf('latencies', latencies, (work) => work(createLatencyRepository(latency))),
    ...trialsOf('auditReader', auditReader, (work) => work(over(logs).reader)),
    ...trialsOf('auditTrail', auditTrail, (work) => work(over(logs).trail)),
    ...trialsOf('logsImport', logsImport, (work) => work(createLogsImport(logs))),
    ...trialsOf('latencyImport', latencyImport, (work) => work(createLatencyImport(latency))),
    ...encryptedTrials(databases),
    ...retentionTrials(databases),
  ];
}
