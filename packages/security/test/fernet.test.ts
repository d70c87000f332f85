import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFernet, FernetError } from '../src/index.ts';

/** The vectors published with the specification: https://github.com/fernet/spec, generate, verify and invalid. */
const SPEC_KEY = Buffer.from('cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=', 'base64url');
const SPEC_TOKEN =
  'gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==';
const SPEC_TIME = Date.parse('1985-10-26T01:20:00-07:00');
const SPEC_INVALID = [
  [
    'incorrect mac',
    'gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykQUFBQUFBQUFBQQ==',
  ],
  ['too short', 'gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPA=='],
  [
    'invalid base64',
    '%%%%%%%%%%%%%AECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykRtfsH-p1YsUD2Q==',
  ],
  [
    'payload size not a multiple of the block size',
    'gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPOm73QeoCk9uGib28Xe5vz6oxq5nmxbx_v7mrfyudzUm',
  ],
  [
    'payload padding error',
    'gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0ODz4LEpdELGQAad7aNEHbf-JkLPIpuiYRLQ3RtXatOYREu2FWke6CnJNYIbkuKNqOhw==',
  ],
  [
    'far-future timestamp',
    'gAAAAAAdwStRAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAnja1xKYyhd-Y6mSkTOyTGJmw2Xc2a6kBd-iX9b_qXQcw==',
  ],
  [
    'incorrect IV',
    'gAAAAAAdwJ6xBQECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAkLhFLHpGtDBRLRTZeUfWgHSv49TF2AUEZ1TIvcZjK1zQ==',
  ],
  ['trailing characters after the padding', `${SPEC_TOKEN}trailingdata`],
  [
    'characters outside base64',
    '*gAAAAAAdwJ6wAAECAwQFBgcI!CQoLDA0ODy021?cpGVWKZ_eEwC@GM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==',
  ],
  [
    'characters outside url-safe base64',
    'gAAAAAAdwJ6wAAEC/AwQFBgcICQoLDA0ODy+021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==',
  ],
] as const;

/** Made by Python's `cryptography` 48.0.0 with KEY, at second 1,700,000,000 + i and IV bytes i, i + 1, … */
const KEY = Buffer.from('0e0d816dc340fb2accd5822598ec6b82e8e115fd4165d97c28dfee0275e6d5ca', 'hex');
const OTHER_KEY = Buffer.alloc(32, 7);
const PYTHON_TOKENS = [
  [
    '',
    'gAAAAABlU_EAAAECAwQFBgcICQoLDA0OD2F9PMXcScxhXtIlORg0aV24bRq6A4TOEjb-d-lQpvN6Vk_kXQ2BWMKrdKCWr95VYw==',
  ],
  [
    'hello',
    'gAAAAABlU_EBAQIDBAUGBwgJCgsMDQ4PEBUlWRIV0-GYGq7vq-t7k68hjzToG0VPf7JahD8VAUgCeW-ud1KSdPDxnfAeFAPfwA==',
  ],
  [
    '₹ 1,00,000.00 — बिक्री',
    'gAAAAABlU_ECAgMEBQYHCAkKCwwNDg8QEbnJ5FE57-fFyh1uuvI--LA1Ti0Nwutd-zJBEJeFkw45fXxNDi3YIxevVHWyUQrAlwFkvwDtJ3aDbZuuWKfH2W9yMo19Uneo3B9paBlSxrnf',
  ],
  [
    'xxxxxxxxxxxxxxxx',
    'gAAAAABlU_EDAwQFBgcICQoLDA0ODxAREk0hKJ35H6XQv7qarPmZyUT_FUUZRcKbNwdNPAqv3tVR9aUPiMFIBjbXy1MtDRERSh1fw7iEBl709WM3JWcpRO8=',
  ],
] as const;

function toPaddedBase64Url(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}

const FIRST_PYTHON_MS = 1_700_000_000_000;
const fernet = createFernet({ keys: [KEY], now: () => FIRST_PYTHON_MS });

function specFernet(afterSeconds: number) {
  return createFernet({
    keys: [SPEC_KEY],
    now: () => SPEC_TIME + afterSeconds * 1000,
    createIv: () => Buffer.from(Array.from({ length: 16 }, (_, index) => index)),
  });
}

describe('the vectors of the specification', () => {
  test('the published token is generated from the published inputs', () => {
    expect(specFernet(0).encrypt('hello')).toBe(SPEC_TOKEN);
  });

  test('the published token is verified within its time to live', () => {
    expect(specFernet(1).decrypt(SPEC_TOKEN, { maxAgeSeconds: 60 })).toBe('hello');
  });

  test.each(SPEC_INVALID)('a token with %s is refused', (_reason, token) => {
    expect(() => specFernet(1).decrypt(token, { maxAgeSeconds: 60 })).toThrow(FernetError);
  });

  test('a token past its time to live is refused, and read where no age is asked for', () => {
    expect(() => specFernet(61).decrypt(SPEC_TOKEN, { maxAgeSeconds: 60 })).toThrow('expired');
    expect(specFernet(61).decrypt(SPEC_TOKEN)).toBe('hello');
  });
});

describe("Python's cryptography", () => {
  test.each(PYTHON_TOKENS)('its token of %j is read', (text, token) => {
    expect(fernet.decrypt(token)).toBe(text);
  });

  test.each(PYTHON_TOKENS.map(([text, token], index) => ({ text, token, index })))(
    'from the same inputs we make the same token of $text',
    ({ text, token, index }) => {
      const maker = createFernet({
        keys: [KEY],
        now: () => FIRST_PYTHON_MS + index * 1000,
        createIv: () => Buffer.from(Array.from({ length: 16 }, (_, offset) => index + offset)),
      });
      expect(maker.encrypt(text)).toBe(token);
    },
  );
});

test('every text comes back as it was', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary-ascii' })), (text) => {
      expect(fernet.decrypt(fernet.encrypt(text))).toBe(text);
    }),
  );
});

test('a byte order mark at the beginning comes back too', () => {
  expect(fernet.decrypt(fernet.encrypt('\uFEFFtext'))).toBe('\uFEFFtext');
});

test.each(['', 'gA==', 'gAAAAA=='])('%j is no token', (token) => {
  expect(() => fernet.decrypt(token)).toThrow('not a Fernet token');
});

test('a token of another version is refused, though whoever has the key made it', () => {
  const signed = Buffer.from(fernet.encrypt('text'), 'base64url').subarray(0, -32);
  signed.writeUInt8(0x81);
  const mac = createHmac('sha256', KEY.subarray(0, 16)).update(signed).digest();
  expect(() => fernet.decrypt(toPaddedBase64Url(Buffer.concat([signed, mac])))).toThrow('not a Fernet token');
});

test('a token altered in any character is refused', () => {
  const token = fernet.encrypt('broker token');
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(...'Az09-_='), (at, character) => {
      fc.pre(token[at] !== character);
      const altered = token.slice(0, at) + character + token.slice(at + 1);
      expect(() => fernet.decrypt(altered)).toThrow(FernetError);
    }),
  );
});

test('the same text never makes the same token twice', () => {
  expect(fernet.encrypt('same')).not.toBe(fernet.encrypt('same'));
});

test('after a new key was put first, old tokens are read and new ones need the new key', () => {
  const before = createFernet({ keys: [KEY], now: () => 0 });
  const after = createFernet({ keys: [OTHER_KEY, KEY], now: () => 0 });

  expect(after.decrypt(before.encrypt('old'))).toBe('old');
  expect(() => before.decrypt(after.encrypt('new'))).toThrow('another key');
});

test('bytes that are no text are refused rather than mangled', () => {
  // Python: Fernet(KEY).encrypt(b'\xff\xfe'), at second 1,700,000,000 and IV bytes 0, 1, …
  const token =
    'gAAAAABlU_EAAAECAwQFBgcICQoLDA0OD7l2GURbaJvZvU0wYBopp371KFNwqE3QSuFTdFo-qz9eiu9kVdFVYqs_win8oo2Tlw==';
  expect(() => fernet.decrypt(token)).toThrow('does not hold text');
});

test.each([
  ['no key', []],
  ['a key of another length', [Buffer.alloc(31)]],
])('%s is refused at once', (_reason, keys) => {
  expect(() => createFernet({ keys, now: () => 0 })).toThrow(FernetError);
});
