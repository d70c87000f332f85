import { writeFile } from 'node:fs/promises';
import { renderEnvFile } from '@openalgo/config';
import { AppError } from '@openalgo/domain';
import { randomSecret } from '@openalgo/security';

/**
 * Writes an `.env` with secrets of its own, readable by this user alone. A file that is there is never touched.
 * @returns whether it was written
 */
export async function writeEnvFileIfMissing(path: string): Promise<boolean> {
  try {
    const secrets = { appKey: randomSecret(), apiKeyPepper: randomSecret() };
    await writeFile(path, renderEnvFile(secrets), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') {
      return false;
    }

    throw new AppError(
      'unavailable',
      'ENV_FILE_NOT_WRITABLE',
      `cannot write ${path}: give this user the right to write there`,
      {
        cause,
      },
    );
  }
}
