import { describe, expect, it } from 'vitest';
import { areQuotesStale, DEFAULT_CALENDAR, isFeedSilent, istInstant } from '../src/index.ts';

/** A Wednesday. */
const at = (time: string) => istInstant('2026-08-19', time);
const SECOND = 1000;

const state = (time: string, newestAt: number | null, staleMs: number | null = 30 * SECOND) => ({
  now: at(time),
  newestAt,
  staleMs,
  calendar: DEFAULT_CALENDAR,
});

describe('prices to trade at', () => {
  it.each([
    ['30 s old in the session', state('11:00', at('11:00') - 30 * SECOND), false],
    ['older in the session', state('11:00', at('11:00') - 30 * SECOND - 1), true],
    ['of yesterday, at the first instant of the session', state('09:15', at('09:00')), true],
    ['of the close, in the night', state('20:00', at('15:30')), false],
    ['none at all, in the session', state('11:00', null), true],
    ['as old as they like, where no age is set', state('11:00', at('09:15'), null), false],
  ])('%s are stale: %s', (_, given, isStale) => {
    expect(areQuotesStale(given, 'NSE')).toBe(isStale);
  });

  it('are judged by the hours of the exchange that is traded on', () => {
    const evening = state('20:00', at('15:30'));
    expect(areQuotesStale(evening, 'NSE')).toBe(false);
    expect(areQuotesStale(evening, 'MCX')).toBe(true);
  });
});

const watched = (...given: Parameters<typeof state>) => ({ ...state(...given), watchedSince: at('00:00') });

describe('a source', () => {
  it.each([
    ['has time for its first price of the day', watched('09:15', at('09:00')), false],
    ['is silent when that does not come', watched('09:16', at('09:00')), true],
    ['is not silent while prices come', watched('11:00', at('11:00') - SECOND), false],
    ['is not silent when the market is closed', watched('15:30', at('15:00')), false],
  ])('%s', (_, given, isSilent) => {
    expect(isFeedSilent(given, ['NSE'])).toBe(isSilent);
  });

  it('has as much time for its first price after a start', () => {
    const started = { ...watched('11:00', at('09:15')), watchedSince: at('11:00') - 30 * SECOND };
    expect(isFeedSilent(started)).toBe(false);
    expect(isFeedSilent({ ...started, now: started.now + 1 })).toBe(true);
    expect(isFeedSilent({ ...started, newestAt: null })).toBe(false);
  });

  it('that nobody ever heard of is silent only while exchanges with hours are open', () => {
    expect(isFeedSilent(watched('11:00', null))).toBe(true);
    expect(isFeedSilent(watched('02:00', null))).toBe(false);
  });

  it('of shares alone is not silent while only commodities trade', () => {
    const evening = watched('20:00', at('15:30'));
    expect(isFeedSilent(evening, ['NSE', 'NFO'])).toBe(false);
    expect(isFeedSilent(evening, ['NSE', 'MCX'])).toBe(true);
  });
});
