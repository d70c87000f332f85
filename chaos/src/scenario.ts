import type { ProviderName } from '@openalgo/db';
import type { Instant } from '@openalgo/domain';
import type { Random } from '@openalgo/market';
import type { AnswerWatch } from './answer-watch.ts';
import type { Crew } from './crew.ts';
import type { Foundation, Installation } from './installation.ts';

/** Where harm is done. */
export interface Scene {
  readonly installation: Installation;
  readonly crew: Crew;
  readonly random: Random;
  readonly kills: number;
  /** The answers that the clients get. */
  readonly answers: AnswerWatch;
}

/** What one run of a scenario stands on, and what is done there while clients trade. */
export interface Stage extends Foundation {
  /** How a price reaches the market; over HTTP where it is left out. What is away takes none, and throws. */
  publish?(price: PublishedPrice): Promise<void>;
  /** Returns what is worth printing, and violations. */
  act(scene: Scene): Promise<Outcome>;
  /** Removes what it stood on. */
  close?(): Promise<void>;
}

/** A price of the one instrument that is traded. */
export interface PublishedPrice {
  readonly exchange: string;
  readonly symbol: string;
  readonly ltp: number;
  readonly timestamp: Instant;
}

export interface Scenario {
  readonly name: string;
  readonly what: string;
  /** Engines that it makes no sense on are left out, visibly. */
  readonly engines: readonly ProviderName[];
  readonly workers: (provider: ProviderName) => number;
  /** Makes what a run stands on; a text when that cannot be had here, which says why. */
  readonly prepare: (provider: ProviderName) => Promise<Stage | string>;
}

export interface Outcome {
  readonly figures: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
}

/** All that there are. */
export const ENGINES: readonly ProviderName[] = ['sqlite', 'postgresql', 'mysql'];
/** Those whose databases are on a server. */
export const SERVERS: readonly ProviderName[] = ['postgresql', 'mysql'];
/** The longest of the pauses that nobody chose. */
export const PAUSE_MAX_MS = 400;
export const NOTHING_WRONG: readonly string[] = [];
/** One writes on SQLite; elsewhere they share the accounts. */
export const asManyAsHelp = (provider: ProviderName): number => (provider === 'sqlite' ? 1 : 2);
