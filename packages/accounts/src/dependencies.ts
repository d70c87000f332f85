import type { MainDatabase, NewAuditEvent } from '@openalgo/db';
import type { Clock, TimeOfDay } from '@openalgo/domain';
import type { Keyring, PasswordHasher } from '@openalgo/security';

/** Something that was done to an account or with it, for the audit trail. Without secrets. */
export type Deed = Omit<NewAuditEvent, 'at'>;

/** Who may come in, and for how long. */
export interface AccountPolicy {
  /** Whether strangers may register; the first user always may, and becomes the administrator. */
  readonly openRegistration: boolean;
  /** When all sessions end, every day, in India. */
  readonly sessionsEndAt: TimeOfDay;
}

/** What the accounts are made of. */
export interface AccountDependencies {
  readonly database: MainDatabase;
  readonly clock: Clock;
  /** Goes into every keyed hash; the hasher has its own copy. */
  readonly pepper: string;
  readonly hasher: PasswordHasher;
  /** Opened when it is first needed: that is slow by design. */
  readonly keyring: () => Promise<Keyring>;
  /** Must not throw. */
  readonly record: (deed: Deed) => Promise<void> | void;
  /** Told when a hash could not be brought to today's cost. Must not throw. */
  readonly onRenewalFailure: (error: unknown) => void;
  readonly policy: AccountPolicy;
}
