import { join } from 'node:path';
import { inject } from 'vitest';

export { type SentSpan, startCollector, type TraceCollector } from './collector.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the repository, told once everything in it is built; unknown to tests that need no build. */
    readonly build?: string;
  }
}

/** The module that is an app's process, from a build that is no older than its sources. */
export function builtMain(app: string): string {
  const root = inject('build');
  if (root === undefined) {
    throw new Error('Nothing was built for this test: name its file in OF_PROCESSES of vitest.config.ts');
  }

  return join(root, 'apps', app, 'dist', 'main.js');
}
