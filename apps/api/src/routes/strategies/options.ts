import type { SignalRepository } from '@openalgo/db';
import type { ActionCenter, Strategies } from '@openalgo/strategies';

/** What the routes of strategies and approvals work with. */
export interface StrategyRouteOptions {
  readonly strategies: Strategies;
  readonly signals: Pick<SignalRepository, 'page'>;
  readonly actionCenter: ActionCenter;
  /** Takes note of what somebody did, and to what. */
  readonly noteDeed: (userId: string, action: string, subject: string) => void;
}
