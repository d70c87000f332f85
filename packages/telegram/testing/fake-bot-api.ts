/** Telegram's Bot API on 127.0.0.1, as far as the bot uses it, with the troubles that the real one makes. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SentMessage {
  readonly chatId: string;
  readonly text: string;
}

/** How the next `sendMessage` goes wrong. `lost`: it is sent, and the answer never arrives. */
export type Trouble = 'blocked' | 'refused' | 'server error' | 'lost' | { readonly retryAfter: number };

export interface FakeBotApi {
  readonly url: string;
  readonly sent: readonly SentMessage[];
  /** The paths of all calls, without the token. */
  readonly calls: readonly string[];
  /** Somebody writes to the bot. */
  write(chatId: number, text: string, chatType?: string): void;
  /** Makes the next messages go wrong, one after the other. */
  trouble(...next: readonly Trouble[]): void;
  /** Resolves once a condition on what was sent holds. */
  until(condition: (sent: readonly SentMessage[]) => boolean): Promise<void>;
  /** Resolves once somebody waits for messages, or is about to. */
  polled(): Promise<void>;
  /** Resolves once nobody waits for messages any more. */
  unpolled(): Promise<void>;
  /** Cuts all connections and, until `restore`, each new one. */
  cut(): void;
  restore(): void;
  close(): Promise<void>;
}

/** Lets tests wait for what they look forward to. */
function createWatch() {
  const watchers = new Set<() => void>();

  return {
    /** To be called when something has happened. */
    wake() {
      for (const watcher of [...watchers]) {
        watcher();
      }
    },
    until: (condition: () => boolean) =>
      new Promise<void>((resolve) => {
        const watcher = () => {
          if (condition()) {
            watchers.delete(watcher);
            resolve();
          }
        };
        watchers.add(watcher);
        watcher();
      }),
  };
}

interface Update {
  readonly update_id: number;
  readonly message: object;
}

/** What was written to the bot and is not confirmed, and who waits for it. */
function createInbox(onChange: () => void) {
  const waiting = new Map<ServerResponse, number>();
  let updates: readonly Update[] = [];
  let nextId = 1;

  function deliver(): void {
    for (const [response, offset] of waiting) {
      const result = updates.filter(({ update_id: id }) => id >= offset);
      if (result.length > 0) {
        waiting.delete(response);
        answer(response, { ok: true, result });
      }
    }
  }

  return {
    isPolled: () => waiting.size > 0,
    add(chatId: number, text: string, chatType: string) {
      const chat = { id: chatId, type: chatType, first_name: 'Asha <&>' };
      const message = { message_id: nextId, date: 0, chat, from: chat, text };
      updates = [...updates, { update_id: nextId++, message }];
      deliver();
    },
    poll(response: ServerResponse, offset: number) {
      updates = updates.filter(({ update_id: id }) => id >= offset);
      waiting.set(response, offset);
      response.on('close', () => {
        waiting.delete(response);
        onChange();
      });
      deliver();
      onChange();
    },
  };
}

/** @param token the only one that is known */
export async function startFakeBotApi(token: string): Promise<FakeBotApi> {
  const sent: SentMessage[] = [];
  const calls: string[] = [];
  const troubles: Trouble[] = [];
  const watch = createWatch();
  const inbox = createInbox(watch.wake);
  let isCut = false;

  function send(response: ServerResponse, body: Record<string, unknown>): void {
    const trouble = troubles.shift();
    if (trouble === undefined || trouble === 'lost') {
      sent.push({ chatId: String(body.chat_id), text: String(body.text) });
    }

    if (trouble === undefined) {
      answer(response, { ok: true, result: { message_id: sent.length } });
    } else if (trouble === 'lost') {
      response.destroy();
    } else {
      const [code, description, parameters] = failureOf(trouble);
      answer(response, { ok: false, error_code: code, description, parameters }, code);
    }

    watch.wake();
  }

  function call(method: string, body: Record<string, unknown>, response: ServerResponse): void {
    calls.push(method);
    switch (method) {
      case 'getMe':
        answer(response, {
          ok: true,
          result: { id: 1, is_bot: true, first_name: 'Bot', username: 'paper_bot' },
        });
        break;
      case 'getUpdates':
        inbox.poll(response, Number(body.offset ?? 0));
        break;
      case 'sendMessage':
        send(response, body);
        break;
      default:
        answer(response, { ok: true, result: true });
    }
  }

  const { server, port } = await listen(async (request, response) => {
    const [, bot, method = ''] = (request.url ?? '').split('/');
    const body = await readBody(request);
    if (bot === `bot${token}`) {
      call(method, body, response);
    } else {
      answer(response, { ok: false, error_code: 401, description: 'Unauthorized' }, 401);
    }
  });
  server.on('connection', (socket) => {
    if (isCut) {
      socket.destroy();
    }
  });

  return {
    url: `http://127.0.0.1:${port}`,
    sent,
    calls,
    write: (chatId, text, chatType = 'private') => inbox.add(chatId, text, chatType),
    trouble: (...next) => {
      troubles.push(...next);
    },
    until: (condition) => watch.until(() => condition(sent)),
    polled: () => watch.until(inbox.isPolled),
    unpolled: () => watch.until(() => !inbox.isPolled()),
    cut() {
      isCut = true;
      server.closeAllConnections();
    },
    restore() {
      isCut = false;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address and a port.
  return { server, port: (server.address() as AddressInfo).port };
}

function failureOf(trouble: Exclude<Trouble, 'lost'>): [number, string, object?] {
  switch (trouble) {
    case 'blocked':
      return [403, 'Forbidden: bot was blocked by the user'];
    case 'refused':
      return [400, 'Bad Request: chat not found'];
    case 'server error':
      return [502, 'Bad Gateway'];
    default:
      return [429, 'Too Many Requests', { retry_after: trouble.retryAfter }];
  }
}

function answer(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(Buffer.from(chunk));
  }

  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : JSON.parse(text);
}
