import { testProviders } from '@openalgo/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPacing } from '../src/pacing.ts';
import { TelegramError } from '../src/telegram-api.ts';
import { CHAT, createRoom, type Room } from './support/room.ts';

const { providers } = await testProviders();
const running = new AbortController().signal;

describe.each(providers)('on %s', (provider) => {
  let room: Room;
  let sent: string[];
  const api = {
    send: async (_chat: bigint, html: string) => {
      sent.push(html);
    },
  };
  const failing = (error: unknown) => ({ send: () => Promise.reject(error) });

  beforeAll(async () => {
    room = await createRoom(provider);
  });

  afterAll(() => room.close());

  beforeEach(async () => {
    sent = [];
    await room.link('asha');
  });

  test('fills and rejections after the link are told, each once, however many look', async () => {
    await room.place('asha', 10n);
    await room.fill();
    await room.place('asha', 10_000_000n);
    await Promise.all([room.watcher.run(), room.watcher.run()]);
    await room.watcher.run();
    const sender = room.sender(api);
    while ((await sender.run(running)) > 0) {
      // A user has one message a run.
    }

    expect(sent).toHaveLength(2);
    expect(sent[0]).toMatch(/^<b>Rejected<\/b> BUY 10000000 <b>SBIN<\/b> \(NSE, MIS\) MARKET\n/);
    expect(sent[1]).toContain(
      '<b>Filled</b> BUY 10 <b>SBIN</b> (NSE, MIS) at ₹500.0000\nStrategy: Up &lt;&amp; away&gt;',
    );
  });

  test('many fills between two looks are all told, ten in a message', async () => {
    for (let count = 0; count < 12; count += 1) {
      await room.place('asha', 1n);
    }

    await room.fill();
    expect(await room.watcher.run()).toBe(1);
    expect(await room.watcher.run()).toBe(1);
    expect(await room.watcher.run()).toBe(0);
    const messages = await drain();
    expect(messages.join('').match(/Filled/g)).toHaveLength(12);
  });

  test('what is not wanted is not told, not even when it is wanted later', async () => {
    await room.telegram.setPreferences('asha', { notifyFills: false });
    await room.place('asha', 1n);
    await room.fill();
    await room.watcher.run();
    await room.telegram.setPreferences('asha', { notifyFills: true });
    await room.watcher.run();

    expect(await room.due()).toEqual([]);
  });

  test('a worker that is killed between sending and noting it loses nothing: it is sent again', async () => {
    await room.telegram.notify('asha', 'hello', 5);
    const killed = room.sender(api, { markSent: () => Promise.reject(new Error('killed')) });
    await expect(killed.run(running)).rejects.toThrow('killed');
    expect(await room.sender(api).run(running)).toBe(1);
    expect(sent).toEqual(['hello', 'hello']);
  });

  test('Telegram’s own wait is kept, other failures wait longer each time, and both are tried again', async () => {
    await room.telegram.notify('asha', 'hello', 5);
    await room.sender(failing(new TelegramError('too-many', 'slow down', 7))).run(running);
    room.advance(6_999);
    expect(await room.due()).toEqual([]);
    room.advance(1);
    await room.sender(failing(new TelegramError('unavailable', 'away'))).run(running);
    room.advance(1_999);
    expect(await room.due()).toEqual([]);
    room.advance(1);
    expect(await room.sender(api).run(running)).toBe(1);
  });

  test('a message that could not be sent for a day is given up', async () => {
    await room.telegram.notify('asha', 'old news', 5);
    room.advance(25 * 3_600_000);
    await room.sender(failing(new TelegramError('unavailable', 'away'))).run(running);
    room.advance(3_600_000);
    expect(await room.due()).toEqual([]);
  });

  test('who blocked the bot is marked and told nothing until they write again', async () => {
    await room.telegram.notify('asha', 'hello', 5);
    await room.sender(failing(new TelegramError('blocked', 'bot was blocked'))).run(running);

    expect(await room.users.find(CHAT)).toMatchObject({ blockedAt: room.clock.now() });
    expect(await room.telegram.notify('asha', 'again', 5)).toBe(0);
    await room.say('/help');
    expect(await room.telegram.notify('asha', 'again', 5)).toBe(1);
    expect(await drain()).toEqual(['again']);
  });

  test('a broadcast reaches those who want it, as text, when broadcasts are on', async () => {
    await room.link('ravi', 43n);
    await expect(room.telegram.broadcast('news')).rejects.toMatchObject({ code: 'BROADCAST_OFF' });
    await room.telegram.configure({ broadcastEnabled: true });
    await room.telegram.setPreferences('ravi', { notifyBroadcasts: false });

    expect(await room.telegram.broadcast('1 < 2 & <b>so on</b>')).toBe(1);
    expect(await drain()).toEqual(['1 &lt; 2 &amp; &lt;b&gt;so on&lt;/b&gt;']);
    await room.telegram.unlink('ravi');
  });

  async function drain(): Promise<readonly string[]> {
    const sender = room.sender(api);
    while ((await sender.run(running)) > 0) {
      // A user has one message a run.
    }

    return sent;
  }
});

test('messages have 34 ms between them, those to one chat a second, and all wait while Telegram says so', async () => {
  let now = 0;
  const pacing = createPacing({
    stopwatch: () => now,
    pause: async (ms) => {
      now += ms;
    },
  });
  const turns: number[] = [];
  for (const chat of [1n, 2n, 1n, 3n]) {
    await pacing.turn(chat, running);
    turns.push(now);
  }

  pacing.hold(5000);
  await pacing.turn(4n, running);
  expect([...turns, now]).toEqual([0, 34, 1000, 1034, 6034]);
});
