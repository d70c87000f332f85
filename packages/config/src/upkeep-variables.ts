import { z } from 'zod';
import { documentation } from './documentation.ts';
import { flag, integer } from './formats.ts';

const HOURS_MAX = 8_760;
const DAYS_MAX = 36_500;

/** How many days the rows of a table are kept. */
function retentionDays(fallback: string, description: string) {
  return integer(0, DAYS_MAX).prefault(fallback).register(documentation, { group: 'Retention', description });
}

/** What the worker does besides serving the accounts: backups, and removing what is old. */
export const upkeepVariables = {
  BACKUP_EVERY_HOURS: integer(0, HOURS_MAX).optional().register(documentation, {
    group: 'Backups',
    description:
      'Hours from one backup of the worker to its next; 0 for none. By default 24, and none for NODE_ENV=test.',
    example: '24',
  }),
  BACKUP_DIR: z.string().prefault('./backups').register(documentation, {
    group: 'Backups',
    description: 'The folder that backups go to. Another disk is better, another machine best.',
  }),
  BACKUP_KEEP: integer(1, 10_000).prefault('7').register(documentation, {
    group: 'Backups',
    description: 'How many backups of the worker are kept. Those that you make yourself are never removed.',
  }),
  BACKUP_ENCRYPT: flag().prefault('false').register(documentation, {
    group: 'Backups',
    description:
      'Whether the backups of the worker are encrypted with a key of APP_KEY. Without APP_KEY nobody opens them again.',
  }),
  RETENTION_API_LOGS_DAYS: retentionDays(
    '30',
    'Days that requests are kept (api_logs), then the worker removes them. 0 keeps them for ever; so for the others.',
  ),
  RETENTION_ANALYZER_LOGS_DAYS: retentionDays('90', 'Days that calls of the paper account are kept.'),
  RETENTION_ORDER_LATENCY_DAYS: retentionDays('365', 'Days that latencies of orders are kept.'),
  RETENTION_COMMAND_LOGS_DAYS: retentionDays(
    '90',
    'Days that commands to the Telegram bot and its messages are kept.',
  ),
  RETENTION_SIGNALS_DAYS: retentionDays(
    '90',
    'Days that signals of strategies are kept once they are carried out or given up; those that wait stay.',
  ),
  RETENTION_LOGINS_DAYS: retentionDays(
    '7',
    'Days that logins and what was counted against guessers are kept.',
  ),
  RETENTION_IDEMPOTENCY_DAYS: retentionDays(
    '7',
    'Days that idempotency keys are known: a request that is repeated later is a new one.',
  ),
};
