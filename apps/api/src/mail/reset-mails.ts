import type { Passwords } from '@openalgo/accounts';
import type { HitCounter } from '@openalgo/cache';
import { AppError } from '@openalgo/domain';
import { type MailDesk, mailNotSetUp } from './mail-desk.ts';

/** Mails to those who have lost their passwords. */
export interface ResetMails {
  /**
   * Returns before anything was looked up, so that nobody learns, by words or by time, whether somebody has the address.
   * Throws `invalid` (MAIL_NOT_SET_UP) and `unavailable` (MAIL_BUSY), whatever the address.
   */
  request(email: string): Promise<void>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

export interface ResetMailsOptions {
  readonly passwords: Pick<Passwords, 'issueResetFor'>;
  readonly mail: Pick<MailDesk, 'send' | 'isSetUp'>;
  readonly counter: HitCounter;
  /** Told of what fails in the background. Must not throw. */
  readonly onFailure: (error: unknown) => void;
}

const UNDER_WAY_MAX = 20;
/** However many ask, from wherever: a mailbox is not flooded. */
const MAILS_PER_ADDRESS = { max: 3, spanMs: 3_600_000 };

/** Reset mails by the mail desk. */
export function createResetMails({ passwords, mail, counter, onFailure }: ResetMailsOptions): ResetMails {
  const underWay = new Set<Promise<void>>();

  async function mailReset(email: string): Promise<void> {
    const { count } = await counter.hit(`reset mail:${email}`, MAILS_PER_ADDRESS.spanMs);
    const reset = count > MAILS_PER_ADDRESS.max ? null : await passwords.issueResetFor(email);
    if (reset !== null) {
      await mail.send({ to: email, subject: 'A new password for OpenAlgo', text: textOf(reset) });
    }
  }

  return {
    async request(email) {
      if (!(await mail.isSetUp())) {
        throw mailNotSetUp();
      }
      if (underWay.size >= UNDER_WAY_MAX) {
        throw new AppError('unavailable', 'MAIL_BUSY', 'Too much mail at this moment. Try again.');
      }

      const work = mailReset(email)
        .catch(onFailure)
        .finally(() => underWay.delete(work));
      underWay.add(work);
    },

    async close() {
      await Promise.all(underWay);
    },
  };
}

/** Without a link: who asks decides what host a request names, and must not decide where a link in a mail leads. */
function textOf({ username, token }: { readonly username: string; readonly token: string }): string {
  return [
    `Somebody, we hope you, has asked for a new password of ${username}.`,
    'Choose one within an hour with this code, which is good once:',
    token,
    'If it was not you, there is nothing to do: the old password stays.',
    '',
  ].join('\n\n');
}
