import type { ActionCenter } from '@openalgo/strategies';

export async function unexpected(): Promise<never> {
  throw new Error('The test did not expect strategies or their orders to be asked for');
}

/** For tests in which no order waits. */
export const NO_ACTION_CENTER: ActionCenter = {
  queue: unexpected,
  page: unexpected,
  countPending: unexpected,
  approve: unexpected,
  approveAll: unexpected,
  reject: unexpected,
  remove: unexpected,
  resume: unexpected,
};

/** For tests in which nobody has a strategy. */
export const NO_STRATEGIES = {
  list: unexpected,
  get: unexpected,
  create: unexpected,
  replace: unexpected,
  toggle: unexpected,
  remove: unexpected,
};
