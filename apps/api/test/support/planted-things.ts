import type { KnownIds } from './known-ids.ts';
import { markOf } from './leaks.ts';
import { linkChat } from './linked-chat.ts';
import type { Method, Operation } from './open-api.ts';
import type { Member, WholeApp } from './whole-app.ts';

/** Something of somebody's that an operation names. */
export interface NamedThing {
  readonly field: string;
  readonly theirs: string;
  /** What nobody has, of the same kind. */
  readonly nobodys: string;
}

export interface PlantedThings {
  /** What each operation could name of the owner's. */
  namedBy(operation: Operation): readonly NamedThing[];
}

/** The chat of somebody; names begin differently. */
const chatOf = ({ username }: Member): bigint => 123_456_000n + BigInt(username.charCodeAt(0));

/** Gives somebody one of everything that a user can have, with their mark where it has a text. */
export async function plantThings(api: WholeApp, owner: Member, ids: KnownIds): Promise<PlantedThings> {
  const mark = markOf(owner);
  const headers = { cookie: owner.cookie, 'x-csrf-token': owner.csrf };
  async function done(method: Method, url: string, body: object) {
    const response = await api.app.inject({ method, url, headers, payload: body });
    if (response.statusCode !== 200) {
      throw new Error(`${url} was not done: ${response.body}`);
    }

    ids.note(url, response.json());
    return response.json();
  }
  const order = { apikey: owner.apiKey, strategy: mark, exchange: 'NSE', symbol: 'SBIN', action: 'BUY' };
  const resting = { ...order, quantity: 1, pricetype: 'LIMIT', price: 400 };
  const symbols = [{ symbol: 'SBIN', exchange: 'NSE', quantity: 1 }];

  const chart = await done('POST', '/strategy/api/strategy', { name: mark, symbols });
  const scan = await done('POST', '/chartink/api/strategy', { name: `${mark}-scans`, symbols });
  const placed = await done('POST', '/api/v1/placeorder', resting);
  await done('POST', '/api/v1/placeorder', { ...order, quantity: 1 });
  await api.fill(({ priceType }) => priceType === 'MARKET');
  await done('POST', '/apikey/mode', { mode: 'semi_auto' });
  const waiting = await done('POST', '/api/v1/placeorder', resting);
  await done('POST', '/apikey/mode', { mode: 'auto' });
  const sessions = await api.people.sessions.list(owner.username);
  await linkChat(api.databases.main, owner.username, chatOf(owner), mark);

  const things: readonly (readonly [path: RegExp, NamedThing])[] = [
    [/^\/strategy\/api\//, { field: 'id', theirs: chart.data.id, nobodys: crypto.randomUUID() }],
    [/^\/chartink\/api\//, { field: 'id', theirs: String(scan.data.id), nobodys: '99999' }],
    [/^\/action-center\//, { field: 'id', theirs: String(waiting.pending_order_id), nobodys: '99999' }],
    [/^\/auth\/sessions\//, { field: 'id', theirs: String(sessions[0]?.id), nobodys: '99999' }],
    [/^\/api\/v1\//, { field: 'orderid', theirs: placed.orderid, nobodys: '24010200009999' }],
    [/\/telegram\//, { field: 'telegram_id', theirs: String(chatOf(owner)), nobodys: '987654321' }],
  ];
  return {
    namedBy: (operation) =>
      things
        .filter(([path, { field }]) => path.test(operation.path) && takes(operation, field))
        .map(([, one]) => one),
  };
}

function takes({ parameters, requestBody }: Operation, field: string): boolean {
  const body = Object(requestBody?.content['application/json']?.schema.properties);
  return parameters.some(({ name }) => name === field) || Object.hasOwn(body, field);
}
