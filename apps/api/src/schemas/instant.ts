import { parseDecimal } from '@openalgo/domain';
import { z } from 'zod';
import { REQUIRED } from './reasons.ts';

const MILLISECOND_DECIMALS = 3;
/** Epoch numbers from here on are milliseconds: as seconds they would lie beyond the year 5000. */
const MILLISECONDS_FROM = 100_000_000_000;
const EPOCH_TEXT_LENGTH_MAX = 20;
const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
const REASON =
  'Must be a time between 1990 and 2100: ISO 8601 with its offset, or epoch seconds or milliseconds.';

const ISO_WITH_OFFSET = z.core.regexes.datetime({ offset: true });

function epochToInstant(text: string): number {
  const thousandths = text.length > EPOCH_TEXT_LENGTH_MAX ? null : parseDecimal(text, MILLISECOND_DECIMALS);
  if (thousandths === null) {
    return Number.NaN;
  }

  const milliseconds = Number(thousandths);
  return milliseconds >= MILLISECONDS_FROM * 1_000 ? Math.trunc(milliseconds / 1_000) : milliseconds;
}

/** A moment as clients write it, read into an `Instant`. */
export const instant = z
  .union([z.string(), z.number()], {
    error: ({ input }) => (input === undefined ? REQUIRED : REASON),
  })
  .transform((value, context) => {
    const text = String(value);
    const at = ISO_WITH_OFFSET.test(text) ? Date.parse(text) : epochToInstant(text);
    if (at >= EARLIEST && at <= LATEST) {
      return at;
    }

    context.issues.push({ code: 'custom', message: REASON, input: value });
    return z.NEVER;
  })
  .meta({ description: 'ISO 8601 with its offset, or epoch seconds or milliseconds' });
