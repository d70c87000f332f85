import type { TelegramPreferences } from '@openalgo/db';
import type { z } from 'zod';
import type { preferencesBody } from '../../schemas/telegram.ts';

/** What somebody wishes to be told, as the chats keep it; what is left out stays. */
export function toPreferences(wishes: z.output<typeof preferencesBody>): Partial<TelegramPreferences> {
  const { notifications, fills, rejections, broadcasts } = wishes;
  return {
    ...(notifications !== undefined && { notificationsEnabled: notifications }),
    ...(fills !== undefined && { notifyFills: fills }),
    ...(rejections !== undefined && { notifyRejections: rejections }),
    ...(broadcasts !== undefined && { notifyBroadcasts: broadcasts }),
  };
}
