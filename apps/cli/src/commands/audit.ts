import { type AuditRecord, createAuditReader } from '@openalgo/db';
import { AppError } from '@openalgo/domain';
import { type AuditProblem, createAuditKeys, FernetError } from '@openalgo/security';
import { type AuditAnchor, type Verification, verifyTrail } from '../audit/verify-trail.ts';
import type { CliContext } from '../context.ts';
import { openInstallationKeyring } from '../keys/keyring.ts';
import { withLogsDatabase } from '../logs-database.ts';
import { type CommandResult, table } from '../result.ts';
import { readConfig } from '../settings.ts';

const PAGE_SIZE = 1_000;
const PROGRESS_EVERY = 100_000;
const LIST_LIMIT = 50;
const LIST_LIMIT_MAX = 10_000;
const ANCHOR = /^([1-9]\d{0,14}):([0-9a-f]{64})$/;

const PROBLEMS: Readonly<Record<AuditProblem['kind'], (id: number) => string>> = {
  changed: (id) => `row ${id} was changed`,
  removed: (id) => `row ${id} is missing`,
  reordered: (id) =>
    `row ${id} is not the one that was written there: rows were moved, or one is missing and the others were renumbered`,
  added: (id) => `row ${id} and what follows it were added past the end of the chain`,
  cut: (id) => `row ${id} should follow, or the record of where the chain ends was changed`,
};

/** What a walk along the audit trail found; a problem is told apart from the result, which is printed all the same. */
export interface VerifyResult extends CommandResult {
  readonly problem: string | null;
}

/** `openalgo audit verify`: whether the audit trail is as it was written. */
export async function verifyAudit(
  context: CliContext,
  { anchor }: { readonly anchor?: string },
): Promise<VerifyResult> {
  const expected = anchor === undefined ? undefined : parseAnchor(anchor);
  const found = await verify(context, expected);
  const problem = found.problem === null ? null : PROBLEMS[found.problem.kind](found.problem.id);
  return { data: found, text: describe(found), problem };
}

/** Throws unless the trail is whole; to be called when the result is printed. */
export function assertWhole(problem: string | null): void {
  if (problem !== null) {
    throw new AppError(
      'conflict',
      'AUDIT_TRAIL_BROKEN',
      `the audit trail is not as it was written: ${problem}`,
    );
  }
}

async function verify(context: CliContext, anchor: AuditAnchor | undefined): Promise<Verification> {
  const config = readConfig(context);
  const keys = createAuditKeys((await openInstallationKeyring(config, context)).audit);
  let told = 0;
  return withLogsDatabase(context, config, async (database) => {
    try {
      return await verifyTrail({
        reader: createAuditReader(database),
        keys,
        anchor,
        pageSize: PAGE_SIZE,
        onProgress(verified, of) {
          if (verified - told >= PROGRESS_EVERY) {
            told = verified;
            context.output.progress(`  ${verified} of ${of} …`);
          }
        },
      });
    } catch (error) {
      throw error instanceof FernetError ? unreadableKey(error) : error;
    }
  });
}

function unreadableKey(cause: FernetError): AppError {
  const message =
    'the key of the audit trail was encrypted with an APP_KEY that is not configured, or was replaced: add the former ' +
    'APP_KEY to APP_KEY_PREVIOUS, or restore the table audit_heads from a backup';
  return new AppError('unavailable', 'AUDIT_KEY_UNREADABLE', message, { cause });
}

function describe({ events, end, problem }: Verification): string {
  if (problem !== null) {
    return `${events} events, not as they were written.`;
  }

  return end === null
    ? 'There are no events yet.'
    : `${events} events, all as they were written. The end, to keep elsewhere for --anchor: ${end.id}:${end.hash}`;
}

function parseAnchor(text: string): AuditAnchor {
  const [, id, hash] = ANCHOR.exec(text) ?? [];
  if (id === undefined || hash === undefined) {
    throw new AppError(
      'invalid',
      'ANCHOR_INVALID',
      'an anchor is what openalgo audit verify printed: ID:HASH',
    );
  }

  return { id: Number(id), hash };
}

export interface ListAuditOptions {
  readonly user?: string;
  readonly action?: string;
  readonly limit?: string;
}

/** `openalgo audit list`: the newest events, newest first. */
export async function listAudit(
  context: CliContext,
  { user, action, limit }: ListAuditOptions,
): Promise<CommandResult> {
  const page = { actor: user, action, limit: parseLimit(limit) };
  const { rows: events } = await withLogsDatabase(context, readConfig(context), (database) =>
    createAuditReader(database).page(page),
  );
  return {
    data: { events: events.map(toData) },
    text: table(['ID', 'AT', 'BY', 'ACTION', 'SUBJECT', 'DETAIL'], events.map(toRow)),
  };
}

function parseLimit(text: string | undefined): number {
  const limit = text === undefined ? LIST_LIMIT : Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > LIST_LIMIT_MAX) {
    throw new AppError('invalid', 'LIMIT_INVALID', `the limit is a whole number from 1 to ${LIST_LIMIT_MAX}`);
  }

  return limit;
}

function toData({ at, detail, ...event }: AuditRecord) {
  return { ...event, at: new Date(at).toISOString(), detail };
}

function toRow({ id, at, actor, action, subject, detail }: AuditRecord): string[] {
  return [String(id), new Date(at).toISOString(), actor, action, subject, detail];
}
