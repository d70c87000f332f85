import { z } from 'zod';
import { doneReply } from './people.ts';
import { failureReplies, notFoundReply, success } from './replies.ts';
import { botConfigBody, botReply, messageText, preferencesBody } from './telegram.ts';
import { apiKey, text } from './text.ts';

/** What the bot's routes for programs take and answer, in the reference's names where there is what they name. */

const DAYS_MAX = 365;
const DAYS_REASON = `Must be a whole number from 1 to ${DAYS_MAX}.`;
const PRIORITY_REASON = 'Must be a whole number from 1 to 10.';
const NO_WEBHOOK = 'The bot asks Telegram for its messages: leave webhook_url empty, and polling_mode true.';

export const keyHeaders = z.looseObject({
  'x-api-key': apiKey.optional().meta({ description: 'Your API key, where it is not in the request itself' }),
});
const credentials = { apikey: apiKey.optional() };
const telegramId = z
  .union([z.string(), z.number()], 'Must be the number of a chat.')
  .transform(String)
  .refine((value) => /^\d{1,16}$/.test(value), 'Must be the number of a chat.')
  .transform(BigInt)
  .optional()
  .meta({ description: 'One of your own chats' });

export const keyQuery = z.strictObject(credentials);
export const keyBody = z.strictObject(credentials);
export const preferencesQuery = z.strictObject({ ...credentials, telegram_id: telegramId });
export const keyedPreferencesBody = preferencesBody.extend({ ...credentials, telegram_id: telegramId });
export const keyedConfigBody = botConfigBody.extend({
  ...credentials,
  webhook_url: z.literal(['', null], NO_WEBHOOK).optional(),
  polling_mode: z.literal(true, NO_WEBHOOK).optional(),
});
export const notifyBody = z.strictObject({
  ...credentials,
  username: text(50)
    .min(1)
    .meta({ examples: ['asha'] }),
  message: messageText,
  priority: z
    .number(PRIORITY_REASON)
    .int(PRIORITY_REASON)
    .min(1, PRIORITY_REASON)
    .max(10, PRIORITY_REASON)
    .default(5)
    .meta({ description: 'The higher goes first' }),
});
export const keyedMessageBody = z.strictObject({ ...credentials, message: messageText });
export const statsQuery = z.strictObject({
  ...credentials,
  days: z
    .string(DAYS_REASON)
    .regex(/^\d{1,3}$/, DAYS_REASON)
    .transform(Number)
    .refine((days) => days >= 1 && days <= DAYS_MAX, DAYS_REASON)
    .prefault('7'),
});

const timestamp = z.string().meta({ description: 'ISO 8601, UTC' });

export const keyedBotReply = z.strictObject({
  status: success,
  data: botReply.shape.data.extend({ polling_mode: z.literal(true), webhook_url: z.null() }),
});
export const telegramUsersReply = z.strictObject({
  status: success,
  data: z.array(
    z.strictObject({
      telegram_id: z.string(),
      openalgo_username: z.string().nullable(),
      first_name: z.string().nullable(),
      last_name: z.string().nullable(),
      notifications_enabled: z.boolean(),
      blocked: z.boolean(),
      created_at: timestamp,
      last_command_at: timestamp.nullable(),
    }),
  ),
  count: z.number(),
});
export const broadcastReply = doneReply.extend({
  success_count: z.number().meta({ description: 'Chats that it is queued for' }),
  fail_count: z.literal(0),
});
export const statsReply = z.strictObject({
  status: success,
  data: z.strictObject({
    days: z.number(),
    total_commands: z.number(),
    failed_commands: z.number(),
    commands: z.record(z.string(), z.number()).meta({ description: 'How often each was given' }),
    linked_chats: z.number(),
    notifications: z.strictObject({ pending: z.number(), sent: z.number(), failed: z.number() }),
  }),
});
export const preferencesReply = z.strictObject({
  status: success,
  data: z.strictObject({ telegram_id: z.string(), ...preferencesBody.required().shape }),
});

/** What any of these routes may answer besides success. */
export const keyedFailures = { ...failureReplies, ...notFoundReply };
