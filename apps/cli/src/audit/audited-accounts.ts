import { SYSTEM_ACTOR } from '@openalgo/db';
import type { Accounts } from '../accounts.ts';
import type { RecordEvent } from './recorder.ts';

/** The accounts, with every change of one recorded as the operator's. */
export function withAuditTrail(accounts: Accounts, record: RecordEvent): Accounts {
  const recordUser = (action: string, subject: string, detail = {}) =>
    record({ actor: SYSTEM_ACTOR, action, subject, detail });

  return {
    ...accounts,

    async createUser(draft) {
      await accounts.createUser(draft);
      await recordUser('user.created', draft.username, { isAdmin: draft.isAdmin });
    },

    async setPassword(username, password) {
      const isKnown = await accounts.setPassword(username, password);
      if (isKnown) {
        await recordUser('user.password_changed', username);
      }

      return isKnown;
    },

    async rotateApiKey(username) {
      const apiKey = await accounts.rotateApiKey(username);
      await recordUser('apikey.rotated', username);
      return apiKey;
    },
  };
}
