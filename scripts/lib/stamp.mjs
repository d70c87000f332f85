import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * @typedef {object} Step Work that need not be done again while what it is made from stays the same.
 * @property {string} stamp the file that remembers the state it was last done for
 * @property {() => string} fingerprint the present state of what it is made from
 * @property {() => readonly string[]} outputs paths without which it counts as not done
 */

/**
 * @param {Step} step
 * @returns {boolean}
 */
export function isDone(step) {
  return remembered(step) === step.fingerprint() && step.outputs().every((path) => existsSync(path));
}

/**
 * Remembers that the step was done for this state: the one that was seen before the work began, so that a file changed
 * meanwhile makes it due again.
 * @param {Step} step
 * @param {string} fingerprint
 */
export function markDone(step, fingerprint) {
  mkdirSync(dirname(step.stamp), { recursive: true });
  writeFileSync(step.stamp, fingerprint);
}

/**
 * @param {Step} step
 * @returns {string | undefined} undefined where it was never done
 */
export function remembered(step) {
  return existsSync(step.stamp) ? readFileSync(step.stamp, 'utf8') : undefined;
}

/**
 * A digest of the files' names, sizes and times of change: quick, and different after every edit.
 * @param {readonly string[]} paths
 */
export function fingerprintOf(paths) {
  const hash = createHash('sha256');

  for (const path of paths) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }

  return hash.digest('hex');
}
