import { writeFile } from 'node:fs/promises';
import { AppError } from '@openalgo/domain';
import { randomSecret } from '@openalgo/security';

/**
 * Writes an `.env` with secrets of its own, readable by this user alone. A file that is there is never touched.
 * @returns whether it was written
 */
export async function writeEnvFileIfMissing(path: string): Promise<boolean> {
  try {
    await writeFile(path, renderEnvFile(), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') {
      return false;
    }

    throw new AppError('unavailable', 'ENV_FILE_NOT_WRITABLE', `cannot write ${path}: ${String(cause)}`, {
      cause,
    });
  }
}

function renderEnvFile(): string {
  return [
    '# The settings of this installation; .env.example has all of them with their defaults.',
    '# Keep a copy of the two secrets: without them stored keys and passwords are of no use.',
    `APP_KEY=${randomSecret()}`,
    `API_KEY_PEPPER=${randomSecret()}`,
    '',
  ].join('\n');
}
