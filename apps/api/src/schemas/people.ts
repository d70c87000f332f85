import { PASSWORD_CHARACTERS_MAX } from '@openalgo/accounts';
import { ORDER_MODES } from '@openalgo/domain';
import { z } from 'zod';
import { commonFailures, failure, success } from './replies.ts';
import { text } from './text.ts';

/** What the routes of accounts and logins take and answer. Who may have which name is told by the accounts. */

const CODE_LENGTH_MAX = 40;
const SECRET_LENGTH_MAX = 2_000;

const username = text(50)
  .min(1)
  .meta({ examples: ['asha'] });
/** Passwords may hold anything that a keyboard types. */
const password = z.string().min(1).max(PASSWORD_CHARACTERS_MAX);
const newPassword = password.meta({ description: '12 to 256 characters' });
const code = text(CODE_LENGTH_MAX)
  .min(1)
  .meta({ description: 'Six digits of your authenticator, or a recovery code' });

export const registerBody = z.strictObject({
  username,
  email: text(100)
    .min(1)
    .meta({ examples: ['asha@example.org'] }),
  password: newPassword,
});
export const createUserBody = registerBody.extend({ is_admin: z.boolean().default(false) });
export const loginBody = z.strictObject({ username, password, code: code.optional() });
export const changePasswordBody = z.strictObject({
  current_password: password,
  new_password: newPassword,
});
export const resetPasswordBody = z.strictObject({
  token: text(SECRET_LENGTH_MAX).min(1),
  new_password: newPassword,
});
export const confirmTotpBody = z.strictObject({
  setup_token: text(SECRET_LENGTH_MAX).min(1),
  code,
  password,
});
export const disableTotpBody = z.strictObject({ password, code: code.optional() });
export const passwordBody = z.strictObject({ password });
export const orderModeBody = z.strictObject({ mode: z.enum(ORDER_MODES) });
export const roleBody = z.strictObject({ is_admin: z.boolean() });

export const userParams = z.strictObject({ username });
export const sessionParams = z.strictObject({
  id: z
    .string()
    .regex(/^\d{1,9}$/, 'Must be the id of a session.')
    .transform(Number),
});

/** Wraps what such a route answers. */
function replyOf<Data extends z.ZodType>(data: Data) {
  return z.strictObject({ status: success, data });
}

const timestamp = z.string().meta({ description: 'ISO 8601, UTC' });
const csrfToken = z.string().meta({ description: 'For the header X-CSRF-Token of what changes something' });

export const doneReply = z.strictObject({ status: success, message: z.string() });
export const registeredReply = replyOf(z.strictObject({ username: z.string(), is_admin: z.boolean() }));
export const loginReply = replyOf(
  z.strictObject({
    username: z.string(),
    is_admin: z.boolean(),
    csrf_token: csrfToken,
    expires_at: timestamp,
  }),
);
export const currentReply = replyOf(
  z.strictObject({
    username: z.string(),
    is_admin: z.boolean(),
    session_id: z.number(),
    csrf_token: csrfToken,
    second_factor: z.boolean(),
    recovery_codes: z.number().meta({ description: 'How many are left' }),
  }),
);
export const sessionsReply = replyOf(
  z.array(
    z.strictObject({
      id: z.number(),
      ip_address: z.string(),
      device: z.string().nullable(),
      login_time: timestamp,
      last_seen: timestamp,
      expires_at: timestamp,
      current: z.boolean(),
    }),
  ),
);
export const totpSetupReply = replyOf(
  z.strictObject({
    secret: z.string(),
    uri: z.string(),
    qr_code: z.string().meta({ description: 'The URI as a picture, SVG' }),
    setup_token: z.string().meta({ description: 'For the confirmation, within ten minutes' }),
  }),
);
export const recoveryCodesReply = replyOf(
  z.strictObject({
    recovery_codes: z
      .array(z.string())
      .readonly()
      .meta({ description: 'Each opens the account once; shown this once' }),
  }),
);
export const apiKeyReply = replyOf(
  z.strictObject({
    has_api_key: z.boolean(),
    order_mode: z.enum(ORDER_MODES).nullable(),
    created_at: timestamp.nullable(),
  }),
);
export const newApiKeyReply = replyOf(
  z.strictObject({ api_key: z.string().meta({ description: 'Shown this once' }) }),
);
export const usersReply = replyOf(
  z.array(
    z.strictObject({
      username: z.string(),
      email: z.string(),
      is_admin: z.boolean(),
      created_at: timestamp,
    }),
  ),
);
export const resetTokenReply = replyOf(
  z.strictObject({ token: z.string().meta({ description: 'Good once' }), expires_at: timestamp }),
);

/** What any of these routes may answer besides success. */
export const peopleFailures = {
  400: failure('Malformed or refused'),
  401: failure('Not logged in, or the login failed'),
  403: failure('Not allowed, or without the CSRF token'),
  404: failure('Not known'),
  413: failure('Body too large'),
  ...commonFailures,
};
