import { inspect } from 'node:util';
import { createLogger } from '@openalgo/service';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serveTelegram } from '../src/index.ts';
import { type FakeBotApi, startFakeBotApi } from '../testing/index.ts';
import { createRoom, PEPPER, type Room, TOKEN } from './support/room.ts';

const CHAT = 7;
let room: Room;
let telegram: FakeBotApi;
let stopping: AbortController;
let isFirst: boolean;
let failures: unknown[];
let serving: Promise<void>;

/** Wakes whoever waits for a change of the bot or a failure. */
let changed: () => void;
const states: string[] = [];

beforeEach(async () => {
  room = await createRoom();
  telegram = await startFakeBotApi(TOKEN);
  stopping = new AbortController();
  isFirst = true;
  failures = [];
  states.length = 0;
  changed = () => {};
  serving = serveTelegram(
    {
      main: room.main,
      sandbox: room.repositories,
      accounts: room.accounts,
      secrets: async () => room.secrets,
      pepper: PEPPER,
      apiRoot: telegram.url,
      clock: room.clock,
      stopwatch: () => performance.now(),
      onFailure: (what, error) => {
        failures.push([what, error]);
        changed();
      },
      onChange: (state) => {
        states.push(state);
        changed();
      },
    },
    () => isFirst,
    stopping.signal,
  );
});

afterEach(async () => {
  stopping.abort();
  await serving;
  await telegram.close();
  await room.close();
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise<void>((resolve) => {
      changed = resolve;
    });
  }
}

test('the bot starts and stops with its configuration, without a restart, and with the first worker', async () => {
  await room.telegram.configure({ token: TOKEN, isActive: true });
  await telegram.polled();
  expect(await room.telegram.status()).toMatchObject({
    hasToken: true,
    botUsername: 'paper_bot',
    lastError: null,
  });

  await room.telegram.configure({ isActive: false });
  await until(() => states.length === 2);
  await telegram.unpolled();

  await room.telegram.configure({ isActive: true });
  await telegram.polled();
  isFirst = false;
  await until(() => states.length === 4);
  await telegram.unpolled();
  expect(states).toEqual(['started', 'stopped', 'started', 'stopped']);
});

test('a link by one tap, a command and a fill are answered over the wire; groups are not', async () => {
  await room.telegram.configure({ token: TOKEN, isActive: true });
  await telegram.polled();
  const { code, url } = await room.telegram.invite('asha');
  expect(url).toBe(`https://t.me/paper_bot?start=${code}`);

  telegram.write(-5, '/funds', 'group');
  telegram.write(CHAT, `/start ${code}`);
  telegram.write(CHAT, '/funds');
  await telegram.until((sent) => sent.length === 2);
  await room.place('asha', 3n);
  await room.fill();
  await telegram.until((sent) => sent.length === 3);

  expect(telegram.sent.map(({ chatId, text }) => [chatId, text.split('\n')[0]])).toEqual([
    ['7', 'Linked to <b>asha</b>. /help tells what you can ask.'],
    ['7', '<b>Funds</b>'],
    ['7', '<b>Filled</b> BUY 3 <b>SBIN</b> (NSE, MIS) at ₹500.0000'],
  ]);
});

test('a network that is cut is waited for; nothing that was written meanwhile is lost', async () => {
  await room.telegram.configure({ token: TOKEN, isActive: true });
  await telegram.polled();
  telegram.cut();
  telegram.write(CHAT, '/help');
  await until(() => failures.length > 0);
  telegram.restore();

  await telegram.until((sent) => sent.length === 1);
});

test('an answer that Telegram postpones comes a moment later', async () => {
  await room.telegram.configure({ token: TOKEN, isActive: true });
  await telegram.polled();
  telegram.trouble({ retryAfter: 1 });
  telegram.write(CHAT, '/help');

  await telegram.until((sent) => sent.length === 1);
});

test('the token is in no failure and no line of the log, whatever goes wrong, and encrypted where it is kept', async () => {
  const wrong = `987654321:${'B'.repeat(35)}`;
  await room.telegram.configure({ token: wrong, isActive: true });
  await until(() => failures.length > 0);
  expect((await room.telegram.status()).lastError).toContain('does not know the token');

  telegram.cut();
  await room.telegram.configure({ token: TOKEN });
  await until(() => inspect(failures, { depth: 20 }).includes('could not be reached'));

  const lines: string[] = [];
  const log = createLogger({ level: 'trace', name: 'test' }, { write: (line: string) => lines.push(line) });
  for (const failure of failures) {
    log.error({ err: failure }, 'failed');
  }

  log.error(`https://api.telegram.org/bot${TOKEN}/getMe`);
  const everything = inspect(failures, { depth: 20, showHidden: true }) + lines.join('');
  expect(everything).not.toContain(TOKEN);
  expect(everything).not.toContain(wrong);
  expect(await room.bot.encryptedBotToken()).not.toContain(TOKEN);
});
