import { ScriptError } from './errors.mjs';

const NEEDED = /** @type {const} */ ([20, 19]);

/**
 * Refuses a Node that is too old, before anything fails in a way that nobody understands.
 * @param {string} version as in `process.versions.node`
 */
export function requireNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);

  if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
    throw new ScriptError(
      `Node ${NEEDED.join('.')} or newer is needed, this is ${version}: see https://nodejs.org`,
    );
  }
}
