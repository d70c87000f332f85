import type { QuoteState } from '@openalgo/sandbox';
import type { Logger } from '@openalgo/service';
import { Gauge, type Registry } from 'prom-client';

/** Whether prices come in, looked at now and then. */
export interface QuoteAlarm {
  readonly isSilent: boolean;
  look(): Promise<void>;
}

export interface QuoteAlarmOptions {
  readonly watch: () => Promise<QuoteState>;
  readonly registry: Registry;
  readonly log: Pick<Logger, 'warn' | 'info'>;
}

const SECOND_MS = 1000;

/** Shows how the source does, and tells when it falls silent and when it speaks again. */
export function createQuoteAlarm({ watch, registry, log }: QuoteAlarmOptions): QuoteAlarm {
  const registers = [registry];
  const silent = new Gauge({
    name: 'openalgo_quotes_silent',
    help: '1 while no price has come for too long in market hours, else 0',
    registers,
  });
  const newest = new Gauge({
    name: 'openalgo_quotes_newest_timestamp_seconds',
    help: 'The time of the newest price, in seconds since 1970',
    registers,
  });
  let isSilent = false;

  return {
    get isSilent() {
      return isSilent;
    },

    async look() {
      const state = await watch();
      if (state.isSilent && !isSilent) {
        log.warn(
          { newestAt: state.newestAt },
          'No prices come in: what is placed at market waits or is refused',
        );
      } else if (isSilent && !state.isSilent) {
        log.info({ newestAt: state.newestAt }, 'Prices come in again');
      }

      isSilent = state.isSilent;
      silent.set(isSilent ? 1 : 0);
      newest.set((state.newestAt ?? 0) / SECOND_MS);
    },
  };
}
