import { AppError } from '@openalgo/domain';
import type { Api } from '../../fastify.ts';

/**
 * The reference's address for Telegram's own calls. The bot asks for its messages, so nobody who comes here is Telegram; each
 * is refused alike. Not in the documentation: it never succeeds.
 */
export function telegramWebhookRoute(app: Api): void {
  app.post('/api/v1/telegram/webhook', { schema: { hide: true } }, async () => {
    const message = 'The bot asks Telegram for its messages; it takes none by webhook.';
    throw new AppError('invalid', 'TELEGRAM_WEBHOOK_OFF', message);
  });
}
