import type { Accounts } from '@openalgo/accounts';
import type { Api } from '../../fastify.ts';
import { sessionOf } from '../../plugins/app/session.ts';
import {
  confirmTotpBody,
  disableTotpBody,
  doneReply,
  passwordBody,
  peopleFailures,
  recoveryCodesReply,
  totpSetupReply,
} from '../../schemas/people.ts';

const TAGS = ['Second factor'];

/** A user's own second factor. What weakens or strengthens it takes the password again. */
export function secondFactorRoutes(app: Api, { secondFactor }: Pick<Accounts, 'secondFactor'>): void {
  app.post(
    '/totp/setup',
    {
      schema: {
        tags: TAGS,
        summary: 'Begin to set up an authenticator',
        response: { 200: totpSetupReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { secret, uri, qrCode, setupToken } = await secondFactor.begin(sessionOf(request).userId);
      return {
        status: 'success',
        data: { secret, uri, qr_code: qrCode, setup_token: setupToken },
      } as const;
    },
  );

  app.post(
    '/totp/confirm',
    {
      schema: {
        tags: TAGS,
        summary: 'Turn the second factor on, with its first code',
        body: confirmTotpBody,
        response: { 200: recoveryCodesReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { setup_token: setupToken, code, password } = request.body;
      const { userId } = sessionOf(request);
      const codes = await secondFactor.confirm(userId, { setupToken, code, password });
      return { status: 'success', data: { recovery_codes: codes } } as const;
    },
  );

  app.post(
    '/totp/recovery-codes',
    {
      schema: {
        tags: TAGS,
        summary: 'Make your recovery codes anew; those before are void',
        body: passwordBody,
        response: { 200: recoveryCodesReply, ...peopleFailures },
      },
    },
    async (request) => {
      const codes = await secondFactor.renewCodes(sessionOf(request).userId, request.body.password);
      return { status: 'success', data: { recovery_codes: codes } } as const;
    },
  );

  app.post(
    '/totp/disable',
    {
      schema: {
        tags: TAGS,
        summary: 'Turn the second factor off',
        body: disableTotpBody,
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { password, code = '' } = request.body;
      await secondFactor.disable(sessionOf(request).userId, password, code);
      return { status: 'success', message: 'The second factor is off.' } as const;
    },
  );
}
