import { z } from 'zod';
import { success } from './replies.ts';
import { text } from './text.ts';

/** What the routes about settings take and answer. */

const THRESHOLD_MAX = 1_000_000;
const HOURS_MAX = 87_600;
const OFFENCES_MAX = 1_000;
const KEY_LENGTH_MAX = 100;
const VALUE_LENGTH_MAX = 100;
const KEYS_MAX = 100;

function whole(min: number, max: number, description: string) {
  return z
    .number()
    .int('Must be a whole number.')
    .min(min, `Must be ${min} or more.`)
    .max(max, `Must be at most ${max}.`)
    .meta({ description });
}

const securitySettings = z.strictObject({
  security_auto_ban_enabled: z.boolean().meta({ description: 'Whether addresses are banned by themselves' }),
  security_404_threshold: whole(1, THRESHOLD_MAX, 'Requests for what is not there that lead to a ban'),
  security_404_ban_duration: whole(0, HOURS_MAX, 'Hours; 0 is for ever'),
  security_api_threshold: whole(1, THRESHOLD_MAX, 'Wrong API keys that lead to a ban'),
  security_api_ban_duration: whole(0, HOURS_MAX, 'Hours; 0 is for ever'),
  security_repeat_offender_limit: whole(1, OFFENCES_MAX, 'The ban from which on it is for ever'),
});

/** What is not given stays as it is. */
export const securitySettingsBody = securitySettings
  .partial()
  .refine((given) => Object.keys(given).length > 0, 'Must have at least one setting.');
export const securitySettingsReply = z.strictObject({ status: success, data: securitySettings });

const settingKey = text(KEY_LENGTH_MAX)
  .min(1)
  .meta({ examples: ['futures_leverage'] });
const settingValue = text(VALUE_LENGTH_MAX)
  .min(1)
  .meta({ examples: ['10'] });

export const sandboxSettingBody = z.strictObject({ config_key: settingKey, config_value: settingValue });
export const sandboxSettingsBody = z.strictObject({
  configs: z
    .record(settingKey, settingValue)
    .refine((configs) => Object.keys(configs).length > 0, 'Must have at least one setting.')
    .refine((configs) => Object.keys(configs).length <= KEYS_MAX, `Must have at most ${KEYS_MAX} settings.`),
});
export const sandboxSettingsReply = z.strictObject({
  status: success,
  data: z.array(
    z.strictObject({
      key: z.string(),
      value: z.string(),
      is_default: z.boolean(),
      description: z.string(),
    }),
  ),
});
