import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be shut and opened again: what goes through it finds the server away meanwhile. */
export interface Gate {
  /** The server's URL, by way of the gate. */
  readonly url: string;
  /** Breaks every connection and lets in no other. */
  shut(): void;
  open(): void;
  close(): Promise<void>;
}

/** Opens a gate to the server of a URL. */
export async function openGate(target: string): Promise<Gate> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isOpen = true;

  const server = createServer((incoming) => {
    if (!isOpen) {
      incoming.destroy();
      return;
    }

    const outgoing = connect(Number(port || '6379'), hostname);
    join(incoming, outgoing);
    join(outgoing, incoming);
  });

  function join(from: Socket, to: Socket): void {
    sockets.add(from);
    from.pipe(to);
    // An end of one side is an end of both; the reason is nobody's concern here.
    from.on('error', () => {});
    from.once('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  }

  function shut(): void {
    isOpen = false;
    for (const socket of sockets) {
      socket.destroy();
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The gate has no port.');
  }

  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String(address.port);
  return {
    url: url.toString(),
    shut,
    open: () => {
      isOpen = true;
    },
    close: () => {
      shut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
