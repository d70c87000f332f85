import { root } from './paths.mjs';
import { ensureBuilt } from './prepare.mjs';

/**
 * Vitest's global set-up of tests that start the apps: makes the build that of its sources, and then tells where it is.
 * @param {import('vitest/node').TestProject} project
 */
export default async function buildForTests(project) {
  await ensureBuilt();
  project.provide('build', root);
}
