import { addAbortSignal, type Readable } from 'node:stream';
import type { MasterContractStatus } from '@openalgo/db';
import { AppError, type Clock } from '@openalgo/domain';
import type { Download, ImportedMaster, MasterImport, ReadStep } from '@openalgo/master';
import type { RecordEvent } from './plugins/app/audit-queue.ts';

/** Imports instrument files in the background of this process, one at a time. */
export interface MasterDesk {
  /**
   * Returns when all of the file was read, which is then written in the background. Throws `invalid` for what is no file
   * of instruments, `conflict` while another import is under way.
   */
  upload(by: string, bytes: Readable): Promise<void>;
  /** Returns at once; the status tells what becomes of it. Throws `conflict` while another import is under way. */
  download(by: string, url: string): Promise<void>;
  /** How the newest import stands; null where there was none. */
  status(): Promise<MasterContractStatus | null>;
  /** Ends what is being read, and waits for what is being written. */
  close(): Promise<void>;
}

export interface MasterDeskOptions {
  readonly master: MasterImport;
  readonly open: (url: string, signal: AbortSignal) => Promise<Download>;
  readonly record: RecordEvent;
  readonly clock: Clock;
  /** Told of what fails in the background. Must not throw. */
  readonly onFailure: (error: unknown) => void;
}

/** A desk over the imports of the main database. */
export function createMasterDesk({ master, open, record, clock, onFailure }: MasterDeskOptions): MasterDesk {
  const closing = new AbortController();
  let isBusy = false;
  let running: Promise<void> = Promise.resolve();

  const release = () => {
    isBusy = false;
  };

  async function claim(): Promise<ReadStep> {
    if (isBusy) {
      throw new AppError(
        'conflict',
        'IMPORT_UNDER_WAY',
        'Another instrument file is being imported. Wait for it.',
      );
    }

    // At once: two who ask in the same moment would both find the status free.
    isBusy = true;
    return orRelease(master.begin());
  }

  async function orRelease<Result>(work: Promise<Result>): Promise<Result> {
    try {
      return await work;
    } catch (error) {
      release();
      throw error;
    }
  }

  function carryOn(by: string, importing: Promise<ImportedMaster>): void {
    const note = ({ layout, instruments }: ImportedMaster) =>
      record({
        at: clock.now(),
        actor: by,
        action: 'master.imported',
        subject: layout,
        detail: { instruments },
      });
    running = importing.then(note, onFailure).finally(release);
  }

  return {
    async upload(by, bytes) {
      const read = await claim();
      const write = await orRelease(read(received(bytes, closing.signal)));
      carryOn(by, write());
    },

    async download(by, url) {
      const read = await claim();
      carryOn(
        by,
        read(lazily(() => open(url, closing.signal))).then((write) => write()),
      );
    },

    status: () => master.status(),

    async close() {
      closing.abort();
      await running;
    },
  };
}

/** What a request sends. A reader that has seen enough leaves the connection open for the answer. */
async function* received(bytes: Readable, signal: AbortSignal): Download {
  addAbortSignal(signal, bytes);
  try {
    yield* bytes.iterator({ destroyOnReturn: false });
  } catch (cause) {
    throw new AppError('invalid', 'UPLOAD_CUT_SHORT', 'The file did not arrive whole. Send it again.', {
      cause,
    });
  } finally {
    bytes.resume();
  }
}

/** A file that is opened when it is first read from, so that the import has begun by then. */
async function* lazily(open: () => Promise<Download>): Download {
  yield* await open();
}
