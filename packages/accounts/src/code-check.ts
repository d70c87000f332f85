import { createRecoveryRepository, createUserRepository, type UserCredentials } from '@openalgo/db';
import { keyedHash } from '@openalgo/security';
import { verifySync } from 'otplib';
import type { AccountDependencies } from './dependencies.ts';
import { normalRecoveryCode } from './recovery-codes.ts';

/** Checks the codes of a second factor. */
export interface CodeCheck {
  /** The time step that an authenticator with this secret shows the code in; null for a wrong code. */
  stepOf(secret: string, code: string): number | null;
  /** What a recovery code is stored as. */
  hashOf(recoveryCode: string): string;
  /** Whether the code is one of the user's and was not used before; it is then. */
  spend(user: UserCredentials, code: string): Promise<boolean>;
}

const TOTP_CODE = /^\d{6}$/;
/** As far as a clock may be off. */
const TOLERANCE_SECONDS = 30;

/** The check of codes over users and recovery_codes. */
export function createCodeCheck(
  dependencies: Pick<AccountDependencies, 'database' | 'clock' | 'pepper' | 'keyring'>,
): CodeCheck {
  const { database, clock, pepper, keyring } = dependencies;
  const users = createUserRepository(database);
  const recovery = createRecoveryRepository(database);

  function stepOf(secret: string, code: string): number | null {
    const epoch = Math.floor(clock.now() / 1_000);
    const result = TOTP_CODE.test(code)
      ? verifySync({ secret, token: code, epoch, epochTolerance: TOLERANCE_SECONDS })
      : null;
    return result?.valid === true && 'timeStep' in result && typeof result.timeStep === 'number'
      ? result.timeStep
      : null;
  }

  const hashOf = (code: string) => keyedHash('recovery code', normalRecoveryCode(code), pepper);

  return {
    stepOf,
    hashOf,

    async spend({ username, totpSecret }, code) {
      if (totpSecret === null) {
        return false;
      }
      if (!TOTP_CODE.test(code)) {
        return recovery.spendCode(username, hashOf(code));
      }

      const step = stepOf((await keyring()).secrets.decrypt(totpSecret), code);
      return step !== null && users.claimTotpStep(username, step);
    },
  };
}
