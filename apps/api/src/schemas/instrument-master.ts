import { z } from 'zod';
import { success } from './replies.ts';

/** What the routes of the instrument master take and answer. */

const URL_LENGTH_MAX = 2_000;

/** The file itself; read as it comes, so that it is checked by who reads it. */
export const masterFileBody = z.unknown().meta({
  type: 'string',
  format: 'binary',
  description: 'CSV in the layout of Zerodha, or of GET /api/v1/instruments?format=csv',
});
export const masterDownloadBody = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: 'Must be an address that begins with http:// or https://.' })
    .max(URL_LENGTH_MAX)
    .meta({ examples: ['https://api.kite.trade/instruments'] }),
});
export const masterStatusReply = z.strictObject({
  status: success,
  data: z
    .strictObject({
      state: z.enum(['pending', 'downloading', 'success', 'error']),
      message: z.string().nullable(),
      updated_at: z.string().meta({ description: 'ISO 8601, UTC' }),
      total_symbols: z.number().meta({ description: 'Of the newest import that succeeded' }),
      is_ready: z.boolean().meta({ description: 'Whether there is a master' }),
      last_download_time: z.string().nullable(),
      exchange_stats: z.record(z.string(), z.number()).nullable(),
      download_duration_seconds: z.number().nullable(),
    })
    .nullable()
    .meta({ description: 'null where nothing was imported yet' }),
});
