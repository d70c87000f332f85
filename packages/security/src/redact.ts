/** What stands in a secret's place. */
export const REDACTED = '[Redacted]';

/** How a secret's name ends, whatever its case and separators: `access_token`, `X-API-KEY`, `newPassword`. */
const SECRET_NAME = /(?:apikey|appkey|pepper|password|passwd|token|secret|authorization|cookie)s?$/;
const NAME_SEPARATORS = /[-_\s]/g;

/** What was found of a name: the same few come with every request. A flood of made-up ones is not kept. */
const knownNames = new Map<string, boolean>();
const KNOWN_NAMES_MAX = 1_000;

function isSecretName(name: string): boolean {
  const known = knownNames.get(name);
  if (known !== undefined) {
    return known;
  }

  const isSecret = SECRET_NAME.test(name.toLowerCase().replaceAll(NAME_SEPARATORS, ''));
  if (knownNames.size < KNOWN_NAMES_MAX) {
    knownNames.set(name, isSecret);
  }

  return isSecret;
}

const DEPTH_MAX = 12;
/** More values than any request of ours has; what lies beyond is not looked at, so that no input, cycles included, makes this slow. */
const VALUES_MAX = 20_000;
const TRUNCATED = '[Truncated]';

/**
 * A copy of JSON-like data for logs and stored requests: secret fields are masked at any depth, and secrets inside
 * texts as by `redactText`. Binary data, what is nested deeper than 12 levels, and all beyond 20,000 values becomes
 * "[Truncated]". Of objects other than arrays and dates only own enumerable fields remain.
 */
export function redactValue(value: unknown): unknown {
  let budget = VALUES_MAX;

  function redact(current: unknown, depth: number): unknown {
    budget -= 1;
    if (budget < 0) {
      return TRUNCATED;
    }
    if (typeof current === 'string') {
      return redactText(current);
    }
    if (typeof current !== 'object' || current === null || current instanceof Date) {
      return current;
    }
    if (depth === DEPTH_MAX || ArrayBuffer.isView(current)) {
      return TRUNCATED;
    }
    if (Array.isArray(current)) {
      return current.map((item) => redact(item, depth + 1));
    }

    return Object.fromEntries(
      Object.entries(current).map(([name, item]) => [
        name,
        isSecretName(name) ? REDACTED : redact(item, depth + 1),
      ]),
    );
  }

  return redact(value, 0);
}

const SECRETS_IN_TEXT: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // API keys, and whatever else is 32 bytes in hexadecimal, as our own secrets are.
  [/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/gi, REDACTED],
  // Fernet tokens: version 0x80 and a timestamp before 2106 are always "gAAAAA".
  [/gAAAAA[\w-]{92,}={0,2}/g, REDACTED],
  // Tokens of Telegram bots, which their API has in its URLs.
  [/(?<!\d)\d{6,}:[\w-]{30,}/g, REDACTED],
  // name=value as in queries and form bodies, "name":"value" as in JSON.
  [
    /((?<![\w-])[\w-]*(?:api[-_]?key|password|token|secret|authorization|cookie)=)[^&\s"']+/gi,
    `$1${REDACTED}`,
  ],
  [
    /("[\w-]*(?:api[-_]?key|password|token|secret|authorization|cookie)"\s*:\s*")(?:[^"\\]|\\.)*/gi,
    `$1${REDACTED}`,
  ],
  // The password of a database's or a proxy's URL.
  [/(:\/\/[^\s:/@]*:)[^\s/]+(?=@)/g, `$1${REDACTED}`],
];

/** No shorter text is a secret by itself; any other stands behind one of these marks. */
const SECRET_LENGTH_MIN = 64;
const MARKED = /[=:]/;

/** A text without API keys, Fernet tokens, passwords of URLs and values that stand beside a secret's name. */
export function redactText(text: string): string {
  if (text.length < SECRET_LENGTH_MIN && !MARKED.test(text)) {
    return text;
  }

  return SECRETS_IN_TEXT.reduce(
    (masked, [pattern, replacement]) => masked.replace(pattern, replacement),
    text,
  );
}
