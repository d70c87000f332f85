import { createServer, type Socket } from 'node:net';

/** A mail that was taken. */
export interface TakenMail {
  readonly from: string;
  readonly to: string;
  readonly data: string;
}

export interface FakeSmtp {
  readonly port: number;
  readonly mails: TakenMail[];
  /** All that clients said. */
  readonly said: string[];
  close(): Promise<void>;
}

/** A mail server on 127.0.0.1 that keeps what it takes. It asks for `password` where there is one, and knows no TLS. */
export async function startFakeSmtp(password: string | null = null): Promise<FakeSmtp> {
  const mails: TakenMail[] = [];
  const said: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    converse(socket, password, said, (mail) => mails.push(mail));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The mail server has no port');
  }

  return {
    port: address.port,
    mails,
    said,
    close: () => {
      for (const socket of sockets) {
        socket.destroy();
      }
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function converse(
  socket: Socket,
  password: string | null,
  said: string[],
  take: (mail: TakenMail) => void,
): void {
  let [text, from, to, isData] = ['', '', '', false];
  const say = (line: string) => socket.write(`${line}\r\n`);

  function answer(line: string): void {
    const [verb = ''] = line.toUpperCase().split(/[ :]/);
    const address = /<(.*)>/.exec(line)?.[1] ?? '';
    switch (verb) {
      case 'EHLO':
        say(password === null ? '250 fake' : '250-fake\r\n250 AUTH PLAIN');
        break;
      case 'AUTH': {
        const [, , given] = Buffer.from(line.split(' ')[2] ?? '', 'base64')
          .toString()
          .split('\0');
        say(given === password ? '235 welcome' : '535 who are you');
        break;
      }
      case 'MAIL':
        from = address;
        say('250 ok');
        break;
      case 'RCPT':
        to = address;
        say(to.startsWith('nobody@') ? '550 no such mailbox' : '250 ok');
        break;
      case 'DATA':
        isData = true;
        say('354 go on');
        break;
      case 'QUIT':
        socket.end('221 bye\r\n');
        break;
      default:
        say('502 what');
    }
  }

  say('220 fake');
  socket.on('data', (bytes) => {
    text += String(bytes);
    said.push(String(bytes));
    while (text.includes(isData ? '\r\n.\r\n' : '\r\n')) {
      const end = isData ? '\r\n.\r\n' : '\r\n';
      const at = text.indexOf(end);
      const part = text.slice(0, at);
      text = text.slice(at + end.length);
      if (isData) {
        isData = false;
        take({ from, to, data: part });
        say('250 taken');
      } else {
        answer(part);
      }
    }
  });
}
