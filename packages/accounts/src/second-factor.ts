import { createRecoveryRepository, createUserRepository, type UserCredentials } from '@openalgo/db';
import { AppError } from '@openalgo/domain';
import { generateSecret, generateURI } from 'otplib';
import { createCodeCheck } from './code-check.ts';
import type { AccountDependencies } from './dependencies.ts';
import type { PasswordCheck } from './password-check.ts';
import { generateRecoveryCodes } from './recovery-codes.ts';
import { noSuchUser } from './rules.ts';
import { openSetupToken, SETUP_SECONDS_MAX, sealSetup } from './setup-token.ts';

/** What an authenticator needs to be set up. Nothing is stored until a code of it was shown. */
export interface SecondFactorSetup {
  /** Base32. */
  readonly secret: string;
  readonly uri: string;
  /** The URI as a picture, SVG. */
  readonly qrCode: string;
  /** Brought back with the first code, within ten minutes. */
  readonly setupToken: string;
}

export interface SetupConfirmation {
  readonly setupToken: string;
  readonly code: string;
  readonly password: string;
}

/** Codes of an authenticator besides the password (RFC 6238), and codes for those who have lost it. */
export interface SecondFactor {
  begin(username: string): Promise<SecondFactorSetup>;
  /** Turns it on; returns recovery codes, shown this once. Throws `invalid` (SETUP_EXPIRED, CODE_WRONG). */
  confirm(username: string, confirmation: SetupConfirmation): Promise<readonly string[]>;
  /** Recovery codes in the place of all before. Throws `invalid` (SECOND_FACTOR_OFF). */
  renewCodes(username: string, password: string): Promise<readonly string[]>;
  /** Turns it off for oneself. */
  disable(username: string, password: string, code: string): Promise<void>;
  /** Turns it off for somebody who has lost it all. */
  remove(by: string, username: string): Promise<void>;
  /** Whether the code is right and was not used before; it is then. */
  spend(user: UserCredentials, code: string): Promise<boolean>;
  status(username: string): Promise<{ readonly isOn: boolean; readonly recoveryCodes: number }>;
}

const ISSUER = 'OpenAlgo';
const SECRET_BYTES = 20;

/** The second factor over users and recovery_codes. */
export function createSecondFactor(
  dependencies: AccountDependencies,
  passwords: PasswordCheck,
): SecondFactor {
  const { database, clock, keyring, record } = dependencies;
  const users = createUserRepository(database);
  const recovery = createRecoveryRepository(database);
  const { stepOf, hashOf, spend } = createCodeCheck(dependencies);

  async function replaceCodes(username: string): Promise<readonly string[]> {
    const codes = generateRecoveryCodes();
    await recovery.replaceCodes(username, codes.map(hashOf));
    return codes;
  }

  async function prove(username: string, password: string): Promise<UserCredentials> {
    const user = await passwords.prove(username, password);
    await passwords.succeeded(username);
    return user;
  }

  async function turnOff(by: string, username: string): Promise<void> {
    if (!(await users.setTotpSecret(username, null, clock.now()))) {
      throw noSuchUser(username);
    }

    await recovery.replaceCodes(username, []);
    await record({ actor: by, action: 'second_factor.removed', subject: username, detail: {} });
  }

  return {
    async begin(username) {
      const secret = generateSecret({ length: SECRET_BYTES });
      const uri = generateURI({ issuer: ISSUER, label: username, secret });
      const setupToken = sealSetup((await keyring()).secrets, { username, secret });
      // Seldom asked for, so loaded then.
      const { toString: renderQrCode } = await import('qrcode');
      return { secret, uri, qrCode: await renderQrCode(uri, { type: 'svg' }), setupToken };
    },

    async confirm(username, { setupToken, code, password }) {
      await prove(username, password);
      const { secrets } = await keyring();
      const setup = openSetupToken(secrets, setupToken);
      if (setup === null || setup.username !== username) {
        const message = `Begin again: a setup must be confirmed within ${SETUP_SECONDS_MAX / 60} minutes.`;
        throw new AppError('invalid', 'SETUP_EXPIRED', message);
      }

      const step = stepOf(setup.secret, code);
      if (step === null) {
        throw wrongCode();
      }

      await users.setTotpSecret(username, secrets.encrypt(setup.secret), clock.now());
      await users.claimTotpStep(username, step);
      const codes = await replaceCodes(username);
      await record({ actor: username, action: 'second_factor.added', subject: username, detail: {} });
      return codes;
    },

    async renewCodes(username, password) {
      const { totpSecret } = await prove(username, password);
      if (totpSecret === null) {
        throw new AppError('invalid', 'SECOND_FACTOR_OFF', 'You have no second factor to recover.');
      }

      const codes = await replaceCodes(username);
      await record({ actor: username, action: 'recovery_codes.renewed', subject: username, detail: {} });
      return codes;
    },

    async disable(username, password, code) {
      const user = await passwords.prove(username, password);
      if (user.totpSecret !== null && !(await spend(user, code))) {
        throw wrongCode();
      }

      await passwords.succeeded(username);
      await turnOff(username, username);
    },

    remove: turnOff,
    spend,

    async status(username) {
      const user = await users.findCredentials(username);
      const isOn = user !== null && user.totpSecret !== null;
      return { isOn, recoveryCodes: isOn ? await recovery.countCodes(username) : 0 };
    },
  };
}

function wrongCode(): AppError {
  return new AppError(
    'invalid',
    'CODE_WRONG',
    'The code is wrong or was used before. Wait for the next one.',
  );
}
