import type { MainMemory } from '@openalgo/cache';
import type { Config } from '@openalgo/config';
import type { LatencyDatabase, LogsDatabase, MainDatabase, SandboxDatabase } from '@openalgo/db';
import type { Clock } from '@openalgo/domain';
import type { Logger, Tracing } from '@openalgo/service';
import type { WorkerMetrics } from './status/worker-metrics.ts';

/** All that serving the accounts needs of the world. */
export interface WorkerDependencies {
  readonly config: Pick<Config, 'quotes' | 'quoteTrust' | 'marketClock' | 'enforceMarketHours'>;
  readonly main: MainDatabase;
  readonly memory: MainMemory;
  readonly sandbox: SandboxDatabase;
  readonly latency: LatencyDatabase;
  readonly clock: Clock;
  /** Milliseconds that only ever pass, for durations. */
  readonly stopwatch: () => number;
  /** From 0 up to, not including, 1: spreads what several workers would do at one moment. */
  readonly random: () => number;
  readonly log: Logger;
  readonly workerId: string;
  readonly metrics: WorkerMetrics;
  readonly tracing: Tracing;
  /** Told once, when the worker serves the accounts or stands by for the one that does. */
  readonly onReady: (state: 'serving' | 'standby') => void;
}

/** What looking after the databases needs besides. */
export interface UpkeepDependencies {
  readonly config: Pick<Config, 'databaseUrls' | 'backup' | 'retention'>;
  /** What relative paths of databases and backups start at. */
  readonly rootDir: string;
  readonly main: MainDatabase;
  readonly sandbox: SandboxDatabase;
  readonly latency: LatencyDatabase;
  readonly logs: LogsDatabase;
  readonly clock: Clock;
  readonly stopwatch: () => number;
  readonly log: Logger;
}

/** What the keys of this installation are derived from. */
export interface KeyDependencies {
  readonly config: Pick<Config, 'appKey' | 'previousAppKeys' | 'apiKeyPepper'>;
  readonly clock: Clock;
}

/** What the Telegram bot needs besides. */
export interface BotDependencies extends KeyDependencies {
  readonly config: KeyDependencies['config'] & Pick<Config, 'telegramApiRoot'>;
}
