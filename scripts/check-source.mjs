// Fails where a source file reads the outside world past the one room that may, or has grown too long.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { lineAt, withoutCommentsAndText } from './lib/code.mjs';
import { filesBelow, workspacesOf } from './lib/files.mjs';
import { reportFindings } from './lib/findings.mjs';
import { script } from './lib/script.mjs';

/** @typedef {import('./lib/findings.mjs').Finding} Finding */
/** @typedef {{ pattern: RegExp, room: string | undefined, message: string }} Rule */

const LINES_MAX = 250;
const TIME = 'packages/domain/src/time.ts';

/** @type {readonly Rule[]} */
const RULES = [
  rule(/\bprocess\s*\.\s*env\b/g, 'packages/config/src/environment.ts', 'process.env'),
  rule(/\bDate\s*\.\s*now\b/g, TIME, 'Date.now'),
  rule(/\bnew\s+Date\b(?:\s*\(\s*\)|(?!\s*\())/g, TIME, 'new Date() without an argument'),
  rule(/\bMath\s*\.\s*random\b/g, undefined, 'Math.random'),
  rule(/\bconsole\s*\./g, 'apps/cli/src/output.ts', 'console'),
];

/**
 * @param {RegExp} pattern
 * @param {string | undefined} room the one file that may
 * @param {string} name
 * @returns {Rule}
 */
function rule(pattern, room, name) {
  const where = room === undefined ? 'nowhere: take a seeded or cryptographic source' : `in ${room} only`;

  return { pattern, room, message: `${name} is allowed ${where}` };
}

/**
 * @param {string} root the repository
 * @returns {import('./lib/findings.mjs').Inspection}
 */
function checkSource(root) {
  const files = workspacesOf(root)
    .flatMap((folder) => filesBelow(join(root, folder, 'src')))
    .filter((file) => file.endsWith('.ts'));
  const findings = files.flatMap((file) => inspect(relative(root, file), readFileSync(file, 'utf8')));

  return { files: files.length, findings };
}

/**
 * @param {string} path relative to the repository
 * @param {string} source
 * @returns {Finding[]}
 */
function inspect(path, source) {
  const code = withoutCommentsAndText(source);
  const broken = RULES.filter(({ room }) => room !== path).flatMap(({ pattern, message }) =>
    [...code.matchAll(pattern)].map(({ index }) => ({ path, line: lineAt(code, index), message })),
  );

  return [...broken, ...tooLong(path, source)];
}

/**
 * @param {string} path
 * @param {string} source
 * @returns {Finding[]}
 */
function tooLong(path, source) {
  const lines = source.trimEnd().split('\n').length;

  return lines > LINES_MAX
    ? [{ path, line: LINES_MAX + 1, message: `${lines} lines; at most ${LINES_MAX}` }]
    : [];
}

await script(() => reportFindings('check-source', checkSource(process.cwd())));
