import type { z } from 'zod';
import type { Api } from '../../fastify.ts';
import type { MailChanges, MailDesk, ShownMailSettings } from '../../mail/mail-desk.ts';
import type { RecordEvent } from '../../plugins/app/audit-queue.ts';
import { sessionOf } from '../../plugins/app/session.ts';
import { mailSettingsBody, mailSettingsReply, testMailBody } from '../../schemas/mail.ts';
import { doneReply, peopleFailures } from '../../schemas/people.ts';

const TAGS = ['Mail (administrators)'];

export interface MailRoutesOptions {
  readonly mail: MailDesk;
  readonly record: RecordEvent;
}

/** The server that takes the installation's mail. Its password goes in and never comes out. */
export function mailRoutes(app: Api, { mail, record }: MailRoutesOptions): void {
  const answer = async () => ({ status: 'success', data: present(await mail.settings()) }) as const;

  app.get(
    '/mail',
    {
      schema: {
        tags: TAGS,
        summary: 'How mail is sent',
        response: { 200: mailSettingsReply, ...peopleFailures },
      },
    },
    answer,
  );

  app.post(
    '/mail',
    {
      schema: {
        tags: TAGS,
        summary: 'Change how mail is sent',
        description: 'What is not given stays as it is.',
        body: mailSettingsBody,
        response: { 200: mailSettingsReply, ...peopleFailures },
      },
    },
    async (request) => {
      await mail.change(toChanges(request.body));
      const event = { at: request.receivedAt, actor: sessionOf(request).userId, action: 'setting.changed' };
      for (const [subject, value] of Object.entries(request.body)) {
        // Not even how long the password is.
        record({ ...event, subject, detail: subject === 'smtp_password' ? {} : { value: value ?? null } });
      }
      return answer();
    },
  );

  app.post(
    '/mail/test',
    {
      schema: {
        tags: TAGS,
        summary: 'Send a mail, to see whether it works',
        body: testMailBody,
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async ({ body: { to } }) => {
      await mail.send({ to, subject: 'Mail of OpenAlgo', text: 'OpenAlgo can send mail.\n' });
      return { status: 'success', message: 'The mail server has taken the mail.' } as const;
    },
  );
}

function toChanges(body: z.output<typeof mailSettingsBody>): MailChanges {
  return {
    ...(body.smtp_server !== undefined && { smtpServer: body.smtp_server }),
    ...(body.smtp_port !== undefined && { smtpPort: body.smtp_port }),
    ...(body.smtp_username !== undefined && { smtpUsername: body.smtp_username }),
    ...(body.smtp_password !== undefined && { smtpPassword: body.smtp_password }),
    ...(body.smtp_use_tls !== undefined && { smtpUseTls: body.smtp_use_tls }),
    ...(body.smtp_from_email !== undefined && { smtpFromEmail: body.smtp_from_email }),
    ...(body.smtp_helo_hostname !== undefined && { smtpHeloHostname: body.smtp_helo_hostname }),
  };
}

function present(settings: ShownMailSettings) {
  return {
    smtp_server: settings.smtpServer,
    smtp_port: settings.smtpPort,
    smtp_username: settings.smtpUsername,
    smtp_use_tls: settings.smtpUseTls,
    smtp_from_email: settings.smtpFromEmail,
    smtp_helo_hostname: settings.smtpHeloHostname,
    has_password: settings.hasPassword,
  };
}
