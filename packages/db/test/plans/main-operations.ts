import type { Exchange, Instrument } from '@openalgo/domain';
import {
  type ApiKeyRepository,
  type CalendarRepository,
  type ChartinkStrategyRepository,
  createApiKeyRepository,
  createBrokerSessionRepository,
  createCalendarRepository,
  createChartinkStrategyRepository,
  createInstrumentRepository,
  createMainImport,
  createMasterContractRepository,
  createPendingOrderRepository,
  createSettingsRepository,
  createStrategyRepository,
  createUserRepository,
  type InstrumentRepository,
  type MainDatabase,
  type MainImport,
  type MasterContractRepository,
  type PendingOrderRepository,
  type SettingsRepository,
  type StrategyRepository,
  type UserRepository,
} from '../../src/index.ts';
import type { BrokerSessionRepository } from '../../src/repositories/broker-sessions.ts';
import { AT } from './fill.ts';
import { type Operations, type Trial, trialsOf, whole } from './operation.ts';
import { COMMAND } from './telegram-operations.ts';

const USER = 'username-7';
const NSE: Exchange = 'NSE';
const KEY = { exchange: NSE, symbol: 'SYMBOL7' };
const DERIVATIVES = { exchange: NSE, name: 'name-7', instrumentTypes: ['CE', 'PE'] };
const EXITS = 'all strategies that end their day at some time are looked at each time';
const decision = { id: 1, userId: USER, by: USER, at: AT };

const users: Operations<UserRepository> = {
  create: (all) =>
    all.create({ username: 'new', email: 'new', passwordHash: '', isAdmin: false, createdAt: AT }),
  isEmpty: (all) => all.isEmpty(),
  claimTotpStep: (all) => all.claimTotpStep(USER, 1),
  findByUsername: (all) => all.findByUsername(USER),
  findByEmail: (all) => all.findByEmail('email-7'),
  findCredentials: (all) => all.findCredentials(USER),
  setPasswordHash: (all) => all.setPasswordHash(USER, 'hash', AT),
  replacePasswordHash: (all) => all.replacePasswordHash(USER, 'hash', 'other'),
  setTotpSecret: (all) => all.setTotpSecret(USER, null, AT),
  list: whole('the administrator sees all users', (all) => all.list()),
};

const apiKeys: Operations<ApiKeyRepository> = {
  save: (all) =>
    all.save({ userId: USER, keyLookup: 'k', apiKeyHash: 'h', apiKeyEncrypted: 'e', createdAt: AT }),
  revoke: (all) => all.revoke(USER, AT),
  findByLookup: (all) => all.findByLookup('key_lookup-8'),
  findEncrypted: (all) => all.findEncrypted(USER),
  replaceHash: (all) => all.replaceHash('key_lookup-8', 'api_key_hash-8', 'other'),
  status: (all) => all.status(USER),
  orderMode: (all) => all.orderMode(USER),
  setOrderMode: (all) => all.setOrderMode(USER, 'auto'),
};

const brokerSessions: Operations<BrokerSessionRepository> = {
  save: (all) =>
    all.save({ userId: USER, broker: 'b', name: 'n', authToken: 't', feedToken: null, createdAt: AT }),
  find: (all) => all.find(USER, 'broker-7'),
  revoke: (all) => all.revoke(USER, 'broker-7'),
};

const strategies: Operations<StrategyRepository> = {
  create: (all) =>
    all.create({
      strategyId: 'new',
      userId: USER,
      webhookId: 'new',
      name: 'new',
      description: null,
      isActive: true,
      apiType: 'placesmartorder',
      entryTime: null,
      entryUntil: null,
      exitTime: null,
      entryDay: null,
      exitDay: null,
      maxPosition: 0,
      reEntry: true,
      createdAt: AT,
      symbolMappings: [],
    }),
  find: (all) => all.find(USER, 'strategy_id-7'),
  findByWebhook: (all) => all.findByWebhook('webhook_id-7'),
  listOfUser: (all) => all.listOfUser(USER),
  listWithExit: whole(EXITS, (all) => all.listWithExit()),
  noteSquaredOff: (all) => all.noteSquaredOff('strategy_id-7', AT),
  update: (all) => all.update(USER, 'strategy_id-7', { isActive: false }, AT),
  replaceMappings: (all) => all.replaceMappings('strategy_id-7', []),
  remove: (all) => all.remove(USER, 'strategy_id-7'),
};

const chartink: Operations<ChartinkStrategyRepository> = {
  create: (all) =>
    all.create({
      userId: USER,
      webhookId: 'new',
      name: 'new',
      isActive: true,
      isIntraday: true,
      startTime: null,
      endTime: null,
      squareoffTime: null,
      createdAt: AT,
      symbolMappings: [],
    }),
  find: (all) => all.find(USER, 8),
  findByWebhook: (all) => all.findByWebhook('webhook_id-7'),
  listOfUser: (all) => all.listOfUser(USER),
  listWithExit: whole(EXITS, (all) => all.listWithExit()),
  noteSquaredOff: (all) => all.noteSquaredOff(8, AT),
  update: (all) => all.update(USER, 8, { isActive: false }, AT),
  replaceMappings: (all) => all.replaceMappings(8, [], AT),
  remove: (all) => all.remove(USER, 8),
};

const pendingOrders: Operations<PendingOrderRepository> = {
  create: (all) =>
    all.create({ userId: USER, apiType: 'placeorder', orderData: '{}', createdAt: AT, sourceKey: null }),
  findBySource: (all) => all.findBySource(USER, 'source_key-7'),
  countPending: (all) => all.countPending(USER),
  due: (all) => all.due(20),
  find: (all) => all.find(USER, 8),
  page: async (all) => {
    await all.page({ userId: USER, limit: 20, before: 500 });
    await all.page({ userId: USER, limit: 20, status: 'pending' });
  },
  approve: (all) => all.approve(decision),
  reject: (all) => all.reject({ ...decision, reason: 'no' }),
  recordExecution: (all) =>
    all.recordExecution(8, { brokerOrderId: 'order', brokerStatus: 'complete', reason: null }),
  remove: (all) => all.remove(USER, 9),
};

const masterContracts: Operations<MasterContractRepository> = {
  find: (all) => all.find('broker-7'),
  save: async (all) => {
    const status = await all.find('broker-7');
    return status && all.save(status);
  },
};

const settings: Operations<SettingsRepository> = {
  read: (all) => all.read(),
  update: (all) => all.update({ analyzeMode: true }),
  smtpPasswordEncrypted: (all) => all.smtpPasswordEncrypted(),
};

const instruments: Operations<InstrumentRepository> = {
  upsertMany: async (all) => all.upsertMany([...(await all.findMany([KEY]))]),
  replaceAll: whole('the old master goes as a whole', async (all) => {
    const everything: readonly Instrument[] = await all.list();
    return all.replaceAll(everything);
  }),
  revision: (all) => all.revision(),
  find: (all) => all.find(KEY),
  findListing: (all) => all.findListing(KEY),
  findByToken: (all) => all.findByToken(NSE, 'token-7'),
  findByBrokerSymbol: (all) => all.findByBrokerSymbol(NSE, 'brsymbol-7'),
  findMany: (all) => all.findMany([KEY, { exchange: NSE, symbol: 'SYMBOL9' }]),
  expiries: (all) => all.expiries(DERIVATIVES),
  ofExpiry: (all) => all.ofExpiry(DERIVATIVES, '2026-08-27'),
  pageOf: (all) => all.pageOf(NSE, { limit: 20, after: 'SYMBOL5' }),
  list: whole('the engine keeps all instruments in memory', (all) => all.list()),
};

const calendar: Operations<CalendarRepository> = {
  read: whole('the calendar is a few hundred rows, all of which are kept in memory', (all) => all.read()),
  saveHolidays: (all) =>
    all.saveHolidays(
      [{ day: '2026-03-03', kind: 'TRADING_HOLIDAY', description: 'Holi', closed: [NSE], sessions: [] }],
      AT,
    ),
  removeHolidays: (all) => all.removeHolidays('2026-03-03', null),
  saveTimings: (all) => all.saveTimings({ NSE: { opens: '09:15', closes: '15:30' } }),
};

const mainImport: Operations<MainImport> = {
  users: (all) =>
    all.users([
      { username: 'i', email: 'i', passwordHash: '', isAdmin: false, createdAt: AT, totpSecret: null },
    ]),
  brokerSessions: (all) =>
    all.brokerSessions([
      { userId: USER, broker: 'i', name: 'n', authToken: 't', feedToken: null, createdAt: AT },
    ]),
  pendingOrders: (all) =>
    all.pendingOrders([
      {
        userId: USER,
        apiType: 'placeorder',
        orderData: '{}',
        status: 'pending',
        createdAt: AT - 1,
        approvedAt: null,
        approvedBy: null,
        rejectedAt: null,
        rejectedBy: null,
        rejectedReason: null,
        brokerOrderId: null,
        brokerStatus: null,
      },
    ]),
  telegramUsers: (all) =>
    all.telegramUsers([
      {
        telegramId: 6_000n,
        username: USER,
        hostUrl: null,
        firstName: null,
        lastName: null,
        broker: null,
        isActive: true,
        notificationsEnabled: true,
        createdAt: AT,
        lastCommandAt: null,
        encryptedApiKey: null,
      },
    ]),
  commandLogs: (all) => all.commandLogs([COMMAND]),
};

/** Every function of the repositories over main. */
export function mainTrials(main: MainDatabase): Trial[] {
  return [
    ...trialsOf('users', users, (work) => work(createUserRepository(main))),
    ...trialsOf('apiKeys', apiKeys, (work) => work(createApiKeyRepository(main))),
    ...trialsOf('brokerSessions', brokerSessions, (work) => work(createBrokerSessionRepository(main))),
    ...trialsOf('strategies', strategies, (work) => work(createStrategyRepository(main))),
    ...trialsOf('chartink', chartink, (work) => work(createChartinkStrategyRepository(main))),
    ...trialsOf('pendingOrders', pendingOrders, (work) => work(createPendingOrderRepository(main))),
    ...trialsOf('masterContracts', masterContracts, (work) => work(createMasterContractRepository(main))),
    ...trialsOf('settings', settings, (work) => work(createSettingsRepository(main))),
    ...trialsOf('instruments', instruments, (work) => work(createInstrumentRepository(main))),
    ...trialsOf('calendar', calendar, (work) => work(createCalendarRepository(main))),
    ...trialsOf('mainImport', mainImport, (work) => work(createMainImport(main))),
  ];
}
