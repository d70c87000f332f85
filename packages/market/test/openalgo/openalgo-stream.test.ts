import { price, type Tick } from '@openalgo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenAlgoStream, type OpenAlgoStreamOptions, openOpenAlgoStream } from '../../src/index.ts';
import { MORNING } from '../support/market.ts';
import { type FakeServer, startFakeServer } from './fake-server.ts';

const KEY = 'key-of-the-test';
const SBIN = { exchange: 'NSE', symbol: 'SBIN' };
const INFY = { exchange: 'NSE', symbol: 'INFY' };

let server: FakeServer;
let streams: OpenAlgoStream[];
let lines: { details: object; message: string }[];

beforeEach(async () => {
  server = await startFakeServer(KEY);
  streams = [];
  lines = [];
});

afterEach(async () => {
  await Promise.all(streams.map((stream) => stream.close()));
  await server.close();
});

function open(overrides: Partial<OpenAlgoStreamOptions> = {}): OpenAlgoStream {
  const tell = (details: object, message: string) => void lines.push({ details, message });
  const stream = openOpenAlgoStream({
    url: server.url,
    apiKey: KEY,
    clock: { now: () => MORNING },
    random: () => 0,
    log: { info: tell, warn: tell },
    waitMs: 10_000,
    timing: { firstPauseMs: 1, pauseMsMax: 4, beatMs: 5_000 },
    ...overrides,
  });
  streams.push(stream);
  return stream;
}

/** The ticks that come, in one read or several. */
async function read(stream: OpenAlgoStream, count: number): Promise<readonly Tick[]> {
  const ticks: Tick[] = [];
  while (ticks.length < count) {
    ticks.push(...(await stream.read(null)).ticks);
  }

  return ticks;
}

describe('the feed of an OpenAlgo server', () => {
  it('begins with the API key, and subscribes to what is wanted once that is accepted', async () => {
    open().want([SBIN, INFY]);

    expect(await server.nextRequest()).toEqual({ action: 'authenticate', api_key: KEY });
    expect(await server.nextRequest()).toEqual({ action: 'subscribe', symbols: [SBIN, INFY], mode: 2 });
  });

  it('gives prices exactly, with the time of the exchange, or of their arrival where there is none', async () => {
    const stream = open();
    stream.want([SBIN]);
    await server.nextRequest();
    await server.nextRequest();
    server.sayPrice('SBIN', { ltp: 801.05, high: 805.5, low: 0, volume: 12, timestamp: MORNING - 5 });
    server.sayPrice('SBIN', { last_price: '801.1', timestamp: null });
    server.sayPrice('SBIN', { ltp: 801.15, timestamp: (MORNING - 1000) / 1000 });

    const unknown = { bid: null, ask: null, low: null, high: null, volume: null };
    expect(await read(stream, 3)).toEqual([
      {
        ...SBIN,
        ...unknown,
        ltp: price('801.05'),
        high: price('805.5'),
        low: 0n,
        volume: 12,
        at: MORNING - 5,
      },
      { ...SBIN, ...unknown, ltp: price('801.1'), at: MORNING },
      { ...SBIN, ...unknown, ltp: price('801.15'), at: MORNING - 1000 },
    ]);
  });

  it('asks for what is new, and gives up what is no longer needed', async () => {
    const stream = open();
    stream.want([SBIN]);
    await server.nextRequest();
    await server.nextRequest();
    server.sayPrice('SBIN', { ltp: 800 });
    await read(stream, 1);
    stream.want([INFY]);

    expect(await server.nextRequest()).toEqual({ action: 'subscribe', symbols: [INFY], mode: 2 });
    expect(await server.nextRequest()).toEqual({ action: 'unsubscribe', symbols: [{ ...SBIN, mode: 2 }] });
  });

  it('connects, authenticates and subscribes again whenever the connection is lost', async () => {
    const stream = open();
    stream.want([SBIN]);

    for (let life = 0; life < 3; life += 1) {
      expect(await server.nextRequest()).toMatchObject({ action: 'authenticate' });
      expect(await server.nextRequest()).toMatchObject({ action: 'subscribe', symbols: [SBIN] });
      server.sayPrice('SBIN', { ltp: 800 + life });
      expect(await read(stream, 1)).toMatchObject([{ ltp: price(String(800 + life)) }]);
      server.cut();
    }
  });

  it('breaks off a connection on which nothing answers any more, and makes another', async () => {
    const stream = open({ timing: { firstPauseMs: 1, pauseMsMax: 1, beatMs: 20 } });
    stream.want([SBIN]);
    await server.nextRequest();
    await server.nextRequest();
    server.freeze();

    expect(await server.nextRequest()).toMatchObject({ action: 'authenticate' });
  });

  it('goes on trying with a key that is refused, and never writes it into the log', async () => {
    open({ apiKey: 'another-key' });
    await server.nextRequest();
    server.cut();
    await server.nextRequest();

    expect(lines).toContainEqual({
      details: { code: 'AUTHENTICATION_ERROR', answer: 'Invalid API key' },
      message: 'The OpenAlgo server refuses',
    });
    expect(JSON.stringify(lines)).not.toContain('another-key');
  });

  it('pauses longer from failure to failure, up to a limit, and spreads the pauses', async () => {
    const pauses: unknown[] = [];
    const isEnough = new Promise<void>((resolve) => {
      const warn = (details: object) => {
        pauses.push('pauseMs' in details ? details.pauseMs : null);
        if (pauses.length === 4) {
          resolve();
        }
      };
      // Nobody listens on port 1.
      open({
        url: 'ws://127.0.0.1:1',
        random: () => 0.5,
        log: { info: () => {}, warn },
        timing: { firstPauseMs: 4, pauseMsMax: 16, beatMs: 5_000 },
      });
    });
    await isEnough;

    expect(pauses).toEqual([3, 6, 12, 12]);
  });

  it('tells of instruments that the server does not know', async () => {
    const stream = open();
    stream.want([SBIN, { exchange: 'NYSE', symbol: 'IBM' }]);
    await server.nextRequest();
    await server.nextRequest();
    server.sayPrice('SBIN', { ltp: 800 });
    await read(stream, 1);

    expect(lines).toContainEqual({
      details: { instruments: [{ exchange: 'NYSE', symbol: 'IBM', status: 'error' }] },
      message: 'The OpenAlgo server does not know some instruments',
    });
  });

  it('counts what is no price and goes on; a price of zero is left to the rules to judge', async () => {
    const stream = open();
    stream.want([SBIN]);
    await server.nextRequest();
    await server.nextRequest();
    server.say('{"type":');
    server.say({ type: 'market_data', exchange: 'NSE', symbol: 'SBIN', data: { volume: 5 } });
    server.say({ type: 'market_data', exchange: 'MARS', symbol: 'SBIN', data: { ltp: 1 } });
    server.sayPrice('SBIN', { ltp: 'many' });
    server.say({ type: 'pong', status: 'success' });
    server.sayPrice('SBIN', { ltp: 0 });

    const { ticks, malformed } = await stream.read(null);
    expect(malformed).toBe(4);
    expect(ticks).toMatchObject([{ ltp: 0n }]);
  });
});
