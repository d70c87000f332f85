import { defineConfig } from 'vitest/config';

/** Tests that start the apps as processes, from their build, which is therefore made first where it is not that of the sources. */
const OF_PROCESSES = ['apps/api/test/process.test.ts', 'e2e/test/**/*.test.ts'];

// `source` makes a package's own TypeScript what the others import, so that tests never run against a stale build.
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    // Generous, for machines that are busy: a test that hangs still ends, and none measures time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Files of one process share their modules, for loading them anew for each took longer than many a file's tests.
    isolate: false,
    experimental: { fsModuleCache: true },
    // Much of the suite waits for processes of its own, so one worker more than cores keeps a small machine busy.
    maxWorkers: 3,
    // Two, not one for each workspace: each has its own server, which transforms and loads everything anew.
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['{packages,apps}/*/test/**/*.test.ts', '{bench,scripts}/test/**/*.test.ts'],
          exclude: OF_PROCESSES,
        },
      },
      {
        extends: true,
        test: {
          name: 'processes',
          include: OF_PROCESSES,
          globalSetup: 'scripts/lib/build-for-tests.mjs',
          // Each starts several processes, one after the other.
          testTimeout: 240_000,
        },
      },
    ],
  },
});
