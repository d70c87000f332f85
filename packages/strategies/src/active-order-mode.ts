import type { ApiKeyRepository } from '@openalgo/db';
import type { OrderMode } from '@openalgo/domain';

/** The order mode of a user's key; null without one, and where it is revoked: nothing shall be traded by it any more. */
export async function activeOrderMode(
  apiKeys: Pick<ApiKeyRepository, 'status'>,
  userId: string,
): Promise<OrderMode | null> {
  const key = await apiKeys.status(userId);
  return key === null || key.revokedAt !== null ? null : key.orderMode;
}
