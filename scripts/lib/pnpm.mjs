import { readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';

/**
 * Runs pnpm in the version that package.json pins, which npx fetches when it is not there: a newcomer has npm alone.
 * @param {readonly string[]} args
 * @param {import('./run.mjs').RunOptions} [options]
 */
export function pnpm(args, options) {
  const { packageManager } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));

  return run('npx', ['--yes', packageManager, ...args], options);
}

/**
 * Runs turbo through pnpm, for turbo starts the tasks with the pnpm that it finds in PATH.
 * @param {readonly string[]} args
 * @param {import('./run.mjs').RunOptions} [options]
 */
export function turbo(args, options = {}) {
  const env = { ...options.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' };

  return pnpm(['exec', 'turbo', 'run', ...args], { ...options, env });
}
