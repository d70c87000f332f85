import { allPages, type TelegramFollower, type TelegramUserRepository } from '@openalgo/db';

const FOLLOWERS_PER_PAGE = 500;

/** Those whom the bot may write to, in groups. */
export function allFollowers(
  users: Pick<TelegramUserRepository, 'followers'>,
): AsyncGenerator<readonly TelegramFollower[]> {
  return allPages((after) => users.followers({ limit: FOLLOWERS_PER_PAGE, after }));
}
