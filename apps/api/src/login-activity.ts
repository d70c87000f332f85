import type { AuditReader, AuditRecord, NewestOptions, Page } from '@openalgo/db';
import type { Instant } from '@openalgo/domain';
import { z } from 'zod';

/** A login, or an attempt at one. */
export interface LoginEvent {
  readonly id: number;
  readonly at: Instant;
  readonly status: 'success' | 'failed';
  /** Null for an attempt: the name that was typed may be a password. */
  readonly username: string | null;
  readonly ipAddress: string | null;
  readonly reason: string | null;
}

const SUCCESS = 'login.succeeded';
const FAILURE = 'login.failed';
const detail = z.object({ ipAddress: z.string().nullish(), reason: z.string().nullish() });

/** The newest logins on the audit trail, newest first: those of a status, or all. */
export async function readLogins(
  audit: Pick<AuditReader, 'page'>,
  status: LoginEvent['status'] | undefined,
  options: NewestOptions,
): Promise<Page<LoginEvent>> {
  const actions = status === undefined ? [SUCCESS, FAILURE] : [status === 'success' ? SUCCESS : FAILURE];
  // Each has its index; together they would be looked for from end to end.
  const pages = await Promise.all(actions.map((action) => audit.page({ ...options, action })));
  const rows = pages
    .flatMap((page) => page.rows)
    .sort((a, b) => b.id - a.id)
    .slice(0, options.limit);
  const last = rows.length < options.limit ? undefined : rows.at(-1);
  return { rows: rows.map(toLogin), next: last?.id ?? null };
}

function toLogin({ id, at, action, actor, detail: json }: AuditRecord): LoginEvent {
  const { ipAddress = null, reason = null } = detail.parse(JSON.parse(json));
  const isSuccess = action === SUCCESS;
  return {
    id,
    at,
    status: isSuccess ? 'success' : 'failed',
    username: isSuccess ? actor : null,
    ipAddress,
    reason,
  };
}
