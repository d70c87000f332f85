import { defineConfig } from 'vitest/config';

// Every workspace is one project; `source` makes a package's own TypeScript what the others import,
// so that tests never run against a stale build.
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    projects: ['packages/*', 'apps/*', 'e2e'].map((root) => ({
      extends: true as const,
      test: { name: root, include: [`${root}/test/**/*.test.ts`] },
    })),
  },
});
