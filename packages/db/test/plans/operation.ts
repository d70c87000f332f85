/** Calls of a repository's functions, one each; that none is left out is tried first. */
export type Operations<Repository> = {
  readonly [Name in keyof Repository]?: Operation<Repository>;
};

/** A call that shows a function at work; or, with it, why that function reads a table from end to end. */
export type Operation<Repository> = Call<Repository> | Whole<Repository>;
type Call<Repository> = (repository: Repository) => Promise<unknown>;

interface Whole<Repository> {
  readonly call: Call<Repository>;
  readonly because: string;
}

/** A function that is meant to read all of a table. */
export const whole = <Repository>(because: string, call: Call<Repository>): Whole<Repository> => ({
  call,
  because,
});

/** One thing to try: `repository.function`, how, and why it may read a whole table, if it may. */
export interface Trial {
  readonly name: string;
  readonly because: string | null;
  run(): Promise<unknown>;
}

/** The trials of a repository, and before them that none of its functions goes untried. */
export function trialsOf<Repository extends object>(
  label: string,
  operations: Operations<Repository>,
  within: (work: (repository: Repository) => Promise<unknown>) => Promise<unknown>,
): Trial[] {
  // Object.entries forgets that the values of a mapped type are what it says they are.
  const entries = Object.entries(operations) as [string, Operation<Repository>][];
  const isWhole = (repository: Repository) =>
    assertNoneUntried(
      label,
      Object.keys(repository).filter((name) => !(name in operations)),
    );
  return [
    { name: label, because: null, run: () => within(isWhole) },
    ...entries.map(([name, operation]) => ({
      name: `${label}.${name}`,
      because: typeof operation === 'function' ? null : operation.because,
      run: () => within(typeof operation === 'function' ? operation : operation.call),
    })),
  ];
}

async function assertNoneUntried(label: string, untried: readonly string[]): Promise<void> {
  if (untried.length > 0) {
    throw new Error(`Add a trial of ${untried.join(', ')} to those of ${label} in test/plans.`);
  }
}
