import type { InstrumentRepository, MasterContractRepository, MasterContractStatus } from '@openalgo/db';
import { AppError, type Clock, groupBy, type Instant, istDay } from '@openalgo/domain';
import { type LeftOut, type MasterFile, readMasterFile } from './read-file.ts';

/** Under this name the status table tells of the master: an installation has one. */
export const MASTER_NAME = 'sandbox';

/** A master that was read and is now the one. */
export interface ImportedMaster {
  readonly layout: string;
  readonly instruments: number;
  /** The number of instruments by exchange. */
  readonly exchanges: Readonly<Record<string, number>>;
  readonly leftOut: readonly LeftOut[];
}

/** Reads the file while it comes. */
export type ReadStep = (bytes: AsyncIterable<Uint8Array>) => Promise<WriteStep>;
/** Makes what was read the master. */
export type WriteStep = () => Promise<ImportedMaster>;

export interface MasterImport {
  /**
   * Makes a file's instruments the master, as a whole or not at all, while its status tells how far it is. Throws
   * `conflict` while another import is under way, `invalid` for a file that is none; the master then stays as it is.
   */
  run(bytes: AsyncIterable<Uint8Array>): Promise<ImportedMaster>;
  /** The same in steps, for whoever answers in between. A step that fails ends the import, and the status tells why. */
  begin(): Promise<ReadStep>;
  /** How the newest import stands; null where there was none. */
  status(): Promise<MasterContractStatus | null>;
}

export interface MasterImportOptions {
  readonly instruments: Pick<InstrumentRepository, 'replaceAll'>;
  readonly statuses: MasterContractRepository;
  readonly clock: Clock;
}

/** An import that has not been heard of for so long was interrupted (reference §1.3). */
const SILENT_MS_MAX = 5 * 60_000;

const NEVER: Omit<MasterContractStatus, 'lastUpdated'> = {
  broker: MASTER_NAME,
  status: 'pending',
  message: null,
  totalSymbols: 0,
  isReady: false,
  lastDownloadTime: null,
  downloadDate: null,
  exchangeStats: null,
  downloadDurationSeconds: null,
};

/** Imports instrument files into the main database. */
export function createMasterImport({ instruments, statuses, clock }: MasterImportOptions): MasterImport {
  async function status(): Promise<MasterContractStatus | null> {
    const found = await statuses.find(MASTER_NAME);
    return found !== null && found.status === 'downloading' && isSilent(found, clock.now())
      ? { ...found, status: 'error', message: 'The import was interrupted. The master is as it was before.' }
      : found;
  }

  async function claim(): Promise<MasterContractStatus> {
    const last = await status();
    if (last?.status === 'downloading') {
      throw new AppError(
        'conflict',
        'IMPORT_UNDER_WAY',
        'Another instrument file is being imported. Wait for it.',
      );
    }

    const begun: MasterContractStatus = {
      ...NEVER,
      ...last,
      status: 'downloading',
      message: 'Reading the file',
      lastUpdated: clock.now(),
    };
    await statuses.save(begun);
    return begun;
  }

  /** Does a step, and has the status tell when it fails. */
  async function step<Result>(begun: MasterContractStatus, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      await statuses.save({ ...begun, status: 'error', message: reasonOf(error), lastUpdated: clock.now() });
      throw error;
    }
  }

  async function read(begun: MasterContractStatus, bytes: AsyncIterable<Uint8Array>): Promise<MasterFile> {
    const tell = (message: string) => statuses.save({ ...begun, message, lastUpdated: clock.now() });
    const file = await readMasterFile(bytes, (rows) => tell(`${rows} rows read`));
    await tell(`Writing ${file.instruments.length} instruments`);
    return file;
  }

  async function write(begun: MasterContractStatus, file: MasterFile): Promise<ImportedMaster> {
    await instruments.replaceAll(file.instruments);
    const imported = describe(file);
    await statuses.save(succeeded(begun, imported, clock.now()));
    return imported;
  }

  async function begin(): Promise<ReadStep> {
    const begun = await claim();
    return async (bytes) => {
      const file = await step(begun, () => read(begun, bytes));
      return () => step(begun, () => write(begun, file));
    };
  }

  async function run(bytes: AsyncIterable<Uint8Array>): Promise<ImportedMaster> {
    const readFile = await begin();
    const writeFile = await readFile(bytes);
    return writeFile();
  }

  return { begin, run, status };
}

function describe({ layout, instruments, leftOut }: MasterFile): ImportedMaster {
  const byExchange = groupBy(instruments, ({ exchange }) => exchange);
  return {
    layout,
    instruments: instruments.length,
    exchanges: Object.fromEntries([...byExchange].map(([name, rows]) => [name, rows.length])),
    leftOut,
  };
}

const isSilent = ({ lastUpdated }: MasterContractStatus, now: Instant): boolean =>
  now - lastUpdated > SILENT_MS_MAX;

function succeeded(begun: MasterContractStatus, imported: ImportedMaster, at: Instant): MasterContractStatus {
  const left = imported.leftOut.reduce((sum, { count }) => sum + count, 0);
  return {
    broker: begun.broker,
    status: 'success',
    message: `${imported.instruments} instruments in the layout ${imported.layout}, ${left} rows left out`,
    lastUpdated: at,
    totalSymbols: imported.instruments,
    isReady: true,
    lastDownloadTime: at,
    downloadDate: istDay(at),
    exchangeStats: JSON.stringify(imported.exchanges),
    downloadDurationSeconds: Math.round((at - begun.lastUpdated) / 1_000),
  };
}

function reasonOf(error: unknown): string {
  return error instanceof AppError ? error.message : 'The import failed. The master is as it was before.';
}
