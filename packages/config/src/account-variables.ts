import { documentation } from './documentation.ts';
import { flag, oneOf, timeOfDay } from './formats.ts';

/** Who may have an account, and how people stay logged in. */
export const accountVariables = {
  REGISTRATION: oneOf(['admin', 'open'])
    .prefault('admin')
    .register(documentation, {
      group: 'Accounts',
      description:
        'Who makes accounts: admin (an administrator), or open (everybody for himself). The first account anybody may ' +
        'make; it is the administrator.',
    }),
  SESSION_EXPIRY_TIME: timeOfDay().prefault('03:00').register(documentation, {
    group: 'Accounts',
    description: 'The time of day in India at which all logins end, as those at brokers do.',
  }),
  COOKIE_SECURE: flag().optional().register(documentation, {
    group: 'Accounts',
    description:
      'Whether browsers send the cookie of a login over TLS alone. By default true for NODE_ENV=production, else false.',
    example: 'false',
  }),
};
