import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { parseCommandLine } from '../src/command-line.ts';
import { parseInstrument } from '../src/commands/market-texts.ts';
import { CHAT, createRoom, type Room } from './support/room.ts';

const OTHER_CHAT = 42n;
let room: Room;

beforeAll(async () => {
  room = await createRoom();
});

afterAll(() => room.close());

beforeEach(() => {
  // A user's commands are counted by the minute.
  room.advance(60_000);
});

test('a stranger is told to link, whatever they ask, and is not on record', async () => {
  for (const command of ['/funds', '/start', '/nonsense']) {
    expect(await room.say(command, 77n)).toContain('Link your account first');
  }

  expect(await room.users.find(77n)).toBeNull();
});

test('a code links once, in its time, whose it is', async () => {
  const { code } = await room.telegram.invite('asha');
  expect(await room.say(`/link ${code}`)).toContain('Linked to <b>asha</b>');
  expect(await room.say(`/link ${code}`, OTHER_CHAT)).toContain('wrong, was used or is too old');

  const late = await room.telegram.invite('ravi');
  room.advance(10 * 60_000);
  expect(await room.say(`/start ${late.code}`, OTHER_CHAT)).toContain('too old');
  expect(await room.users.listActive('ravi')).toEqual([]);
});

test('each chat is told of its own account alone', async () => {
  await room.link('asha');
  await room.link('ravi', OTHER_CHAT);
  await room.place('asha', 10n, 'M&M');
  await room.fill();

  expect(await room.say('/orders')).toContain(
    'BUY 10 <b>M&amp;M</b> (NSE, MIS) MARKET at ₹500.0000: complete',
  );
  expect(await room.say('/orders', OTHER_CHAT)).toBe('No orders today.');
  expect(await room.say('/positions')).toContain('<b>M&amp;M</b> (NSE, MIS): 10 at ₹500.0000');
  expect(await room.say('/positions', OTHER_CHAT)).toBe('No positions.');
  expect(await room.say('/holdings')).toBe('No holdings.');
  expect(await room.say('/funds', OTHER_CHAT)).toContain('Available: ₹10000000.00');
  expect(await room.say('/pnl')).toContain('Unrealised: 0.00');
  expect(await room.say('/quote sbin')).toContain('Last: ₹500.0000');
  expect(await room.say('/quote SBIN BSE')).toContain('No price');
  expect(await room.say('/quote UNKNOWN')).toContain('UNKNOWN');
  expect(await room.say('/mode')).toContain('You have no API key');
  expect(await room.say('/status')).toContain('Open orders: 0, open positions: 1');
  expect(await room.say('hello')).toContain('/help');
  expect(await room.say('/help')).toContain('/quote – ');
});

test('commands are on record, with what came of them and without codes and secrets', async () => {
  const { code } = await room.telegram.invite('asha');
  const key = 'ab'.repeat(32);
  await room.say(`/start ${code}`);
  await room.say(`/quote ${key}`);
  await room.say(`/link ${key}`);

  const { rows } = await room.bot.commandsOf(CHAT, { limit: 3 });
  expect(rows).toMatchObject([
    { command: '/link', status: 'error', requestData: null },
    { command: '/quote', status: 'success', requestData: '{"argument":"[Redacted]"}' },
    { command: '/start', status: 'success', requestData: null },
  ]);
  expect(
    JSON.stringify(rows, (_name, value) => (typeof value === 'bigint' ? String(value) : value)),
  ).not.toContain(code);
});

test('commands can be switched off, and a user who asks too much is told so once', async () => {
  await room.bot.updateConfig({ masterCommandsEnabled: false });
  expect(await room.say('/funds')).toContain('switched off');
  await room.bot.updateConfig({ masterCommandsEnabled: true });

  const answers = [];
  for (let count = 0; count < 32; count += 1) {
    answers.push(await room.say('/help', 99n));
  }

  expect(answers.slice(29)).toEqual([expect.any(String), expect.stringContaining('Too many'), null]);
});

test('who unlinks is a stranger again', async () => {
  await room.link('asha');
  expect(await room.say('/unlink')).toContain('Unlinked');
  expect(await room.say('/funds')).toContain('Link your account first');
});

test('a failure is told to the log, and to the user without its words', async () => {
  await room.link('asha');
  const failure = new Error('secret detail');
  const spied = room.accounts.funds;
  Object.assign(room.accounts, { funds: () => Promise.reject(failure) });

  expect(await room.say('/funds')).toBe('That did not work. Please try again in a moment.');
  expect(room.failures).toEqual([failure]);
  Object.assign(room.accounts, { funds: spied });
});

test('commands are read in any case, with the bot’s name or without, and those to others are not', () => {
  expect(parseCommandLine(' /Quote@Paper_Bot  SBIN\n', 'paper_bot')).toEqual({
    name: 'quote',
    argument: 'SBIN',
  });
  expect(parseCommandLine('/funds@another_bot', 'paper_bot')).toBeNull();
  expect(parseCommandLine('funds', 'paper_bot')).toBeNull();
  expect(parseInstrument('nse:sbin')).toEqual({ exchange: 'NSE', symbol: 'SBIN' });
  expect(parseInstrument('one two three')).toBeNull();
  expect(parseInstrument('')).toBeNull();
});
