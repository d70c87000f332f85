import { AppError, type ErrorKind } from '@openalgo/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorReply } from '../../schemas/replies.ts';

/** The reference's statuses: a key that is unknown is 403, and an order that is over cannot be changed: 400. */
const STATUS_BY_KIND: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 403,
  'login-required': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 400,
  'too-many': 429,
  'not-yet': 501,
  unavailable: 503,
};

const RETRY_AFTER_SECONDS = 1;

interface Answer {
  readonly statusCode: number;
  readonly body: ErrorReply;
}

function answer(statusCode: number, code: string, message: string): Answer {
  return { statusCode, body: { status: 'error', message, code } };
}

function answerToAppError({ kind, code, message, fields }: AppError): Answer {
  const { statusCode, body } = answer(STATUS_BY_KIND[kind], code, message);
  if (fields === undefined) {
    return { statusCode, body };
  }

  const errors = Object.fromEntries(Object.entries(fields).map(([field, reasons]) => [field, [...reasons]]));
  return { statusCode, body: { ...body, errors } };
}

/** Answers to requests that Fastify could not read. Its own messages may quote the request, so none is passed on. */
function answerToUnreadable(code: string, { routeOptions }: FastifyRequest): Answer {
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return answer(
        413,
        'BODY_TOO_LARGE',
        `The body is larger than ${megabytes(routeOptions.bodyLimit)} MB.`,
      );
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return answer(400, 'NOT_JSON', 'Send JSON, with the header Content-Type: application/json.');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return answer(400, 'NOT_JSON', 'The body is not valid JSON.');
    default:
      return answer(400, 'BAD_REQUEST', 'The request could not be read.');
  }
}

const megabytes = (bytes = 0): number => Math.floor(bytes / 1_000_000);

/** The code of an error that Fastify raised about the request, or null for any other. */
function unreadableCode(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error && 'statusCode' in error)) {
    return null;
  }

  const { code, statusCode } = error;
  const isOfRequest = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
  return isOfRequest && typeof code === 'string' && code.startsWith('FST_ERR_') ? code : null;
}

function answerToDefect(requestId: string): Answer {
  const message = `Something went wrong on our side. Please report it with the request id ${requestId}.`;
  const { statusCode, body } = answer(500, 'INTERNAL', message);
  return { statusCode, body: { ...body, request_id: requestId } };
}

function answerTo(error: unknown, request: FastifyRequest): Answer {
  if (error instanceof AppError) {
    return answerToAppError(error);
  }

  const code = unreadableCode(error);
  return code === null ? answerToDefect(request.id) : answerToUnreadable(code, request);
}

function retryAfterOf(error: unknown): number {
  return (error instanceof AppError ? error.retryAfterSeconds : undefined) ?? RETRY_AFTER_SECONDS;
}

/** What has no cause is a refusal of ours, such as of what is too much: the request log counts it, and a flood of lines helps nobody. */
function logOutage(error: unknown, request: FastifyRequest): void {
  if (!(error instanceof AppError) || error.cause !== undefined) {
    request.log.warn({ err: error }, 'A dependency is unavailable');
  }
}

/** The one place where failures become answers. What a client did wrong is not logged; what we did is, with its stack. */
export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { statusCode, body } = answerTo(error, request);
  // Also of what never came to a route, and so to none of the hooks.
  reply.header('x-request-id', request.id);
  if (statusCode === 503 || statusCode === 429) {
    reply.header('retry-after', retryAfterOf(error));
  }
  if (statusCode === 503) {
    logOutage(error, request);
  } else if (statusCode === 500) {
    request.log.error({ err: error }, 'Request failed');
  }

  return reply.code(statusCode).send(body);
}

/** Answers 405 for a path that exists under another method, else 404. */
export function handleNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = request.url.replace(/\?.*$/, '').replace(/\/$/, '');
  const allowed = (['GET', 'POST', 'PUT', 'DELETE'] as const).filter((method) =>
    request.server.hasRoute({ method, url: path }),
  );
  if (allowed.length === 0) {
    return reply.code(404).send(answer(404, 'NOT_FOUND', 'There is nothing here. See /docs.').body);
  }

  const message = `Use ${allowed.join(' or ')} for this path.`;
  return reply
    .code(405)
    .header('allow', allowed.join(', '))
    .send(answer(405, 'METHOD_NOT_ALLOWED', message).body);
}
