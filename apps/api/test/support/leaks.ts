import type { LightMyRequestResponse } from 'fastify';
import { APP_KEY, PEPPER } from './cheap-people.ts';
import type { Member, WholeApp } from './whole-app.ts';

/** What an answer tells that it must not. */
export type LeakCheck = (response: LightMyRequestResponse, reader: Member | null) => string[];

/** What only our insides say. */
const INSIDES = [
  /\bat \S+ \(?(?:file:|node:|\/)/,
  /node_modules|node:internal/,
  /SQLITE_|better-sqlite3|Prisma|sandbox_(?:orders|funds|trades)|INSERT INTO|SELECT \w+ FROM/,
  /\$argon2/,
  /gAAAAA[\w-]{20}/,
] as const;

/** What is sealed for its reader to bring back is meant to be told. */
const SEALED = /"setup_token":"[^"]*"/;

/** Looks for insides, secrets of everybody, and what belongs to others, in everything that an answer has. */
export function createLeakCheck(api: Pick<WholeApp, 'rootDir'>, members: readonly Member[]): LeakCheck {
  return (response, reader) => {
    const body = response.body.replace(SEALED, '');
    const text = `${JSON.stringify(response.headers)}\n${response.body}`;
    const isOfOthers = ({ username }: Member) =>
      reader !== null && !reader.isAdmin && username !== reader.username;
    const secrets = [
      PEPPER,
      APP_KEY,
      api.rootDir,
      ...members.flatMap((one) => [one.apiKey, one.cookie.split('=')[1] ?? one.cookie, one.password]),
      ...members.filter(isOfOthers).flatMap((one) => [one.csrf, `${one.username}@mail.test`, markOf(one)]),
    ];

    return [
      ...INSIDES.filter((inside) => inside.test(body)).map((inside) => `tells ${inside}`),
      ...secrets.filter((secret) => text.includes(secret)).map((secret) => `tells the secret ${secret}`),
    ].map((leak) => `${leak}: ${response.body.slice(0, 300)}`);
  };
}

/** A text that is in things of somebody, and that nobody else is to see. */
export const markOf = ({ username }: Pick<Member, 'username'>): string => `only-for-${username}`;
