import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 2;

/**
 * Stops a process where it is, and then those that it has begun, by when it can begin no others. Resolves when all stand
 * still, with their ids. Of Linux.
 */
export async function freezeProcesses(parent: number | undefined): Promise<readonly number[]> {
  if (parent === undefined) {
    return [];
  }

  await freeze(parent);
  const children = await childrenOf(parent);
  await Promise.all(children.map(freeze));
  return [parent, ...children];
}

async function childrenOf(pid: number): Promise<readonly number[]> {
  const ids = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return ids.split(' ').filter(Boolean).map(Number);
}

/** The signal is sent at once, and reaches one thread after the other. */
async function freeze(pid: number): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  while (!(await standsStill(pid))) {
    await sleep(PAUSE_MS);
  }
}

async function standsStill(pid: number): Promise<boolean> {
  const threads = await readdir(`/proc/${pid}/task`);
  const states = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/status`, 'utf8')),
  );
  return states.every((state) => /^State:\s+T/m.test(state));
}
