import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../testing/own-server.ts';

const run = promisify(execFile);

/** A PostgreSQL server of its own and a replica that follows it, in a temporary folder. */
export interface StreamingPair {
  readonly primaryUrl: string;
  readonly replicaUrl: string;
  stopReplica(): Promise<void>;
  startReplica(): Promise<void>;
  close(): Promise<void>;
}

export async function startStreamingPair(programs: string): Promise<StreamingPair> {
  const folder = await mkdtemp(join(tmpdir(), 'openalgo-replica-'));
  // The server refuses to run as root, so that the whole pair runs as its usual user there.
  const asServer = userInfo().uid === 0 ? ['runuser', '-u', 'postgres', '--'] : [];
  if (asServer.length > 0) {
    execFileSync('chown', ['postgres', folder]);
  }

  const program = (name: string, ...args: string[]) => {
    const [command = '', ...rest] = [...asServer, join(programs, name), ...args];
    return run(command, rest, { cwd: folder });
  };
  const start = async (data: string, port: number): Promise<void> => {
    const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=8MB`;
    const [command = '', ...rest] = [
      ...asServer,
      join(programs, 'pg_ctl'),
      'start',
      '-w',
      '-D',
      join(folder, data),
      '-l',
      join(folder, `${data}.log`),
      '-o',
      settings,
    ];
    const child = spawn(command, rest, { cwd: folder, stdio: 'ignore' });
    await new Promise<void>((resolve, reject) => {
      child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${data} did not start.`))));
    });
  };
  const stop = (data: string) => program('pg_ctl', 'stop', '-m', 'immediate', '-D', join(folder, data));

  const [primaryPort, replicaPort] = [await freePort(), await freePort()];
  await program('initdb', '-D', join(folder, 'primary'), '-A', 'trust', '-U', 'test', '--no-sync');
  await start('primary', primaryPort);
  const from = `host=127.0.0.1 port=${primaryPort} user=test`;
  await program(
    'pg_basebackup',
    '-D',
    join(folder, 'replica'),
    '-R',
    '-X',
    'stream',
    '-c',
    'fast',
    '-d',
    from,
  );
  await start('replica', replicaPort);

  return {
    primaryUrl: `postgresql://test@127.0.0.1:${primaryPort}/postgres`,
    replicaUrl: `postgresql://test@127.0.0.1:${replicaPort}/postgres`,
    stopReplica: async () => {
      await stop('replica');
    },
    startReplica: () => start('replica', replicaPort),
    close: async () => {
      await Promise.allSettled([stop('replica'), stop('primary')]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
