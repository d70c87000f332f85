import { withAppErrors } from '../connect/errors.ts';
import type { MainDatabase } from '../connect/open.ts';

/** The installation's settings that are kept in the database, without the mail password. */
export interface Settings {
  readonly analyzeMode: boolean;
  readonly smtpServer: string | null;
  readonly smtpPort: number | null;
  readonly smtpUsername: string | null;
  readonly smtpUseTls: boolean;
  readonly smtpFromEmail: string | null;
  readonly smtpHeloHostname: string | null;
  readonly securityAutoBanEnabled: boolean;
  readonly security404Threshold: number;
  /** Hours; 0 is for ever. */
  readonly security404BanDuration: number;
  readonly securityApiThreshold: number;
  /** Hours; 0 is for ever. */
  readonly securityApiBanDuration: number;
  readonly securityRepeatOffenderLimit: number;
}

export interface SettingsRepository {
  read(): Promise<Settings>;
  /** Changes what is given and leaves the rest. `smtpPasswordEncrypted` can be written here, and read only below. */
  update(changes: Partial<Settings> & { readonly smtpPasswordEncrypted?: string | null }): Promise<void>;
  smtpPasswordEncrypted(): Promise<string | null>;
}

/** There is one row. */
const ID = 1;
const PUBLIC = {
  analyzeMode: true,
  smtpServer: true,
  smtpPort: true,
  smtpUsername: true,
  smtpUseTls: true,
  smtpFromEmail: true,
  smtpHeloHostname: true,
  securityAutoBanEnabled: true,
  security404Threshold: true,
  security404BanDuration: true,
  securityApiThreshold: true,
  securityApiBanDuration: true,
  securityRepeatOffenderLimit: true,
} as const;

/** The row of settings; it comes into being, with its defaults, when it is first read or written. */
export function createSettingsRepository(
  database: Pick<MainDatabase, 'client' | 'announce'>,
): SettingsRepository {
  const { client } = database;

  return {
    async read() {
      const found = await withAppErrors(() =>
        client.settings.findUnique({ where: { id: ID }, select: PUBLIC }),
      );
      return (
        found ??
        (await withAppErrors(() =>
          client.settings.upsert({ where: { id: ID }, create: { id: ID }, update: {}, select: PUBLIC }),
        ))
      );
    },

    async update(changes) {
      await withAppErrors(() =>
        client.settings.upsert({
          where: { id: ID },
          create: { id: ID, ...changes },
          update: changes,
          select: { id: true },
        }),
      );
      await database.announce('settings');
    },

    async smtpPasswordEncrypted() {
      const row = await withAppErrors(() =>
        client.settings.findUnique({ where: { id: ID }, select: { smtpPasswordEncrypted: true } }),
      );
      return row?.smtpPasswordEncrypted ?? null;
    },
  };
}
