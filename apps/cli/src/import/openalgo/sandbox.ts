/** The paper accounts and their settings. */
import {
  createAccountImport,
  createSandboxRepositories,
  type SandboxDatabase,
  type SqlSession,
} from '@openalgo/db';
import { checkSetting, type Instant, readSandboxSettings, type SandboxSettings } from '@openalgo/domain';
import { shardOf } from '@openalgo/sandbox';
import { z } from 'zod';
import { NO_USER } from './access.ts';
import { type AccountState, type ConvertedAccount, compareFunds, convertAccount } from './sandbox-account.ts';
import {
  ACCOUNT_TABLES,
  type AccountReader,
  type AccountTable,
  createAccountReader,
  surveyAccount,
} from './sandbox-reader.ts';
import { fundsShape, type OldFunds } from './sandbox-rows.ts';
import { defineStep, type Pass, type Step } from './step.ts';
import { createTally, type Tally } from './tally.ts';
import { longText, text } from './values.ts';

const FILE = 'sandbox.db';
const configShape = z.object({ config_key: text(100), config_value: longText });

/** What a setting was is kept only where nothing was set here. */
export const sandboxConfigStep = defineStep({
  file: FILE,
  table: 'sandbox_config',
  becomes: 'settings of the paper accounts',
  shape: configShape,
  map: ({ config_key: key, config_value: value }) =>
    checkSetting(key, value) === null
      ? { item: { key, value } }
      : { leftOut: `${key.slice(0, 40)} is no setting here, or its value is out of bounds` },
  async write(items, { databases }, { at }) {
    const { config } = createSandboxRepositories(databases.sandbox.session);
    const there = await config.all();
    const missing = items.filter(({ key }) => !there.has(key));
    for (const { key, value } of missing) {
      await config.save(key, value, at);
    }

    return missing.length;
  },
});

const BECOMES: Readonly<Record<AccountTable, string>> = {
  sandbox_orders: 'orders, with their ids; those that rest keep resting',
  sandbox_trades: 'trades, without what each realised',
  sandbox_positions: 'positions, with average × quantity as their cost',
  sandbox_holdings: 'holdings, with average × quantity as their cost',
  sandbox_daily_pnl: 'daily P&L',
};

/** An account comes whole or not at all: one that its user has here already stays as it is. */
export const sandboxAccountsStep: Step = {
  tables: ['sandbox_funds', ...ACCOUNT_TABLES].map((table) => ({ file: FILE, table })),

  async run(pass) {
    const isApplied = pass.target !== null;
    const funds = createTally({ file: FILE, table: 'sandbox_funds', becomes: 'paper accounts' }, isApplied);
    const tallies = createTallies(isApplied);
    const settings = await readSettings(pass);

    for (const page of pass.source.pages(FILE, 'sandbox_funds', fundsShape)) {
      for (const row of page) {
        const problem = 'problem' in row ? row.problem : unknownUser(pass, row.value);
        if (problem !== null || 'problem' in row) {
          funds.leaveOut(row.number, problem ?? '');
          continue;
        }

        funds.use();
        await takeOver(pass, row.value, settings, { ...tallies, sandbox_funds: funds });
      }
    }

    return [funds.report(), ...ACCOUNT_TABLES.map((table) => withOrphans(pass, table, tallies[table]))];
  },
};

type Tallies = Readonly<Record<AccountTable, Tally>>;

function createTallies(isApplied: boolean): Tallies {
  const tallies = ACCOUNT_TABLES.map((table) => [
    table,
    createTally({ file: FILE, table, becomes: BECOMES[table] }, isApplied),
  ]);
  // One entry for each table of the list.
  return Object.fromEntries(tallies) as Tallies;
}

const unknownUser = ({ facts }: Pass, { user_id }: OldFunds): string | null =>
  facts.users.has(user_id) ? null : NO_USER;

/** Rows of nobody's account are told as well. */
function withOrphans({ source }: Pass, table: AccountTable, tally: Tally) {
  const rows = source.tables(FILE).includes(table) ? source.count(FILE, table) : 0;
  tally.leaveOutMany(rows - tally.report().rows, 'its account is not taken over');
  return tally.report();
}

async function readSettings({ source, target }: Pass): Promise<SandboxSettings> {
  const old = [...source.pages(FILE, 'sandbox_config', configShape)]
    .flat()
    .flatMap((row) => ('value' in row ? [[row.value.config_key, row.value.config_value] as const] : []));
  const ours =
    target === null ? [] : await createSandboxRepositories(target.databases.sandbox.session).config.all();
  return readSandboxSettings(new Map([...old, ...ours]));
}

async function takeOver(
  pass: Pass,
  old: OldFunds,
  settings: SandboxSettings,
  tallies: Tallies & { readonly sandbox_funds: Tally },
): Promise<void> {
  const reader = createAccountReader(pass, old.user_id);
  const state = surveyAccount(reader, tallies);
  const account = convertAccount(old, state, settings, pass.at);
  const written =
    pass.target === null
      ? null
      : await writeAccount(pass.target.databases.sandbox, account, state, reader, pass.at);
  tallies.sandbox_funds.wrote(written === null ? 0 : written.accounts);
  for (const table of ACCOUNT_TABLES) {
    tallies[table].wrote(written?.[table] ?? 0);
  }

  pass.noteAccount(compareFunds(old, account.funds, written === null ? null : written.accounts === 1));
}

type Written = Record<AccountTable | 'accounts', number>;

const NOTHING: Written = {
  accounts: 0,
  sandbox_orders: 0,
  sandbox_trades: 0,
  sandbox_positions: 0,
  sandbox_holdings: 0,
  sandbox_daily_pnl: 0,
};

/** One transaction, however large the account is; its rows are read and written a page at a time. */
function writeAccount(
  database: Pick<SandboxDatabase, 'transaction'>,
  account: ConvertedAccount,
  state: AccountState,
  reader: AccountReader,
  at: Instant,
): Promise<Written> {
  return database.transaction(async (session) => {
    const accounts = createAccountImport(session);
    if (!(await accounts.open(account.funds, at))) {
      return NOTHING;
    }

    const written = { ...NOTHING, accounts: 1 };
    const shard = shardOf(account.funds.userId);
    for (const { items } of reader.orders()) {
      const orders = items.map((order) => ({
        ...order,
        marginBlocked: account.blocked.get(order.orderId) ?? 0n,
      }));
      await accounts.insertOrders(orders, shard);
      written.sandbox_orders += orders.length;
    }

    await writeBooks(session, account, state, reader, at, written);
    return written;
  });
}

async function writeBooks(
  session: SqlSession,
  { positions }: ConvertedAccount,
  { holdings }: AccountState,
  reader: AccountReader,
  at: Instant,
  written: Written,
): Promise<void> {
  const repositories = createSandboxRepositories(session);
  for (const { items } of reader.trades()) {
    await repositories.trades.insert(items);
    written.sandbox_trades += items.length;
  }

  for (const { items } of reader.dailyPnl()) {
    await repositories.dailyPnl.insert(items, at);
    written.sandbox_daily_pnl += items.length;
  }

  await repositories.positions.save(positions);
  await repositories.holdings.save(holdings, at);
  written.sandbox_positions = positions.length;
  written.sandbox_holdings = holdings.length;
}
