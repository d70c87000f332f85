import { createHmac } from 'node:crypto';

const CHARACTERS = 12;

/** What the keys of an installation begin with, so that several may share a server. It tells nothing of the secret. */
export function namespaceOf(secret: string): string {
  const digest = createHmac('sha256', secret).update('openalgo namespace').digest('hex');
  return `openalgo:${digest.slice(0, CHARACTERS)}`;
}
