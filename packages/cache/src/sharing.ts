import type { AnnounceChange } from '@openalgo/db';
import { type Changes, createChanges } from './changes.ts';
import { type ConnectionLog, connectRedis, type RedisConnection } from './connect.ts';

export interface SharingOptions {
  /** Null for an installation without Redis. */
  readonly url: string | null;
  /** Which process it is. */
  readonly name: string;
  /** The same in all processes of an installation, and known to nobody else. */
  readonly secret: string;
  readonly log: ConnectionLog;
}

/** What a process shares with the others of its installation. */
export interface Sharing {
  /** Null where there is no Redis. */
  readonly redis: RedisConnection | null;
  readonly changes: Changes;
  close(): void;
}

/** Joins the others, or stays alone where there is no Redis; one that is away is joined when it comes back. */
export async function openSharing({ url, name, secret, log }: SharingOptions): Promise<Sharing> {
  const redis = url === null ? null : await connectRedis({ url, name, log });
  return { redis, changes: await createChanges({ redis, secret }), close: () => redis?.disconnect() };
}

/** For a process that seldom changes something and does not stay: each change is told over a connection of its own. */
export function createAnnouncer(options: SharingOptions): AnnounceChange {
  return async (topic) => {
    if (options.url === null) {
      return;
    }

    const { changes, close } = await openSharing(options);
    await changes.announce(topic);
    close();
  };
}
