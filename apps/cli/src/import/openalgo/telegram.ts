/** Who talks to the Telegram bot, the bot itself, and what it was told. */
import { createTelegramBotRepository } from '@openalgo/db';
import { z } from 'zod';
import { defineStep } from './step.ts';
import {
  cutText,
  flag,
  optionalLongText,
  optionalText,
  optionalUtcInstant,
  text,
  utcInstant,
} from './values.ts';

const FILE = 'openalgo.db';
const PLAIN_BOT_TOKEN = /^\d+:[\w-]{30,}$/;
const telegramId = z.number().int('is not whole').transform(BigInt);

export const telegramUsersStep = defineStep({
  file: FILE,
  table: 'telegram_users',
  becomes: 'Telegram users and their links',
  shape: z.object({
    telegram_id: telegramId,
    openalgo_username: optionalText(255),
    encrypted_api_key: optionalLongText,
    host_url: cutText(255),
    first_name: cutText(100),
    last_name: cutText(100),
    broker: cutText(50),
    is_active: flag(true),
    notifications_enabled: flag(true),
    created_at: optionalUtcInstant,
    last_command_at: optionalUtcInstant,
  }),
  map(row, { facts, secrets, at }) {
    const key = secrets.reveal(row.encrypted_api_key);
    const isKnown = row.openalgo_username !== null && facts.users.has(row.openalgo_username);

    return {
      item: {
        telegramId: row.telegram_id,
        username: isKnown ? row.openalgo_username : null,
        // The bot must not act for somebody whose account did not come along.
        encryptedApiKey: key === null || !isKnown ? null : secrets.seal(key),
        hostUrl: row.host_url,
        firstName: row.first_name,
        lastName: row.last_name,
        broker: row.broker,
        isActive: row.is_active && isKnown,
        notificationsEnabled: row.notifications_enabled,
        createdAt: row.created_at ?? at,
        lastCommandAt: row.last_command_at,
      },
    };
  },
  write: (users, target) => target.telegramUsers(users),
});

export const botConfigStep = defineStep({
  file: FILE,
  table: 'bot_config',
  becomes: 'the configuration of the Telegram bot',
  shape: z.object({
    token: optionalLongText,
    is_active: flag(false),
    bot_username: cutText(100),
    broadcast_enabled: flag(true),
  }),
  map(row, { secrets }) {
    const isPlain = row.token !== null && PLAIN_BOT_TOKEN.test(row.token);
    const token = secrets.reveal(row.token) ?? (isPlain ? row.token : null);
    return {
      item: {
        token,
        // It cannot run without its token.
        isActive: row.is_active && token !== null,
        botUsername: row.bot_username,
        broadcastEnabled: row.broadcast_enabled,
      },
    };
  },
  async write([config], { databases }, { secrets }) {
    if (config === undefined) {
      return 0;
    }

    const repository = createTelegramBotRepository(databases.main);
    const { token, ...wanted } = config;
    const there = await repository.config();
    const isSameToken = secrets.unseal(await repository.encryptedBotToken()) === token;
    const isSame = isSameToken && JSON.stringify({ ...there, ...wanted }) === JSON.stringify(there);
    if (isSame) {
      return 0;
    }

    await repository.updateConfig({
      ...wanted,
      ...(isSameToken || token === null ? {} : { botToken: secrets.seal(token) }),
    });
    return 1;
  },
});

export const commandLogsStep = defineStep({
  file: FILE,
  table: 'command_logs',
  becomes: 'commands that were given to the bot',
  shape: z.object({
    telegram_id: telegramId,
    command: text(100),
    parameters: optionalLongText,
    executed_at: utcInstant,
  }),
  map(row, { source }) {
    const owner = z.object({ telegram_id: telegramId });
    const where = { column: 'telegram_id', equals: Number(row.telegram_id) };
    if (source.find(FILE, 'telegram_users', owner, where) === null) {
      return { leftOut: 'its Telegram user is not there' };
    }

    return {
      item: {
        telegramId: row.telegram_id,
        command: row.command,
        status: 'success' as const,
        requestData: row.parameters,
        responseData: null,
        executionSeconds: null,
        errorMessage: null,
        createdAt: row.executed_at,
      },
    };
  },
  write: (entries, target) => target.commandLogs(entries),
});
