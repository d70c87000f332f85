/** What engines do differently about the room that removed rows leave. */
export interface SpaceRules {
  /** Gives a little of it back to the disk; returns whether there is more. Holds a lock for a few milliseconds. */
  giveBackSome(address: string): Promise<boolean>;
  /** Gives all of it back, which takes its time and keeps everybody waiting; whether there was anything to do. */
  compact(address: string): Promise<boolean>;
}
