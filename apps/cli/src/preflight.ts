import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { AppError } from '@openalgo/domain';

const ADVICE_BY_CODE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken: stop what uses it, or set another PORT in .env',
  EACCES: 'needs more rights: set a PORT above 1023 in .env',
  EADDRNOTAVAIL: 'is no address of this machine: set another HOST in .env',
  ENOTFOUND: 'is no address of this machine: set another HOST in .env',
};

/** Throws an AppError that says what to do unless a server could listen there now. */
export async function assertPortFree(host: string, port: number): Promise<void> {
  const server = createServer();

  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port, exclusive: true }, resolve);
    });
  } catch (cause) {
    const advice = ADVICE_BY_CODE[codeOf(cause)] ?? `cannot be listened on (${codeOf(cause)})`;
    throw new AppError('unavailable', 'PORT_NOT_FREE', `${host}:${port} ${advice}`, { cause });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

/**
 * Makes the folder if it is missing and throws an AppError unless a file can be written there. Tries it out, because
 * permission bits do not know of full, read-only or foreign file systems.
 */
export async function assertWritable(folder: string): Promise<void> {
  const probe = join(folder, `.writable-${randomUUID()}`);

  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
  } catch (cause) {
    const message = `the folder ${folder} is not writable (${codeOf(cause)}): give this user the right to write there`;
    throw new AppError('unavailable', 'FOLDER_NOT_WRITABLE', message, { cause });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
