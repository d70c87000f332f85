import { Readable } from 'node:stream';
import { AppError } from '@openalgo/domain';
import { FILE_LIMITS } from '@openalgo/master';
import { errorCodes } from 'fastify';
import type { Api } from '../../fastify.ts';
import type { MasterDesk } from '../../master-desk.ts';
import { sessionOf } from '../../plugins/app/session.ts';
import { presentMasterStatus } from '../../presenters/instrument-master.ts';
import { masterDownloadBody, masterFileBody, masterStatusReply } from '../../schemas/instrument-master.ts';
import { peopleFailures } from '../../schemas/people.ts';

const TAGS = ['Instruments (administrators)'];

export interface MasterRoutesOptions {
  readonly masterDesk: MasterDesk;
}

/** How administrators make a file the instrument master. */
export function masterRoutes(app: Api, { masterDesk }: MasterRoutesOptions): void {
  app.get(
    '/instruments/status',
    {
      schema: {
        tags: TAGS,
        summary: 'How the newest import of an instrument file stands',
        response: { 200: masterStatusReply, ...peopleFailures },
      },
    },
    async () => presentMasterStatus(await masterDesk.status()),
  );

  app.post(
    '/instruments/download',
    {
      schema: {
        tags: TAGS,
        summary: 'Make the file behind a URL the instrument master',
        description: 'Answers at once; the status tells how far it is, and what became of it.',
        body: masterDownloadBody,
        response: { 202: masterStatusReply, ...peopleFailures },
      },
    },
    async (request, reply) => {
      await masterDesk.download(sessionOf(request).userId, request.body.url);
      return reply.code(202).send(presentMasterStatus(await masterDesk.status()));
    },
  );

  app.register(async (scope) => uploadRoute(scope.withTypeProvider(), masterDesk));
}

/** In a scope of its own: here a body of any kind is a file, read as it comes. */
function uploadRoute(app: Api, masterDesk: MasterDesk): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (request, payload, done) => {
    const isTooLarge = Number(request.headers['content-length'] ?? 0) > FILE_LIMITS.bytesMax;
    done(isTooLarge ? new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE() : null, payload);
  });

  app.post(
    '/instruments/upload',
    {
      bodyLimit: FILE_LIMITS.bytesMax,
      schema: {
        tags: TAGS,
        summary: 'Make a file the instrument master',
        description:
          'The body is the file itself. Answers when it was read; the status tells when it is the master.',
        consumes: ['text/csv'],
        body: masterFileBody,
        response: { 202: masterStatusReply, ...peopleFailures },
      },
    },
    async (request, reply) => {
      if (!(request.body instanceof Readable)) {
        throw new AppError('invalid', 'INSTRUMENT_FILE_MISSING', 'Send the file itself as the body.');
      }

      await masterDesk.upload(sessionOf(request).userId, request.body);
      return reply.code(202).send(presentMasterStatus(await masterDesk.status()));
    },
  );
}
