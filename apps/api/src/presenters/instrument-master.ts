import type { MasterContractStatus } from '@openalgo/db';
import { z } from 'zod';

const exchangeStats = z.record(z.string(), z.number());
const timeOf = (at: number) => new Date(at).toISOString();

/** How an import stands, in the reference's names. */
export function presentMasterStatus(found: MasterContractStatus | null) {
  return {
    status: 'success' as const,
    data: found && {
      state: found.status,
      message: found.message,
      updated_at: timeOf(found.lastUpdated),
      total_symbols: found.totalSymbols,
      is_ready: found.isReady,
      last_download_time: found.lastDownloadTime === null ? null : timeOf(found.lastDownloadTime),
      exchange_stats:
        found.exchangeStats === null ? null : exchangeStats.parse(JSON.parse(found.exchangeStats)),
      download_duration_seconds: found.downloadDurationSeconds,
    },
  };
}
