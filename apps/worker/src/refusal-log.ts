import type { Tick, TickFault } from '@openalgo/domain';
import { formatPrice, instrumentId } from '@openalgo/domain';
import type { Logger } from '@openalgo/service';

/** Tells of ticks that are not believed, in few lines however many there are. */
export interface RefusalLog {
  note(tick: Tick, fault: TickFault): void;
  /** Writes what has come together since the last line, if anything has. */
  flush(): void;
}

/** Ticks that come late are no lies: they are counted by the metrics alone. */
export function createRefusalLog(log: Pick<Logger, 'warn'>): RefusalLog {
  let counts: Partial<Record<TickFault, number>> = {};
  let example: { readonly tick: Tick; readonly fault: TickFault } | null = null;

  return {
    note(tick, fault) {
      if (fault !== 'late') {
        counts[fault] = (counts[fault] ?? 0) + 1;
        example ??= { tick, fault };
      }
    },

    flush() {
      if (example === null) {
        return;
      }

      const { tick, fault } = example;
      const first = { instrument: instrumentId(tick), ltp: formatPrice(tick.ltp), at: tick.at, fault };
      log.warn({ counts, first }, 'Prices were not believed');
      counts = {};
      example = null;
    },
  };
}
