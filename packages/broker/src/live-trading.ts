import { AppError } from '@openalgo/domain';
import type { BrokerAdapter, BrokerSession } from './broker.ts';

/** The only way to real money. */
export interface LiveTrading {
  /** Throws `liveModeUnavailable` where no broker can be connected, and what the adapter throws. */
  open(userId: string): Promise<BrokerSession>;
}

/** Live trading by an adapter; null where there is none, as in this installation. */
export function createLiveTrading(adapter: BrokerAdapter | null): LiveTrading {
  return {
    async open(userId) {
      if (adapter === null) {
        throw liveModeUnavailable();
      }

      return adapter.open(userId);
    },
  };
}

/** The refusal of whatever needs a live broker. */
export function liveModeUnavailable(): AppError {
  const message =
    'This needs a live broker, and none is connected to this installation. Orders stay paper orders.';
  return new AppError('invalid', 'LIVE_MODE_UNAVAILABLE', message);
}
