import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readToolEnvironment } from '@openalgo/db/testing';
import { onTestFinished } from 'vitest';

/** A command in a process of its own, which may be killed. */
export interface SpawnedCommand {
  /** Whether it has ended by itself. */
  hasEnded(): boolean;
  /** Ends it as `kill -9` does; whether it was still at work. */
  kill(): Promise<boolean>;
}

/** Starts `openalgo <args>` in a folder. */
export function spawnCommand(args: readonly string[], folder: string): SpawnedCommand {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const runtime = ['--conditions=source', '--import', import.meta.resolve('tsx'), main];
  const child: ChildProcess = spawn(process.execPath, [...runtime, ...args], {
    cwd: folder,
    env: { ...readToolEnvironment(), NODE_ENV: 'production' },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  onTestFinished(() => void child.kill('SIGKILL'));

  return {
    hasEnded,
    async kill() {
      child.kill('SIGKILL');
      await ended;
      return child.signalCode === 'SIGKILL';
    },
  };
}

/** Looks again and again until something is so, or the command has ended. */
export async function untilSeen(
  command: SpawnedCommand,
  look: () => boolean | Promise<boolean>,
): Promise<void> {
  while (!(await look()) && !command.hasEnded()) {
    await sleep(2);
  }
}
