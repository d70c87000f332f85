import { AppError } from '@openalgo/domain';
import { createTransport } from 'nodemailer';

/** A mail of plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** How to reach the server that takes mail. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte on port 465, else by STARTTLS, without which nothing is sent. False: none at all. */
  readonly useTls: boolean;
  /** What to call ourselves; null for the machine's name. */
  readonly helo: string | null;
  /** Null where the server asks for no login. The password is secret. */
  readonly login: { readonly username: string; readonly password: string } | null;
  readonly from: string;
}

/** Hands a mail to a server. Throws `invalid` (MAIL_REFUSED) and `unavailable` (MAIL_SERVER_AWAY). */
export type SendMail = (server: SmtpServer, mail: Mail) => Promise<void>;

/** Whoever waits for a mail waits no longer for the server. */
const TIMEOUTS = {
  connectionTimeout: 5_000,
  greetingTimeout: 5_000,
  socketTimeout: 10_000,
  dnsTimeout: 5_000,
};
const IMPLICIT_TLS_PORT = 465;

/** What is wrong with the settings, by nodemailer's code: trying again does not help. */
const REFUSALS: Readonly<Record<string, string>> = {
  EAUTH: 'The mail server does not accept the user name and password.',
  ENOAUTH: 'The mail server does not accept the user name and password.',
  EENVELOPE: 'The mail server does not accept the sender or the recipient.',
  EMESSAGE: 'The mail server does not accept the message.',
  ETLS: 'The mail server offers no TLS that can be trusted.',
};

/** Sends by nodemailer, on a connection of its own: mails are few. */
export const sendBySmtp: SendMail = async ({ host, port, useTls, helo, login, from }, mail) => {
  const isImplicit = useTls && port === IMPLICIT_TLS_PORT;
  const transport = createTransport({
    ...TIMEOUTS,
    host,
    port,
    secure: isImplicit,
    requireTLS: useTls && !isImplicit,
    ignoreTLS: !useTls,
    ...(helo !== null && { name: helo }),
    ...(login !== null && { auth: { user: login.username, pass: login.password } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({ from, ...mail });
  } catch (error) {
    throw toAppError(error);
  } finally {
    transport.close();
  }
};

/** Nothing of what the server said goes further: it may quote what it was sent. */
function toAppError(error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const refusal = REFUSALS[code];
  return refusal === undefined
    ? new AppError(
        'unavailable',
        'MAIL_SERVER_AWAY',
        `The mail server does not answer as it should (${code}).`,
      )
    : new AppError('invalid', 'MAIL_REFUSED', refusal);
}
