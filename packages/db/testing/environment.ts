import type { ProviderName } from '../src/index.ts';

/** Where the servers are that tests may use, and which engines they shall run on. */
export interface TestEnvironment {
  /** Undefined where nothing was said. */
  readonly wanted: readonly string[] | undefined;
  readonly serverUrls: Readonly<Partial<Record<ProviderName, string>>>;
}

/** The one place where the tests read the environment. */
export function readTestEnvironment(): TestEnvironment {
  // biome-ignore lint/style/noProcessEnv: this is not configuration of the program but of its tests
  const { TEST_PROVIDERS, TEST_POSTGRES_URL, TEST_MYSQL_URL } = process.env;
  return {
    wanted: TEST_PROVIDERS?.split(',').map((name) => name.trim()),
    serverUrls: {
      ...(TEST_POSTGRES_URL === undefined ? {} : { postgresql: TEST_POSTGRES_URL }),
      ...(TEST_MYSQL_URL === undefined ? {} : { mysql: TEST_MYSQL_URL }),
    },
  };
}

/** How often tests of what happens at once are repeated: `TEST_RUNS`, else once, which notices what goes wrong often. */
export function readTestRuns(): number {
  return readTestCount('TEST_RUNS', 1);
}

/** A whole number that a variable of the environment gives a test, such as how much it tries. */
export function readTestCount(variable: string, usual: number): number {
  // biome-ignore lint/style/noProcessEnv: as above
  const count = Number(process.env[variable] ?? usual);
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`${variable} must be a whole number above zero`);
  }

  return count;
}

/** What programs that tests start need of the environment. */
export function readToolEnvironment(): Readonly<Record<string, string | undefined>> {
  // biome-ignore lint/style/noProcessEnv: as above
  const { PATH } = process.env;
  return { PATH };
}
