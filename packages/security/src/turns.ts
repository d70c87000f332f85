/** Lets so many tasks run at once; the others wait for their turn, the first that came first. */
export interface Turns {
  take<Result>(task: () => Promise<Result>): Promise<Result>;
  /** How many wait. */
  readonly waiting: number;
  /** Turns away whoever waits, and whoever comes from now on. What runs is finished. */
  close(): void;
}

export interface TurnsOptions {
  readonly atOnce: number;
  /** What those are told who are turned away. */
  readonly refusal: () => Error;
}

interface Waiting {
  readonly admit: () => void;
  readonly refuse: (error: Error) => void;
}

export function createTurns({ atOnce, refusal }: TurnsOptions): Turns {
  let waiting: Waiting[] = [];
  let running = 0;
  let isClosed = false;

  function turn(): Promise<void> {
    if (isClosed) {
      throw refusal();
    }

    if (running < atOnce) {
      running += 1;
      return Promise.resolve();
    }

    return new Promise((admit, refuse) => waiting.push({ admit, refuse }));
  }

  /** Hands the turn on, or gives it back where nobody waits. */
  function leave(): void {
    const next = waiting.shift();
    if (next === undefined) {
      running -= 1;
    } else {
      next.admit();
    }
  }

  return {
    get waiting() {
      return waiting.length;
    },

    async take(task) {
      await turn();
      try {
        return await task();
      } finally {
        leave();
      }
    },

    close() {
      isClosed = true;
      const refused = waiting;
      waiting = [];
      for (const { refuse } of refused) {
        refuse(refusal());
      }
    },
  };
}
