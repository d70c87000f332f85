import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/**
 * Answers with text that is made while it is sent, so that it is never whole in memory. What fails before the first
 * piece is answered as a failure; later, the connection is cut, so that a part is not taken for the whole.
 */
export function sendPieces(
  reply: FastifyReply,
  contentType: string,
  pieces: AsyncIterable<string>,
): FastifyReply {
  return reply.type(contentType).send(Readable.from(pieces, { objectMode: false }));
}

/** As `sendPieces`, for a CSV file to be saved. */
export function sendCsv(reply: FastifyReply, fileName: string, pieces: AsyncIterable<string>): FastifyReply {
  reply.header('content-disposition', `attachment; filename="${fileName}"`);
  return sendPieces(reply, 'text/csv; charset=utf-8', pieces);
}
