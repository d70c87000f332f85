import { isIP } from 'node:net';
import type { IpBan, IpBanRepository, OffenceKind, Offender, Settings } from '@openalgo/db';
import { AppError, type Clock, hasPassed, type Instant } from '@openalgo/domain';
import { createBatchQueue } from './batch-queue.ts';

/** Keeps out addresses that do harm. */
export interface AbuseGuard {
  /** Answers at once, from memory that is renewed every few seconds. */
  isBanned(ipAddress: string): boolean;
  /** Takes note of what a scanner or a guesser does; returns at once and does not throw. */
  note(ipAddress: string, kind: OffenceKind): void;
  list(): Promise<readonly IpBan[]>;
  /** @param hours null for ever. Throws `invalid` (ADDRESS_INVALID) for what is no address, or is this machine's own. */
  ban(by: string, ipAddress: string, reason: string, hours: number | null): Promise<void>;
  /** Whether it was banned. */
  unban(ipAddress: string): Promise<boolean>;
  /** What is counted of addresses in these 24 hours, the most first; a hundred at most. */
  offenders(): Promise<readonly Offender[]>;
  /** Counts what an address did anew. Whether anything was counted. */
  forgive(ipAddress: string, kind: OffenceKind): Promise<boolean>;
  close(): Promise<void>;
}

export interface AbuseGuardOptions {
  readonly bans: IpBanRepository;
  readonly settings: () => Promise<Settings>;
  readonly clock: Clock;
  /** Must not throw. */
  readonly onFailure: (error: unknown) => void;
}

interface Offence {
  readonly ipAddress: string;
  readonly kind: OffenceKind;
  readonly at: Instant;
}

const FRESH_MS = 5_000;
const OFFENDERS_SHOWN = 100;
const HOUR_MS = 3_600_000;
const QUEUE_LIMITS = { batchSize: 500, capacity: 5_000, flushIntervalMs: 500, retryDelayMsMax: 5_000 };
/** Whoever sits at the machine cannot be locked out of it. */
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** What an offence leads to by the settings. */
function penaltyOf(kind: OffenceKind, settings: Settings) {
  return kind === 'not_found'
    ? {
        threshold: settings.security404Threshold,
        hours: settings.security404BanDuration,
        by: '404_detector',
        reason: 'asked for too much that is not there',
      }
    : {
        threshold: settings.securityApiThreshold,
        hours: settings.securityApiBanDuration,
        by: 'api_key_detector',
        reason: 'tried too many API keys',
      };
}

/** The guard over ip_bans and ip_offences. Without its database nobody is newly banned, and nobody is kept waiting. */
export function createAbuseGuard({ bans, settings, clock, onFailure }: AbuseGuardOptions): AbuseGuard {
  let banned: ReadonlyMap<string, Instant | null> = new Map();
  let readAt = Number.NEGATIVE_INFINITY;

  async function refresh(): Promise<void> {
    const active = await bans.listActive(clock.now());
    banned = new Map(active.map(({ ipAddress, expiresAt }) => [ipAddress, expiresAt]));
  }

  async function punish({ ipAddress, kind }: Omit<Offence, 'at'>, count: number): Promise<void> {
    const rules = await settings();
    const { threshold, hours, by, reason } = penaltyOf(kind, rules);
    if (!rules.securityAutoBanEnabled || count < threshold || isBanned(ipAddress)) {
      return;
    }

    const isRepeated = (await bans.timesBanned(ipAddress)) + 1 >= rules.securityRepeatOffenderLimit;
    const bannedAt = clock.now();
    const expiresAt = hours === 0 || isRepeated ? null : bannedAt + hours * HOUR_MS;
    await bans.ban({ ipAddress, reason, bannedAt, expiresAt, createdBy: by });
    await refresh();
  }

  async function writeOffences(offences: readonly Offence[]): Promise<void> {
    for (const [first, count] of counted(offences)) {
      await punish(first, await bans.addOffences({ ...first, count }));
    }
  }

  const queue = createBatchQueue<Offence>({ ...QUEUE_LIMITS, write: writeOffences, onFailure });

  function isBanned(ipAddress: string): boolean {
    const now = clock.now();
    if (hasPassed(FRESH_MS, readAt, now)) {
      readAt = now;
      refresh().catch(onFailure);
    }

    const expiresAt = banned.get(ipAddress);
    return expiresAt !== undefined && (expiresAt === null || expiresAt > now);
  }

  return {
    isBanned,
    note(ipAddress, kind) {
      if (!LOOPBACK.test(ipAddress)) {
        queue.add({ ipAddress, kind, at: clock.now() });
      }
    },
    list: () => bans.listActive(clock.now()),
    async ban(by, ipAddress, reason, hours) {
      if (isIP(ipAddress) === 0 || LOOPBACK.test(ipAddress)) {
        const message = 'Give an IP address of another machine: this one cannot be locked out.';
        throw new AppError('invalid', 'ADDRESS_INVALID', message);
      }

      const bannedAt = clock.now();
      const expiresAt = hours === null ? null : bannedAt + hours * HOUR_MS;
      await bans.ban({ ipAddress, reason, bannedAt, expiresAt, createdBy: by });
      await refresh();
    },
    async unban(ipAddress) {
      const isDone = await bans.unban(ipAddress, clock.now());
      await refresh();
      return isDone;
    },
    offenders: () => bans.offenders(clock.now(), OFFENDERS_SHOWN),
    forgive: (ipAddress, kind) => bans.forget(ipAddress, kind),
    close: () => queue.close(),
  };
}

/** One entry for all offences of an address and a kind, with how many there are. */
function counted(offences: readonly Offence[]): readonly (readonly [Offence, number])[] {
  const counts = new Map<string, readonly [Offence, number]>();
  for (const offence of offences) {
    const key = `${offence.kind} ${offence.ipAddress}`;
    counts.set(key, [offence, (counts.get(key)?.[1] ?? 0) + 1]);
  }

  return [...counts.values()];
}
