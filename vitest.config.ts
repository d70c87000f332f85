import { readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const workspaces = ['packages', 'apps'].flatMap((group) =>
  readdirSync(group).map((name) => `${group}/${name}`),
);

// Every workspace is one project; `source` makes a package's own TypeScript what the others import,
// so that tests never run against a stale build.
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    // Generous, for machines that are busy: a test that hangs still ends, and none measures time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Much of the suite waits for processes of its own, so one worker more than cores keeps a small machine busy.
    maxWorkers: 3,
    projects: [...workspaces, 'bench', 'e2e', 'scripts'].map((root) => ({
      extends: true as const,
      test: { name: root, include: [`${root}/test/**/*.test.ts`] },
    })),
  },
});
