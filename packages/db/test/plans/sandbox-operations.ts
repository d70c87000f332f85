import type { BookKey } from '@openalgo/domain';
import {
  type AccountImport,
  clearAccounts,
  createAccountImport,
  createSandboxRepositories,
  type SandboxDatabase,
  type SandboxRepositories,
} from '../../src/index.ts';
import { AT } from './fill.ts';
import { type Operations, type Trial, trialsOf, whole } from './operation.ts';

/** Of whom there are funds, and orders, trades and positions. */
const USER = 'user_id-7';
const BOOK: BookKey = { userId: USER, exchange: 'NSE', symbol: 'SYMBOL7', product: 'MIS' };
const ORIGIN = { shard: 1, receivedAt: AT, requestSize: 1, responseSize: 1 };
const KEY = { exchange: 'NSE', symbol: 'SYMBOL7' } as const;

type Of<Name extends keyof SandboxRepositories> = Operations<SandboxRepositories[Name]>;

const funds: Of<'funds'> = {
  open: (all) => all.open(['new'], 0n, AT),
  claim: (all) => all.claim([USER, 'user_id-8']),
  save: async (all) => {
    const found = await all.ofUser(USER);
    return found && all.save([found], AT);
  },
  ofUser: (all) => all.ofUser(USER),
  page: (all) => all.page(500, 50),
};

const orders: Of<'orders'> = {
  insert: async (all) => {
    const [order] = await all.find(['orderid-7']);
    return order && all.insert([[{ ...order, orderId: 'new' }, ORIGIN]]);
  },
  update: async (all) => all.update(await all.find(['orderid-7', 'orderid-8'])),
  updateAcknowledged: async (all) => all.updateAcknowledged(await all.find(['orderid-7'])),
  updateMargins: async (all) => all.updateMargins(await all.find(['orderid-7'])),
  find: (all) => all.find(['orderid-7', 'orderid-8']),
  findOfUser: (all) => all.findOfUser(USER, 'orderid-7'),
  sinceOfUser: (all) => all.sinceOfUser(USER, AT),
  newestOfUser: (all) => all.newestOfUser(USER, { limit: 20, before: 700 }),
  pageOfUser: (all) => all.pageOfUser(USER, { limit: 20, after: 100 }),
  restingOf: (all) => all.restingOf([BOOK]),
  rejectedOfUser: (all) => all.rejectedOfUser(USER, { limit: 20, after: 100 }),
  newestRejectedRows: (all) => all.newestRejectedRows([USER]),
  hasOrdered: (all) => all.hasOrdered(BOOK, 'strategy-7', AT),
  restingBooksOf: (all) => all.restingBooksOf([USER]),
  inbox: (all) => all.inbox(100),
  acknowledge: (all) => all.acknowledge([{ orderId: 'orderid-7', version: 7, status: 'open', ackedAt: AT }]),
  restingAcknowledged: (all) => all.restingAcknowledged('open', { limit: 50, after: 100 }),
  owedLatency: (all) => all.owedLatency(50),
  settleLatency: (all) => all.settleLatency(['orderid-7'], AT),
};

const trades: Of<'trades'> = {
  insert: async (all) => {
    const [trade] = await all.ofOrders(['orderid-7']);
    return trade && all.insert([{ ...trade, tradeId: 'new' }]);
  },
  newestRows: (all) => all.newestRows([USER]),
  sinceOfUser: (all) => all.sinceOfUser(USER, AT),
  ofOrders: (all) => all.ofOrders(['orderid-7']),
  newestOfUser: (all) => all.newestOfUser(USER, { limit: 20 }),
  pageOfUser: (all) => all.pageOfUser(USER, { limit: 20, after: 100 }),
  netOf: (all) => all.netOf([{ ...BOOK, strategy: 'strategy-7', since: AT }]),
};

const positions: Of<'positions'> = {
  save: async (all) => all.save(await all.find([BOOK])),
  find: (all) => all.find([BOOK]),
  ofUser: (all) => all.ofUser(USER),
  openOfUsers: (all) => all.openOfUsers([USER]),
};

const holdings: Of<'holdings'> = {
  save: async (all) => all.save(await all.ofUsers([USER]), AT),
  ofUsers: (all) => all.ofUsers([USER]),
};

const idempotency: Of<'idempotency'> = {
  find: (all) => all.find([{ userId: USER, idempotencyKey: 'idempotency_key-7' }]),
  insert: async (all) => {
    const [step] = await all.find([{ userId: USER, idempotencyKey: 'idempotency_key-7' }]);
    return step && all.insert([{ ...step, idempotencyKey: 'new' }], AT);
  },
};

const settlements: Of<'settlements'> = {
  insert: async (all) => all.insert(await all.ofUser(USER)),
  ofUser: (all) => all.ofUser(USER),
};

const dailyPnl: Of<'dailyPnl'> = {
  insert: async (all) => all.insert(await all.ofUser(USER), AT),
  usersWith: (all) => all.usersWith('date-7', [USER]),
  newestOfUser: (all) => all.newestOfUser(USER, { limit: 20, before: 'date-9' }),
  ofUser: (all) => all.ofUser(USER),
};

const config: Of<'config'> = {
  all: whole('there is a handful of settings, and all are wanted', (all) => all.all()),
  changedAt: (all) => all.changedAt(['config_key-7']),
  save: (all) => all.save('config_key-7', 'value', AT),
};

const quotes: Of<'quotes'> = {
  save: async (all) => all.save(await all.find([KEY])),
  find: (all) => all.find([KEY]),
  all: whole('a worker that starts remembers all quotes', (all) => all.all()),
  clear: whole('all are forgotten', (all) => all.clear()),
  newestTime: (all) => all.newestTime(),
  exchangesSince: whole('a row for each instrument with a price, most of them of today', (all) =>
    all.exchangesSince(AT),
  ),
};

const ticks: Of<'ticks'> = {
  append: async (all) => all.append(await all.after(900, 5)),
  lastSeq: (all) => all.lastSeq(),
  newestTime: (all) => all.newestTime(),
  after: (all) => all.after(900, 50),
  removeUpTo: (all) => all.removeUpTo(5, 50),
  movePlace: (all) => all.movePlace({ source: 'redis', from: '1', to: '2' }),
  placeIn: (all) => all.placeIn('redis'),
};

const SHARDS = 'there are 64 shards, and most are concerned';
const deeds: Of<'deeds'> = {
  insert: (all) => all.insert([{ at: AT, actor: 'system', action: 'a', subject: 's', detail: {} }]),
  oldest: (all) => all.oldest(20),
  remove: (all) => all.remove([7]),
};

const WORKERS = 'there are a few workers';
const workers: Of<'workers'> = {
  beat: (all) => all.beat({ workerId: 'new', startedAt: AT, heartbeatAt: AT, quoteSource: 'push' }),
  beats: whole(WORKERS, (all) => all.beats()),
  leave: whole(WORKERS, (all) => all.leave(['new'])),
  newestBeat: whole(WORKERS, (all) => all.newestBeat()),
  createShards: (all) => all.createShards([1, 2], 0),
  shards: whole(SHARDS, (all) => all.shards()),
  takeShards: whole(SHARDS, async () => {}),
  extendLeases: whole(SHARDS, (all) => all.extendLeases('new', AT)),
  releaseShards: whole(SHARDS, (all) => all.releaseShards('new', [1])),
  heldOf: whole(SHARDS, (all) => all.heldOf('new', [1])),
  moveTo: whole(SHARDS, (all) => all.moveTo('new', [1], 1)),
  slowestOf: whole(SHARDS, (all) => all.slowestOf([1])),
};

const accountImport: Operations<AccountImport> = {
  open: async () => {},
  insertOrders: async (all) => all.insertOrders([], 0),
};

/** Every function of the repositories over sandbox; each in a transaction, as most of them are used. */
export function sandboxTrials(sandbox: SandboxDatabase): Trial[] {
  const of =
    <Name extends keyof SandboxRepositories>(name: Name) =>
    (work: (repository: SandboxRepositories[Name]) => Promise<unknown>) =>
      sandbox.transaction((session) => work(createSandboxRepositories(session)[name]));
  return [
    ...trialsOf('funds', funds, of('funds')),
    ...trialsOf('orders', orders, of('orders')),
    ...trialsOf('trades', trades, of('trades')),
    ...trialsOf('positions', positions, of('positions')),
    ...trialsOf('holdings', holdings, of('holdings')),
    ...trialsOf('idempotency', idempotency, of('idempotency')),
    ...trialsOf('settlements', settlements, of('settlements')),
    ...trialsOf('dailyPnl', dailyPnl, of('dailyPnl')),
    ...trialsOf('config', config, of('config')),
    ...trialsOf('quotes', quotes, of('quotes')),
    ...trialsOf('ticks', ticks, of('ticks')),
    ...trialsOf('workers', workers, of('workers')),
    ...trialsOf('deeds', deeds, of('deeds')),
    ...trialsOf('accountImport', accountImport, (work) =>
      sandbox.transaction((session) => work(createAccountImport(session))),
    ),
    {
      name: 'clearAccounts',
      because: null,
      run: () => sandbox.transaction((session) => clearAccounts(session, [USER])),
    },
  ];
}
