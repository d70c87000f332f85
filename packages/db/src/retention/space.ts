import { parseDatabaseUrl } from '../connect/database-url.ts';
import { withAppErrors } from '../connect/errors.ts';
import { PROVIDERS } from '../providers/index.ts';
import type { RemovalOptions } from './remove-older.ts';

const PAUSE_MS = 20;

/** Gives the room of removed rows back to the disk, little by little; returns in how many steps. */
export async function giveBackSpace(
  url: string,
  rootDir: string,
  { pause, signal }: Pick<RemovalOptions, 'pause' | 'signal'>,
): Promise<number> {
  const { provider, address } = parseDatabaseUrl(url, rootDir);
  const { space } = PROVIDERS[provider];
  let steps = 1;
  while ((await withAppErrors(() => space.giveBackSome(address))) && signal?.aborted !== true) {
    steps += 1;
    await pause(PAUSE_MS);
  }

  return steps;
}

/**
 * Rewrites a database without the room that removed rows left, and so that later room can be given back little by
 * little. False where the engine sees to that itself. Throws `unavailable` (DATABASE_BUSY) when others use it.
 */
export function compactDatabase(url: string, rootDir: string): Promise<boolean> {
  const { provider, address } = parseDatabaseUrl(url, rootDir);
  return withAppErrors(() => PROVIDERS[provider].space.compact(address));
}
