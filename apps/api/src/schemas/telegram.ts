import { z } from 'zod';
import { success } from './replies.ts';

/** What the routes of the Telegram bot take and answer. */

const TEXT_LENGTH_MAX = 3_000;
const COMMANDS_MAX = 100;

/** Lines may be several. */
export const messageText = z
  .string()
  .trim()
  .min(1)
  .max(TEXT_LENGTH_MAX)
  .refine(
    (value) => !/[^\P{Cc}\n]|\p{Cs}/u.test(value),
    'Must not contain control characters but line breaks.',
  );
const timestamp = z.string().meta({ description: 'ISO 8601, UTC' });
const telegramId = z.string().meta({ description: 'The chat’s number on Telegram' });

export const preferencesBody = z
  .strictObject({
    notifications: z.boolean().meta({ description: 'Off: nothing at all' }),
    fills: z.boolean(),
    rejections: z.boolean(),
    broadcasts: z.boolean(),
  })
  .partial();
export const botConfigBody = z
  .strictObject({
    token: z
      .string()
      .regex(/^\d{6,15}:[\w-]{30,60}$/, 'Must be a token of @BotFather, such as 123456789:AA….')
      .meta({ description: 'Encrypted before it is kept, and never shown again' }),
    is_active: z.boolean(),
    broadcast_enabled: z.boolean(),
    commands_enabled: z.boolean(),
  })
  .partial();
export const messageBody = z.strictObject({ message: messageText });
export const commandsQuery = z.strictObject({
  telegram_id: z
    .string()
    .regex(/^\d{1,16}$/, 'Must be the number of a chat.')
    .transform(BigInt),
  limit: z.coerce.number().int().min(1).max(COMMANDS_MAX).default(20),
  before: z.coerce.number().int().positive().optional(),
});

export const linkReply = z.strictObject({
  status: success,
  data: z.strictObject({
    code: z.string().meta({ description: 'Send it to the bot: /link CODE; good once' }),
    url: z.string().nullable().meta({ description: 'Opens the bot with the code, once its name is known' }),
    expires_at: timestamp,
  }),
});
export const linksReply = z.strictObject({
  status: success,
  data: z.array(
    z.strictObject({
      telegram_id: telegramId,
      name: z.string().nullable(),
      linked_at: timestamp,
      last_command_at: timestamp.nullable(),
      blocked: z
        .boolean()
        .meta({ description: 'Telegram says that the chat does not want the bot’s messages' }),
      preferences: z.strictObject(preferencesBody.required().shape),
    }),
  ),
});
export const commandsReply = z.strictObject({
  status: success,
  data: z.array(
    z.strictObject({
      id: z.number(),
      command: z.string(),
      status: z.enum(['success', 'error']),
      error: z.string().nullable(),
      at: timestamp,
    }),
  ),
  next: z.number().nullable().meta({ description: 'The next page’s `before`' }),
});
export const botReply = z.strictObject({
  status: success,
  data: z.strictObject({
    has_token: z.boolean(),
    bot_username: z.string().nullable(),
    is_active: z.boolean(),
    broadcast_enabled: z.boolean(),
    commands_enabled: z.boolean(),
    last_error: z.string().nullable().meta({ description: 'Why the bot does not work; null while it does' }),
  }),
});
export const queuedReply = z.strictObject({
  status: success,
  data: z.strictObject({ queued: z.number().meta({ description: 'How many chats it goes to' }) }),
});
