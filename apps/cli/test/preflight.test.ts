import { writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { assertPortFree, assertWritable } from '../src/preflight.ts';
import { makeFolder } from './stand-ins.ts';

const HOST = '127.0.0.1';

async function listen(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  onTestFinished(() => void server.close());
  const address = server.address();

  if (address === null || typeof address === 'string') {
    throw new Error('the server has no port');
  }

  return { server, port: address.port };
}

describe('assertPortFree', () => {
  it('names a taken port and what to do', async () => {
    const { port } = await listen();

    await expect(assertPortFree(HOST, port)).rejects.toThrow(
      `${HOST}:${port} is taken: stop what uses it, or set another PORT in .env`,
    );
  });

  it('leaves a free port free', async () => {
    const { server, port } = await listen();
    await new Promise((resolve) => server.close(resolve));

    await assertPortFree(HOST, port);
    await expect(assertPortFree(HOST, port)).resolves.toBeUndefined();
  });

  it('names an address that is not ours', async () => {
    // 192.0.2.0/24 belongs to documentation (RFC 5737) and to no machine.
    await expect(assertPortFree('192.0.2.1', 5_000)).rejects.toThrow(
      '192.0.2.1:5000 is no address of this machine',
    );
  });
});

describe('assertWritable', () => {
  it('makes the folder and leaves nothing in it', async () => {
    const folder = join(makeFolder(), 'a', 'b');
    await assertWritable(folder);

    expect(await readdir(folder)).toEqual([]);
  });

  it('names a folder that cannot be written to', async () => {
    const file = join(makeFolder(), 'file');
    writeFileSync(file, '');

    await expect(assertWritable(join(file, 'db'))).rejects.toThrow(
      `the folder ${join(file, 'db')} is not writable (ENOTDIR)`,
    );
  });
});
