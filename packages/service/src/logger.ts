import { redactText, redactValue } from '@openalgo/security';
import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';

export type { Logger } from 'pino';

/** How Fastify's own lines show a request: never with its headers, its body or its query, where keys may be. */
function describeRequest(request: { id: string; method: string; url: string; ip: string }) {
  const { id, method, url, ip } = request;
  return { id, method, path: url.replace(/\?.*$/, ''), ip };
}

function describeReply({ statusCode }: { statusCode: number }) {
  return { statusCode };
}

export interface LoggerOptions {
  /** A level of pino. */
  readonly level: string;
  /** Which process it is that writes. */
  readonly name: string;
}

/** An error's own fields hold whatever a library put there. */
const describeError = (error: Error) => redactValue(stdSerializers.err(error));

/** The fields of a line without secrets; what has a serializer is left to it. */
function redactFields({ err, req, res, ...fields }: Record<string, unknown>): Record<string, unknown> {
  return { ...Object(redactValue(fields)), err, req, res };
}

/**
 * The process's log: JSON lines without secrets. Nothing logs a secret knowingly; what slips into a field of a line, or
 * into its text with an error's message, is masked as the line is written.
 */
export function createLogger({ level, name }: LoggerOptions, destination: DestinationStream): Logger {
  const options = {
    level,
    name,
    formatters: { log: redactFields },
    serializers: { req: describeRequest, res: describeReply, err: describeError },
    hooks: { streamWrite: redactText },
  };
  return pino(options, destination);
}
