import { z } from 'zod';
import { success } from './replies.ts';
import { text } from './text.ts';

/** What the routes about mail take and answer, in the names of the settings' columns. */

const LENGTH_MAX = 255;
const PASSWORD_LENGTH_MAX = 1_000;
const PORT_REASON = 'Must be a port from 1 to 65535.';
const HOST_REASON = 'Must be a host name or an address.';
const EMAIL_REASON = 'Must be an address like asha@example.org.';

const hostName = text(LENGTH_MAX).regex(/^[\w.:-]+$/, HOST_REASON);
export const email = text(100)
  .regex(/^[^\s@<>"]+@[^\s@<>"]+$/, EMAIL_REASON)
  .meta({ examples: ['asha@example.org'] });

const settings = {
  smtp_server: hostName
    .nullable()
    .meta({ description: 'Null: no mail is sent', examples: ['smtp.example.org'] }),
  smtp_port: z
    .number(PORT_REASON)
    .int(PORT_REASON)
    .min(1, PORT_REASON)
    .max(65_535, PORT_REASON)
    .nullable()
    .meta({ description: 'Null: 587. TLS begins at once on 465, elsewhere by STARTTLS', examples: [587] }),
  smtp_username: text(LENGTH_MAX).min(1).nullable(),
  smtp_use_tls: z.boolean().meta({ description: 'Off: password and mail go in clear' }),
  smtp_from_email: email.nullable(),
  smtp_helo_hostname: hostName.nullable().meta({ description: 'Null: the machine’s name' }),
};

/** What is not given stays as it is. */
export const mailSettingsBody = z
  .strictObject({
    ...settings,
    smtp_password: z
      .string()
      .min(1)
      .max(PASSWORD_LENGTH_MAX)
      .nullable()
      .meta({ description: 'Encrypted before it is kept, and never shown again; null forgets it' }),
  })
  .partial()
  .refine((given) => Object.keys(given).length > 0, 'Must have at least one setting.');
export const mailSettingsReply = z.strictObject({
  status: success,
  data: z.strictObject({ ...settings, has_password: z.boolean() }),
});
export const testMailBody = z.strictObject({ to: email });
export const forgotPasswordBody = z.strictObject({ email });
