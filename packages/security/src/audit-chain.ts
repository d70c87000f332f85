import { createHmac, timingSafeEqual } from 'node:crypto';

const KEY_BYTES = 32;
const HASH = /^[0-9a-f]{64}$/;

/** What the first row of a chain follows. */
export const AUDIT_GENESIS_HASH = '0'.repeat(64);

/** Who did what to which thing, and its place in the chain. */
export interface AuditEvent {
  /** From 1, without gaps. */
  readonly id: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** JSON; hashed as the text that it is. */
  readonly detail: string;
}

/** An event with its hash and that of the event before it, each 64 lower-case hexadecimal characters. */
export interface ChainedAuditEvent extends AuditEvent {
  readonly previousHash: string;
  readonly hash: string;
}

/** The end of a chain. */
export interface AuditChainEnd {
  /** 0 for a chain without events. */
  readonly lastId: number;
  readonly lastHash: string;
}

/** Hashes that only the holder of the chain's key can make. */
export interface AuditChain {
  /** The events as they follow `end`, which they bear out: numbered, hashed, each over the one before. */
  link(end: AuditChainEnd, events: readonly Omit<AuditEvent, 'id'>[]): readonly ChainedAuditEvent[];
  /** Whether the event's hash is that of its content and of its `previousHash`. */
  isGenuine(event: ChainedAuditEvent): boolean;
  /** A hash over the end of the chain, so that nobody else can cut it and call what is left whole. */
  seal(end: AuditChainEnd): string;
  isSealed(end: AuditChainEnd, seal: string): boolean;
}

/** Throws RangeError for a key that is not 32 bytes long. */
export function createAuditChain(key: Buffer): AuditChain {
  if (key.length !== KEY_BYTES) {
    throw new RangeError(`The key of an audit chain has ${KEY_BYTES} bytes, not ${key.length}.`);
  }

  const mac = (text: string) => createHmac('sha256', key).update(text, 'utf8').digest('hex');
  const hashOf = (event: AuditEvent, previousHash: string) => mac(encodeAuditEvent(event, previousHash));
  const sealOf = (end: AuditChainEnd) => mac(JSON.stringify(['seal', 1, end.lastId, end.lastHash]));

  return {
    link({ lastId, lastHash }, events) {
      let previousHash = lastHash;
      return events.map((event, index) => {
        const numbered = { ...event, id: lastId + index + 1 };
        const linked = { ...numbered, previousHash, hash: hashOf(numbered, previousHash) };
        previousHash = linked.hash;
        return linked;
      });
    },
    isGenuine: (event) => isSame(hashOf(event, event.previousHash), event.hash),
    seal: sealOf,
    isSealed: (end, seal) => isSame(sealOf(end), seal),
  };
}

/**
 * The bytes that a hash is made of: a JSON list (RFC 8259, as `JSON.stringify` writes it, without spaces) of the word
 * "event", the number 1 for this encoding, and the fields in their order. A list of values of fixed kinds has one
 * reading, so no two different events share an encoding.
 */
export function encodeAuditEvent(event: AuditEvent, previousHash: string): string {
  const { id, at, actor, action, subject, detail } = event;
  return JSON.stringify(['event', 1, id, at, actor, action, subject, detail, previousHash]);
}

function isSame(expected: string, given: string): boolean {
  return HASH.test(given) && timingSafeEqual(Buffer.from(expected, 'hex'), Buffer.from(given, 'hex'));
}
