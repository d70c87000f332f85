/** Ids that answers told, for later requests about the same family of things. */
export interface KnownIds {
  /** Takes note of the ids in an answer of this path. */
  note(path: string, answer: unknown): void;
  /** Those that a field, or a parameter of this path, may name. */
  known(path: string, field: string): readonly string[];
}

const IDS_MAX = 50;
const ID_FIELDS: ReadonlySet<string> = new Set([
  'id',
  'orderid',
  'telegram_id',
  'token',
  'setup_token',
  'next',
  'next_before',
]);
/** What is told under one name by some, and asked for under another by others. */
const WEBHOOK = /^\/(strategy|chartink)\/webhook\/(.+)$/;

export function createKnownIds(): KnownIds {
  const ids = new Map<string, string[]>();

  function add(family: string, field: string, value: unknown): void {
    const name = `${family} ${field}`;
    const told = ids.get(name) ?? [];
    ids.set(name, [String(value), ...told].slice(0, IDS_MAX));
  }

  function noteField(family: string, field: string, value: unknown): void {
    const webhook = WEBHOOK.exec(String(value));
    if (field === 'pending_order_id') {
      add('action-center', 'id', value);
    } else if (field === 'webhook_path' && webhook !== null) {
      add(webhook[1] ?? '', 'webhookId', webhook[2]);
    } else if (ID_FIELDS.has(field)) {
      add(family, field, value);
    }
  }

  function noteAll(family: string, answer: unknown): void {
    // Of a text, `Object.entries` would be its letters.
    for (const [field, value] of typeof answer === 'object' ? Object.entries(answer ?? {}) : []) {
      noteField(family, field, value);
      noteAll(family, value);
    }
  }

  return {
    note: (path, answer) => noteAll(familyOf(path), answer),
    known: (path, field) => ids.get(`${familyOf(path)} ${field}`) ?? [],
  };
}

const familyOf = (path: string): string => path.split('/')[1] ?? '';
