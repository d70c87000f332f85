import type { ActionCenter } from '@openalgo/strategies';

async function untouched(): Promise<never> {
  throw new Error('The test did not expect the Action Center to be asked');
}

/** For tests in which no order waits. */
export const NO_ACTION_CENTER: ActionCenter = {
  queue: untouched,
  page: untouched,
  countPending: untouched,
  approve: untouched,
  approveAll: untouched,
  reject: untouched,
  remove: untouched,
  resume: untouched,
};
