import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { downloadFile } from '../src/index.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** The URL of a server on a free port of this machine. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server's address is never the path of a pipe.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function textOf(address: string, options: Parameters<typeof downloadFile>[1]): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await downloadFile(address, options)) {
    chunks.push(chunk);
  }

  return Buffer.concat(chunks).toString();
}

const OPEN = { allowPrivate: true };
const GUARDED = { allowPrivate: false };

describe('a download', () => {
  it('is the file behind the URL, also where the server sends us on', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/old') {
        response.writeHead(302, { location: '/new' }).end();
      } else {
        response.end('a,b\n1,2\n');
      }
    });

    expect(await textOf(`${url}/old`, OPEN)).toBe('a,b\n1,2\n');
  });

  it.each([
    'file:///etc/passwd',
    'ftp://example.org/x',
    'http://user:secret@example.org/',
    'example.org',
    '',
    'javascript:1',
  ])('refuses %s', async (address) => {
    await expect(downloadFile(address, OPEN)).rejects.toMatchObject({ code: 'DOWNLOAD_REFUSED' });
  });

  it.each([
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[fe80::1]',
    '[fd00::1]',
  ])('asks no address of this machine or of a private network: %s', async (host) => {
    await expect(downloadFile(`http://${host}:1/`, GUARDED)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'DOWNLOAD_REFUSED',
    });
  });

  it('judges what a name means when it is connected to, every address of it', async () => {
    const resolve = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ];

    await expect(downloadFile('http://example.org/', { ...GUARDED, resolve })).rejects.toMatchObject({
      code: 'DOWNLOAD_REFUSED',
    });
  });

  it.each([404, 500, 204])('refuses an answer of %d', async (status) => {
    const url = await serve((_request, response) => response.writeHead(status).end());

    await expect(downloadFile(url, OPEN)).rejects.toThrow(`answered ${status}`);
  });

  it('gives up where it is sent on and on, and where nobody answers', async () => {
    const url = await serve((_request, response) => response.writeHead(302, { location: '/' }).end());
    await expect(downloadFile(url, OPEN)).rejects.toThrow('more than 3 times');

    const silent = await serve(() => {});
    await expect(downloadFile(silent, { ...OPEN, timeoutMs: 50 })).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'DOWNLOAD_FAILED',
    });
  });

  it('fails when the server breaks off, so that a part is not taken for the whole', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('a,b\n', () => response.destroy());
    });

    await expect(textOf(url, OPEN)).rejects.toMatchObject({ code: 'DOWNLOAD_FAILED' });
  });
});
