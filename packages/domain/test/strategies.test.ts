import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ACTIONS,
  APPROVED_OPERATIONS,
  absolute,
  chartIntent,
  entryRefusal,
  istInstant,
  lastExit,
  limitRefusal,
  NO_TIME_CONTROLS,
  parseStrategyDays,
  type Quantity,
  routeOperation,
  type StrategyOperation,
  scanIntent,
  scanWord,
} from '../src/index.ts';

/** 2026-08-19 is a Wednesday. */
const at = (time: string, day = '2026-08-19') => istInstant(day, time);

describe('the time controls of a strategy', () => {
  const controls = { ...NO_TIME_CONTROLS, entryFrom: '09:20', exitAt: '15:10' };

  it.each([
    ['09:19', false],
    ['09:20', true],
    ['15:09', true],
    ['15:10', false],
    ['23:59', false],
  ])('let it enter at %s: %s', (time, expected) => {
    expect(entryRefusal(controls, at(time)) === null).toBe(expected);
  });

  it('end its entries before it exits, where they say so', () => {
    const early = { ...controls, entryUntil: '14:00' };
    expect(entryRefusal(early, at('13:59'))).toBeNull();
    expect(entryRefusal(early, at('14:00'))).toBe('Entries are taken before 14:00; it is 14:00.');
  });

  it('know the days of India, not those of UTC', () => {
    const mondays = { ...NO_TIME_CONTROLS, entryDays: ['Mon'] as const };
    expect(entryRefusal(mondays, at('00:10', '2026-08-17'))).toBeNull();
    expect(entryRefusal(mondays, at('00:10', '2026-08-18'))).toBe('Entries are taken on Mon; it is Tue.');
  });

  it.each([
    ['15:09', ['2026-08-18', '15:10']],
    ['15:10', ['2026-08-19', '15:10']],
    ['23:00', ['2026-08-19', '15:10']],
  ] as const)('at %s it was last to be squared off at %s', (time, [day, exit]) => {
    expect(lastExit(controls, at(time))).toBe(istInstant(day, exit));
  });

  it('keep a position until a day on which it is to be squared off', () => {
    const fridays = { ...controls, exitDays: parseStrategyDays('Fri') };
    expect(lastExit(fridays, at('15:10', '2026-08-20'))).toBe(at('15:10', '2026-08-14'));
    expect(lastExit(fridays, at('15:09', '2026-08-21'))).toBe(at('15:10', '2026-08-14'));
    expect(lastExit(fridays, at('15:10', '2026-08-21'))).toBe(at('15:10', '2026-08-21'));
  });

  it('limit nothing where there are none', () => {
    expect(entryRefusal(NO_TIME_CONTROLS, at('03:00'))).toBeNull();
    expect(lastExit(NO_TIME_CONTROLS, at('03:00'))).toBeNull();
    expect(parseStrategyDays(null)).toBeNull();
    expect(parseStrategyDays(' Tue,Mon ,Never')).toEqual(['Mon', 'Tue']);
  });
});

describe('an alert of a chart', () => {
  it.each([
    // side, operation, signal, chart's position → intent
    ['BUY', 'placeorder', 'BUY', null, { kind: 'enter', action: 'BUY', quantity: 10n }],
    ['BUY', 'placeorder', 'BUY', 25n, { kind: 'enter', action: 'BUY', quantity: 25n }],
    ['BUY', 'placeorder', 'SELL', null, { kind: 'exit' }],
    ['BUY', 'placesmartorder', 'BUY', null, { kind: 'target', positionSize: 10n }],
    ['SELL', 'placeorder', 'SELL', 25n, { kind: 'enter', action: 'SELL', quantity: 25n }],
    ['SELL', 'placesmartorder', 'SELL', -25n, { kind: 'target', positionSize: -25n }],
    ['SELL', 'placesmartorder', 'BUY', 0n, { kind: 'exit' }],
    [null, 'placesmartorder', 'BUY', 25n, { kind: 'target', positionSize: 25n }],
    [null, 'placesmartorder', 'SELL', -25n, { kind: 'target', positionSize: -25n }],
    [null, 'placesmartorder', 'SELL', 0n, { kind: 'exit' }],
    [null, 'placeorder', 'SELL', null, { kind: 'enter', action: 'SELL', quantity: 10n }],
    [null, 'placeorder', 'BUY', 0n, { kind: 'exit' }],
  ] as const)(
    'to a strategy of side %s by %s: %s to %s',
    (action, operation, signal, positionSize, intent) => {
      expect(chartIntent(operation, { action, quantity: 10n }, { action: signal, positionSize })).toEqual(
        intent,
      );
    },
  );

  it.each([
    ['BUY', null],
    ['BUY', -5n],
    ['SELL', 5n],
  ] as const)('that contradicts itself means nothing: %s to %s', (action, positionSize) => {
    expect(
      chartIntent('placesmartorder', { action: null, quantity: 10n }, { action, positionSize }),
    ).toHaveProperty('refusal');
  });

  it('never leads a strategy of one side to the other', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ACTIONS),
        fc.constantFrom<StrategyOperation>('placeorder', 'placesmartorder'),
        fc.record({
          action: fc.constantFrom(...ACTIONS),
          positionSize: fc.option(fc.bigInt({ min: -1000n, max: 1000n })),
        }),
        (side, operation, signal) => {
          const intent = chartIntent(operation, { action: side, quantity: 10n }, signal);
          const size = 'refusal' in intent || intent.kind === 'exit' ? 0n : signedSize(intent);
          expect(side === 'BUY' ? size >= 0n : size <= 0n).toBe(true);
        },
      ),
    );
  });
});

function signedSize(
  intent: { kind: 'enter'; action: string; quantity: Quantity } | { kind: 'target'; positionSize: Quantity },
): Quantity {
  if (intent.kind === 'target') {
    return intent.positionSize;
  }

  return intent.action === 'BUY' ? intent.quantity : -intent.quantity;
}

describe('the name of a ChartInk scan', () => {
  it.each([
    ['Breakout buy', 'BUY'],
    ['SELL SHORT', 'SELL'],
    ['Short the weak', 'SHORT'],
    ['cover it', 'COVER'],
    ['BUY to COVER', 'BUY'],
    ['Momentum', null],
  ])('%s asks for %s', (name, word) => {
    expect(scanWord(name)).toBe(word);
  });

  it('enters and exits on the side that it names', () => {
    expect(scanIntent('BUY', 5n)).toEqual({ kind: 'enter', action: 'BUY', quantity: 5n });
    expect(scanIntent('SHORT', 5n)).toEqual({ kind: 'enter', action: 'SELL', quantity: 5n });
    expect([scanIntent('SELL', 5n), scanIntent('COVER', 5n)]).toEqual([{ kind: 'exit' }, { kind: 'exit' }]);
  });
});

describe('the limits of a strategy', () => {
  const limits = { maxPosition: 100n, reEntry: true };
  const holding = { quantity: 0n, tradedToday: false };

  it('keep every entry within its maximum, on both sides', () => {
    const amount = fc.bigInt({ min: -300n, max: 300n });
    fc.assert(
      fc.property(amount, amount, (held, change) => {
        fc.pre(change !== 0n);
        const intent = {
          kind: 'enter',
          action: change > 0n ? 'BUY' : 'SELL',
          quantity: absolute(change),
        } as const;
        const refusal = limitRefusal(intent, limits, { ...holding, quantity: held });
        expect(refusal === null).toBe(absolute(held + change) <= 100n);
      }),
    );
    expect(limitRefusal({ kind: 'target', positionSize: -101n }, limits, holding)).toContain('101');
    expect(limitRefusal({ kind: 'target', positionSize: -100n }, limits, holding)).toBeNull();
  });

  it('let a symbol be entered once a day where re-entry is off', () => {
    const once = { maxPosition: 0n, reEntry: false };
    const intent = { kind: 'target', positionSize: 5000n } as const;
    expect(limitRefusal(intent, once, holding)).toBeNull();
    expect(limitRefusal(intent, once, { ...holding, tradedToday: true })).toContain('re-entry');
  });

  it('never forbid an exit', () => {
    const strict = { maxPosition: 1n, reEntry: false };
    expect(limitRefusal({ kind: 'exit' }, strict, { quantity: 500n, tradedToday: true })).toBeNull();
  });
});

describe('the order mode of a key', () => {
  const others = [
    'modifyorder',
    'cancelorder',
    'cancelallorder',
    'closeposition',
    'modifygttorder',
    'cancelgttorder',
  ];

  it('lets what it enters wait, live and on paper', () => {
    for (const operation of APPROVED_OPERATIONS) {
      expect(routeOperation(operation, 'semi_auto', 'live')).toBe('queue');
      expect(routeOperation(operation, 'semi_auto', 'analyze')).toBe('queue');
    }
  });

  it('refuses what changes real orders, and allows it on paper', () => {
    for (const operation of others) {
      expect(routeOperation(operation, 'semi_auto', 'live')).toBe('refuse');
      expect(routeOperation(operation, 'semi_auto', 'analyze')).toBe('execute');
    }
  });

  it('never lets a semi-automatic key switch between paper and real money, and never stands in the way of reading', () => {
    expect(routeOperation('analyzer/toggle', 'semi_auto', 'live')).toBe('refuse');
    expect(routeOperation('analyzer/toggle', 'semi_auto', 'analyze')).toBe('refuse');
    expect(routeOperation('orderbook', 'semi_auto', 'live')).toBe('execute');
    expect(routeOperation('analyzer', 'semi_auto', 'analyze')).toBe('execute');
  });

  it('changes nothing for an automatic key', () => {
    for (const operation of [...APPROVED_OPERATIONS, ...others, 'analyzer/toggle']) {
      expect(routeOperation(operation, 'auto', 'live')).toBe('execute');
    }
  });
});
