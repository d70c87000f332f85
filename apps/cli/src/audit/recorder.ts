import { createAuditTrail, type LogsDatabase, type NewAuditEvent } from '@openalgo/db';
import { createAuditKeys, type Keyring } from '@openalgo/security';
import type { CliContext } from '../context.ts';
import type { Output } from '../output.ts';

/** Notes in the audit trail that something was done just now. Never throws. */
export type RecordEvent = (event: Omit<NewAuditEvent, 'at'>) => Promise<void>;

/**
 * Records what a command has done. Where that fails the deed is done all the same, as a key that got out must be
 * replaceable while the trail is broken; the operator is told that it is not on record.
 */
export function openRecorder(
  { clock, output }: Pick<CliContext, 'clock' | 'output'>,
  logs: LogsDatabase,
  keyring: Keyring,
): RecordEvent {
  const trail = createAuditTrail(logs, createAuditKeys(keyring.audit));

  return async (event) => {
    try {
      await trail.append([{ ...event, at: clock.now() }]);
    } catch (error) {
      warnUnrecorded(output, event.action, error);
    }
  };
}

/** Tells the operator that something was done of which there is no record. */
export function warnUnrecorded(output: Output, action: string, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  output.progress(`warning: this is done, but not in the audit trail (${action}): ${reason}`);
}
