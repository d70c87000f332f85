// count-tests.mjs <vitest's JSON report> <vitest's exit code>: prints `<passed> <failed>`, for the sum of a CI run.
import { readFileSync } from 'node:fs';

/**
 * @param {string} path
 * @returns {{ numPassedTests: number, numFailedTests: number }} zeros where vitest did not come to write its report
 */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0 };
  }
}

const [, , path = '', exitCode] = process.argv;
const { numPassedTests, numFailedTests } = readReport(path);
// A file that cannot be loaded fails the run, although none of its tests does.
const failed = exitCode === '0' ? numFailedTests : Math.max(numFailedTests, 1);
console.log(`${numPassedTests} ${failed}`);
