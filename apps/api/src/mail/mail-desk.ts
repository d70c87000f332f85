import type { Settings, SettingsRepository } from '@openalgo/db';
import { AppError } from '@openalgo/domain';
import type { Fernet } from '@openalgo/security';
import type { Mail, SendMail, SmtpServer } from './smtp.ts';

type MailSettings = Pick<
  Settings,
  'smtpServer' | 'smtpPort' | 'smtpUsername' | 'smtpUseTls' | 'smtpFromEmail' | 'smtpHeloHostname'
>;

/** The settings of mail as an administrator sees them: never with the password. */
export interface ShownMailSettings extends MailSettings {
  readonly hasPassword: boolean;
}

/** What is changed; what is left out stays. */
export interface MailChanges extends Partial<MailSettings> {
  /** In clear; encrypted before it is kept. Null forgets it. */
  readonly smtpPassword?: string | null;
}

/** The mail that the installation sends. */
export interface MailDesk {
  settings(): Promise<ShownMailSettings>;
  change(changes: MailChanges): Promise<void>;
  /** Throws `invalid` (MAIL_NOT_SET_UP), and what `SendMail` throws. */
  send(mail: Mail): Promise<void>;
  isSetUp(): Promise<boolean>;
}

export interface MailDeskOptions {
  readonly settings: Pick<SettingsRepository, 'read' | 'update' | 'smtpPasswordEncrypted'>;
  /** Opened when there is a password to be kept or read: that is slow by design. */
  readonly secrets: () => Promise<Pick<Fernet, 'encrypt' | 'decrypt'>>;
  readonly sendMail: SendMail;
}

const PORT_DEFAULT = 587;

/** Mail by the server that the settings name. */
export function createMailDesk({ settings, secrets, sendMail }: MailDeskOptions): MailDesk {
  async function loginOf({ smtpUsername: username }: Settings): Promise<SmtpServer['login']> {
    const encrypted = await settings.smtpPasswordEncrypted();
    return username === null || encrypted === null
      ? null
      : { username, password: (await secrets()).decrypt(encrypted) };
  }

  /** Null where there is none. */
  async function server(): Promise<SmtpServer | null> {
    const found = await settings.read();
    const { smtpServer: host, smtpPort: port, smtpFromEmail: from } = found;
    return host === null || from === null
      ? null
      : {
          host,
          port: port ?? PORT_DEFAULT,
          useTls: found.smtpUseTls,
          helo: found.smtpHeloHostname,
          login: await loginOf(found),
          from,
        };
  }

  return {
    async settings() {
      const found = await settings.read();
      const { smtpServer, smtpPort, smtpUsername, smtpUseTls, smtpFromEmail, smtpHeloHostname } = found;
      const hasPassword = (await settings.smtpPasswordEncrypted()) !== null;
      return {
        smtpServer,
        smtpPort,
        smtpUsername,
        smtpUseTls,
        smtpFromEmail,
        smtpHeloHostname,
        hasPassword,
      };
    },

    async change({ smtpPassword, ...changes }) {
      const smtpPasswordEncrypted = smtpPassword == null ? null : (await secrets()).encrypt(smtpPassword);
      await settings.update({ ...changes, ...(smtpPassword !== undefined && { smtpPasswordEncrypted }) });
    },

    async send(mail) {
      const found = await server();
      if (found === null) {
        throw mailNotSetUp();
      }

      await sendMail(found, mail);
    },

    async isSetUp() {
      const { smtpServer, smtpFromEmail } = await settings.read();
      return smtpServer !== null && smtpFromEmail !== null;
    },
  };
}

/** The refusal of what needs mail, where there is none. */
export function mailNotSetUp(): AppError {
  return new AppError('invalid', 'MAIL_NOT_SET_UP', 'This installation sends no mail. Ask an administrator.');
}
