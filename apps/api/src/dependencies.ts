import type { AccountDependencies, Accounts } from '@openalgo/accounts';
import type { LiveTrading } from '@openalgo/broker';
import type { HitCounter } from '@openalgo/cache';
import type { NetworkSettings } from '@openalgo/config';
import type {
  AnalyzerLogEntry,
  ApiLogEntry,
  CalendarRepository,
  NewAuditEvent,
  SettingsRepository,
  SignalRepository,
} from '@openalgo/db';
import type { Clock, OrderMode } from '@openalgo/domain';
import type { Download, MasterImport } from '@openalgo/master';
import type { PaperAccounts, TickFeed } from '@openalgo/sandbox';
import type { Tracing } from '@openalgo/service';
import type { ActionCenter, OrderAccounts, SignalIntake, Strategies } from '@openalgo/strategies';
import type { Telegram } from '@openalgo/telegram';
import type { FastifyBaseLogger } from 'fastify';
import type { Registry } from 'prom-client';
import type { AbuseGuard } from './abuse-guard.ts';
import type { MailDesk } from './mail/mail-desk.ts';
import type { MarketData } from './market-data.ts';
import type { Readiness } from './readiness.ts';
import type { Records } from './records.ts';
import type { SandboxDesk } from './sandbox-desk.ts';

/** Who asks: whose API key a request carries, or who is logged in. */
export interface Identity {
  readonly userId: string;
  readonly isAdmin: boolean;
  /** Of an API key; who is logged in decides themselves. */
  readonly orderMode?: OrderMode;
}

/** Answers whose key this is, or null for a key that nobody has. */
export interface ApiKeyVerifier {
  verify(apiKey: string): Promise<Identity | null>;
}

/** All that the API needs of the world; whoever builds it chooses. */
export interface ApiDependencies {
  readonly accounts: PaperAccounts;
  /** The way to real money, which no order takes. */
  readonly live: LiveTrading;
  readonly market: MarketData;
  readonly records: Records;
  /** Null unless quotes are pushed. */
  readonly tickFeed: Pick<TickFeed, 'append'> | null;
  readonly verifier: ApiKeyVerifier;
  /** The people who use the installation, their logins and keys; `record` takes note of what they do. */
  readonly openPeople: (record: AccountDependencies['record']) => Accounts;
  /** Whether cookies are sent over TLS alone. */
  readonly cookieSecure: boolean;
  readonly intake: SignalIntake;
  readonly strategies: Strategies;
  /** Signals and what became of them. */
  readonly signals: Pick<SignalRepository, 'page'>;
  /** Orders that wait for their owners, who have them placed in these accounts. */
  readonly openActionCenter: (accounts: OrderAccounts) => ActionCenter;
  /** Chats with the bot, and the bot itself. */
  readonly telegram: Telegram;
  /** Keeps out addresses that do harm. */
  readonly guard: AbuseGuard;
  readonly settings: Pick<SettingsRepository, 'read' | 'update'>;
  /** The mail that the installation sends. */
  readonly mail: MailDesk;
  readonly sandboxDesk: SandboxDesk;
  /** When exchanges trade, as it is stored. */
  readonly calendar: CalendarRepository;
  readonly masterImport: MasterImport;
  /** Opens a file of instruments that is elsewhere. */
  readonly openDownload: (url: string, signal: AbortSignal) => Promise<Download>;
  readonly network: NetworkSettings;
  /** Counts requests, together with the other processes where there is something that they share. */
  readonly counter: HitCounter;
  readonly readiness: () => Promise<Readiness>;
  /** Refuses those who wait for their keys and passwords to be checked, for the server is to end. */
  readonly turnAway: () => void;
  readonly writeApiLogs: (rows: readonly ApiLogEntry[]) => Promise<void>;
  readonly writeAnalyzerLogs: (rows: readonly AnalyzerLogEntry[]) => Promise<void>;
  /** Appends to the audit trail, all or none. */
  readonly writeAuditEvents: (events: readonly NewAuditEvent[]) => Promise<void>;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
  readonly registry: Registry;
  readonly tracing: Tracing;
}
