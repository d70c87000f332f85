import type { AuditTrail, SandboxRepositories } from '@openalgo/db';
import type { Clock } from '@openalgo/domain';

export interface DeedCarrierOptions {
  readonly deeds: Pick<SandboxRepositories['deeds'], 'oldest' | 'remove'>;
  /** The audit trail; opening it is slow by design, so that it is opened when there is something to write. */
  readonly openTrail: () => Promise<Pick<AuditTrail, 'appendOnce'>>;
  readonly clock: Clock;
}

/** Takes what was done to accounts into the audit trail, each deed once, however often it is interrupted. */
export interface DeedCarrier {
  run(): Promise<void>;
}

/** Few, for SQLite writes them within the thread that fills. */
const DEEDS_PER_RUN = 50;

/**
 * A deed is in the accounts' database from the transaction that did it until it is known to be in the trail. It is written
 * there first and forgotten here then; a crash in between leads to a second attempt, which finds its key in the trail.
 */
export function createDeedCarrier({ deeds, openTrail, clock }: DeedCarrierOptions): DeedCarrier {
  async function carryPage(): Promise<number> {
    const page = await deeds.oldest(DEEDS_PER_RUN);
    if (page.length > 0) {
      await (await openTrail()).appendOnce(page, clock.now());
      await deeds.remove(page.map(({ id }) => id));
    }

    return page.length;
  }

  return {
    async run() {
      while ((await carryPage()) === DEEDS_PER_RUN) {
        // A full page means that there is more.
      }
    },
  };
}
