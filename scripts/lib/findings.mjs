import { progress } from './script.mjs';

/** @typedef {{ path: string, line: number, message: string }} Finding */
/** @typedef {{ files: number, findings: readonly Finding[] }} Inspection */

/**
 * Shows what a check found, and fails if there is something, or if it looked at nothing: a check of no files proves nothing.
 * @param {string} name the check's name
 * @param {Inspection} inspection
 */
export function reportFindings(name, { files, findings }) {
  for (const { path, line, message } of findings) {
    progress(`${path}:${line}: ${message}`);
  }

  const verdict =
    files === 0 ? 'found no source file to look at' : `${files} files, ${findings.length} findings`;
  progress(`${name}: ${verdict}`);
  process.exitCode = files === 0 || findings.length > 0 ? 1 : 0;
}
