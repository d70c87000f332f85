import { z } from 'zod';

const REASON = 'Must be 1 to 128 visible ASCII characters.';

/** Headers of the order endpoints. Others are nobody's business here. */
export const orderHeaders = z.looseObject({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,128}$/, REASON)
    .optional()
    .meta({
      description:
        'Names this request among yours. Sent again under the same key it is not done again but answered as before; another request under the key is refused with IDEMPOTENCY_KEY_REUSED.',
    }),
});
