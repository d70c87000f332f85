import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** As the testing part of packages/service declares it. */
    readonly build?: string;
  }
}
