import { REDACTED, REDACTED_PATHS, redactText } from '@openalgo/security';
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

/**
 * The process's log: JSON lines without secrets. Nothing logs a secret knowingly; what slips into a line with an
 * error's message is masked as the line is written.
 */
export function createLogger({ level, name }: LoggerOptions, destination: DestinationStream): Logger {
  const options = {
    level,
    name,
    redact: { paths: [...REDACTED_PATHS], censor: REDACTED },
    serializers: { req: describeRequest, res: describeReply, err: stdSerializers.err },
    hooks: { streamWrite: redactText },
  };
  return pino(options, destination);
}
