import type { Instant } from '@openalgo/domain';
import { withAppErrors } from '../connect/errors.ts';
import type { MainDatabase } from '../connect/open.ts';
import { readWord } from './sandbox/columns.ts';

/** How the download of a broker's instrument master stands. */
export interface MasterContractStatus {
  readonly broker: string;
  readonly status: 'pending' | 'downloading' | 'success' | 'error';
  readonly message: string | null;
  readonly lastUpdated: Instant;
  readonly totalSymbols: number;
  readonly isReady: boolean;
  readonly lastDownloadTime: Instant | null;
  /** YYYY-MM-DD. */
  readonly downloadDate: string | null;
  /** JSON: the number of symbols by exchange. */
  readonly exchangeStats: string | null;
  readonly downloadDurationSeconds: number | null;
}

export interface MasterContractRepository {
  find(broker: string): Promise<MasterContractStatus | null>;
  /** Keeps the status instead of the one that there was. */
  save(status: MasterContractStatus): Promise<void>;
}

/** The rows of master_contract_status. */
export function createMasterContractRepository({
  client,
}: Pick<MainDatabase, 'client'>): MasterContractRepository {
  return {
    async find(broker) {
      const row = await withAppErrors(() => client.masterContractStatus.findUnique({ where: { broker } }));
      return row === null
        ? null
        : {
            ...row,
            status: readWord(row.status),
            lastUpdated: row.lastUpdated.getTime(),
            lastDownloadTime: row.lastDownloadTime?.getTime() ?? null,
          };
    },

    async save({ broker, lastUpdated, lastDownloadTime, ...status }) {
      const data = {
        ...status,
        lastUpdated: new Date(lastUpdated),
        lastDownloadTime: lastDownloadTime === null ? null : new Date(lastDownloadTime),
      };
      await withAppErrors(() =>
        client.masterContractStatus.upsert({
          where: { broker },
          create: { broker, ...data },
          update: data,
        }),
      );
    },
  };
}
