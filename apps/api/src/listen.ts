import { AppError } from '@openalgo/domain';
import type { FastifyInstance } from 'fastify';

const ADVICE_BY_CODE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken: stop what uses it, or set another PORT',
  EACCES: 'needs more rights: set a PORT above 1023',
  EADDRNOTAVAIL: 'is no address of this machine: set another HOST',
  ENOTFOUND: 'is no address of this machine: set another HOST',
};

/** Listens and answers the URL. Throws an AppError that says what to do where the address cannot be had. */
export async function listen(
  app: FastifyInstance,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (cause) {
    const advice = ADVICE_BY_CODE[codeOf(cause)];
    if (advice === undefined) {
      throw cause;
    }

    throw new AppError('unavailable', 'PORT_NOT_FREE', `${host}:${port} ${advice}`, { cause });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
