import type { Instant } from '@openalgo/domain';
import { withAppErrors } from '../connect/errors.ts';
import type { LogsDatabase } from '../connect/open.ts';
import { defineTable, instant, integer, text } from '../sql/table.ts';
import { insertRows } from '../sql/write.ts';
import { readWord } from './sandbox/columns.ts';

/** An address that is refused. */
export interface IpBan {
  readonly ipAddress: string;
  readonly reason: string;
  /** How often it was banned. */
  readonly count: number;
  readonly bannedAt: Instant;
  /** Null is for ever. */
  readonly expiresAt: Instant | null;
  /** A user id, 404_detector or api_key_detector. */
  readonly createdBy: string;
}

/** What scanners and guessers do: ask for what is not there, and try keys. */
export type OffenceKind = 'not_found' | 'bad_key';

export interface Offences {
  readonly ipAddress: string;
  readonly kind: OffenceKind;
  readonly count: number;
  readonly at: Instant;
}

/** What is counted of an address. */
export interface Offender {
  readonly ipAddress: string;
  readonly kind: OffenceKind;
  readonly count: number;
  /** When the day of counting began. */
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

export interface IpBanRepository {
  /** How often an address was banned before. */
  timesBanned(ipAddress: string): Promise<number>;
  /** Bans an address, once more if it was. */
  ban(ban: Omit<IpBan, 'count'>): Promise<void>;
  /** Whether it was banned. */
  unban(ipAddress: string, at: Instant): Promise<boolean>;
  /** Those that hold, newest first. */
  listActive(at: Instant): Promise<readonly IpBan[]>;
  /** Adds offences to those of the same address and kind; returns how many there are within 24 hours of the first. */
  addOffences(offences: Offences): Promise<number>;
  /** What is counted since 24 hours before an instant, the most first. */
  offenders(at: Instant, limit: number): Promise<readonly Offender[]>;
  /** Forgets what is counted of an address. Whether anything was. */
  forget(ipAddress: string, kind: OffenceKind): Promise<boolean>;
}

export const ipOffencesTable = defineTable('ip_offences', {
  ip_address: text(50),
  kind: text(20),
  count: integer,
  created_at: instant,
  last_at: instant,
});

const WINDOW_MS = 24 * 3_600_000;

/** The rows of ip_bans and ip_offences. */
export function createIpBanRepository(database: Pick<LogsDatabase, 'client' | 'session'>): IpBanRepository {
  const { ipBan } = database.client;

  return {
    async timesBanned(ipAddress) {
      const row = await withAppErrors(() =>
        ipBan.findUnique({ where: { ipAddress }, select: { banCount: true } }),
      );
      return row?.banCount ?? 0;
    },

    async ban({ ipAddress, reason, bannedAt, expiresAt, createdBy }) {
      const data = {
        banReason: reason,
        bannedAt: new Date(bannedAt),
        expiresAt: expiresAt === null ? null : new Date(expiresAt),
        createdBy,
      };
      await withAppErrors(() =>
        ipBan.upsert({
          where: { ipAddress },
          create: { ipAddress, ...data },
          update: { ...data, banCount: { increment: 1 } },
          select: { id: true },
        }),
      );
    },

    async unban(ipAddress, at) {
      const now = new Date(at);
      const { count } = await withAppErrors(() =>
        ipBan.updateMany({ where: { ipAddress, ...holding(now) }, data: { expiresAt: now } }),
      );
      return count === 1;
    },

    async listActive(at) {
      const rows = await withAppErrors(() =>
        ipBan.findMany({ where: holding(new Date(at)), orderBy: [{ bannedAt: 'desc' }, { id: 'desc' }] }),
      );
      return rows.map(({ ipAddress, banReason, banCount, bannedAt, expiresAt, createdBy }) => ({
        ipAddress,
        reason: banReason,
        count: banCount,
        bannedAt: bannedAt.getTime(),
        expiresAt: expiresAt?.getTime() ?? null,
        createdBy,
      }));
    },

    ...createOffences(database),
  };
}

/** What is counted towards a ban. */
function createOffences({
  client: { ipOffence },
  session,
}: Pick<LogsDatabase, 'client' | 'session'>): Pick<IpBanRepository, 'addOffences' | 'offenders' | 'forget'> {
  return {
    async addOffences({ ipAddress, kind, count, at }) {
      const row = { ip_address: ipAddress, kind, count: 0, created_at: at, last_at: at };
      await insertRows(session, ipOffencesTable, [row], { onConflict: 'ignore' });

      return withAppErrors(async () => {
        const now = new Date(at);
        await ipOffence.updateMany({
          where: { ipAddress, kind, createdAt: { lte: new Date(at - WINDOW_MS) } },
          data: { count: 0, createdAt: now },
        });
        await ipOffence.updateMany({
          where: { ipAddress, kind },
          data: { count: { increment: count }, lastAt: now },
        });
        const found = await ipOffence.findUnique({
          where: { ipAddress_kind: { ipAddress, kind } },
          select: { count: true },
        });
        return found?.count ?? count;
      });
    },

    async offenders(at, limit) {
      const rows = await withAppErrors(() =>
        ipOffence.findMany({
          where: { createdAt: { gt: new Date(at - WINDOW_MS) } },
          orderBy: [{ count: 'desc' }, { id: 'asc' }],
          take: limit,
        }),
      );
      return rows.map(({ ipAddress, kind, count, createdAt, lastAt }) => ({
        ipAddress,
        kind: readWord<OffenceKind>(kind),
        count,
        firstAt: createdAt.getTime(),
        lastAt: lastAt.getTime(),
      }));
    },

    async forget(ipAddress, kind) {
      const { count } = await withAppErrors(() => ipOffence.deleteMany({ where: { ipAddress, kind } }));
      return count === 1;
    },
  };
}

function holding(at: Date) {
  return { OR: [{ expiresAt: null }, { expiresAt: { gt: at } }] };
}
