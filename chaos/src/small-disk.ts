import { execFile } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A file system of its own in memory, so small that it can be filled. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes all the room that is left; what is freed by others meanwhile stays free. */
  fill(): Promise<void>;
  /** Gives that room back. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

const CHUNK_BYTES = 65_536;
const LAST_BYTES = 4096;

/** Null where this user may not mount. */
export async function mountSmallDisk(mebibytes: number): Promise<SmallDisk | null> {
  const folder = await mkdtemp(join(tmpdir(), 'openalgo-disk-'));
  const ballast = join(folder, 'ballast');
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder]);
  } catch {
    await rm(folder, { recursive: true });
    return null;
  }

  return {
    folder,
    fill: () => fillWith(ballast),
    clear: () => rm(ballast, { force: true }),

    async close() {
      // Lazily: whoever still has a file open keeps it until then.
      await run('umount', ['--lazy', folder]);
      await rm(folder, { recursive: true });
    },
  };
}

async function fillWith(path: string): Promise<void> {
  const file = await open(path, 'a');
  for (const size of [CHUNK_BYTES, LAST_BYTES]) {
    const chunk = Buffer.alloc(size);
    while (
      await file.appendFile(chunk).then(
        () => true,
        () => false,
      )
    ) {
      // There was room for it.
    }
  }

  await file.close();
}
