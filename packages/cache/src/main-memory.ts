import {
  type ApiKeyRecord,
  type ChangeTopic,
  createApiKeyRepository,
  createCalendarRepository,
  createInstrumentRepository,
  createSettingsRepository,
  type MainDatabase,
  type Settings,
} from '@openalgo/db';
import {
  type Clock,
  type Instrument,
  type InstrumentKey,
  instrumentId,
  type MarketCalendar,
} from '@openalgo/domain';
import type { Changes } from './changes.ts';
import type { RedisConnection } from './connect.ts';
import { createRemembered, type RememberedOptions } from './remembered.ts';
import { createSharedEntries } from './shared-entries.ts';

/** What is asked of the main database all the time and changes seldom. Whatever changes through it is seen at once. */
export interface MainMemory {
  /** Revoked keys are found, too. Never older than a second, whoever changed it and however. */
  apiKey(keyLookup: string): Promise<ApiKeyRecord | null>;
  /** What there is not is asked for anew each time, so that a new instrument can be traded at once. */
  instrument(key: InstrumentKey): Promise<Instrument | null>;
  calendar(): Promise<MarketCalendar>;
  settings(): Promise<Settings>;
}

export interface MainMemoryOptions {
  readonly main: MainDatabase;
  readonly clock: Clock;
  readonly changes: Changes;
  /** Null where processes share nothing. */
  readonly redis: RedisConnection | null;
  /** Seals what is shared; the same in all processes of an installation. */
  readonly secret: string;
}

/** A revoked key is refused everywhere within this time, even if nobody could be told. */
const KEY_FRESH_MS = 1_000;
const KEYS_MAX = 10_000;
/** How soon a change that came past the repositories is seen in a process by itself, and among processes that share. */
const MASTER_FRESH_MS = 10_000;
const MASTER_SHARED_MS = 60_000;
const INSTRUMENTS_MAX = 20_000;
/** Raise with any change of what is remembered. */
const FORM = 1;

/** Remembers of the main database, in this process and, with Redis, among all that share it. */
export function rememberMain({ main, clock, changes, redis, secret }: MainMemoryOptions): MainMemory {
  const { now } = clock;
  const apiKeys = createApiKeyRepository(main);
  const instruments = createInstrumentRepository(main);
  const calendars = createCalendarRepository(main);
  const settings = createSettingsRepository(main);

  function remember<Key, Value>(
    topic: ChangeTopic,
    options: Omit<RememberedOptions<Key, Value>, 'topic' | 'changes' | 'shared' | 'now'>,
  ) {
    const keepForMs = options.sharedForMs;
    const shared =
      redis === null
        ? null
        : createSharedEntries<Value>({ redis, secret, topic, form: FORM, now, keepForMs });
    return createRemembered<Key, Value>({ topic, changes, shared, now, ...options });
  }

  /** The one thing that a topic is about. */
  function rememberOne<Value>(topic: ChangeTopic, read: () => Promise<Value>): () => Promise<Value> {
    const remembered = remember<null, { readonly the: Value }>(topic, {
      keyOf: () => '',
      read: async () => ({ the: await read() }),
      freshForMs: MASTER_FRESH_MS,
      sharedForMs: MASTER_SHARED_MS,
      max: 1,
      remembersAbsence: true,
    });
    return async () => (await remembered(null))?.the ?? read();
  }

  return {
    apiKey: remember('api-keys', {
      keyOf: (keyLookup: string) => keyLookup,
      read: (keyLookup) => apiKeys.findByLookup(keyLookup),
      freshForMs: KEY_FRESH_MS,
      sharedForMs: KEY_FRESH_MS,
      max: KEYS_MAX,
      // A flood of one wrong key is answered from memory.
      remembersAbsence: true,
    }),
    instrument: remember('instruments', {
      keyOf: (key: InstrumentKey) => instrumentId(key),
      read: (key) => instruments.find(key),
      freshForMs: MASTER_FRESH_MS,
      sharedForMs: MASTER_SHARED_MS,
      max: INSTRUMENTS_MAX,
      remembersAbsence: false,
    }),
    calendar: rememberOne('calendar', () => calendars.read()),
    settings: rememberOne('settings', () => settings.read()),
  };
}
