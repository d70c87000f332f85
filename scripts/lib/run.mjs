import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { Interrupted, ScriptError } from './errors.mjs';
import { root } from './paths.mjs';

/**
 * @typedef {object} RunOptions
 * @property {'inherit' | 'stderr' | 'keep'} [output] where the child's output goes: to ours as it is (the default), all of
 *   it to our stderr, or nowhere but into the result
 * @property {Record<string, string>} [env] variables added to ours
 * @property {boolean} [ownGroup] keep the terminal's Ctrl-C from it, which then reaches it through us alone, once
 */

/** @typedef {{ code: number, output: string }} Finished */

/** @type {Record<'inherit' | 'stderr' | 'keep', import('node:child_process').StdioOptions>} */
const STDIO = {
  inherit: 'inherit',
  stderr: ['inherit', 2, 2],
  keep: ['ignore', 'pipe', 'pipe'],
};

/**
 * Runs a command in the repository's root to its end, whatever its exit code is. Our own SIGINT and SIGTERM are passed
 * on to it, and then thrown as `Interrupted` when it has ended, so that nothing is left running behind us.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Finished>}
 */
export function run(command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: STDIO[options.output ?? 'inherit'],
    env: { ...process.env, ...options.env },
    detached: options.ownGroup ?? false,
    // npx is a .cmd file on Windows, which only a shell can start.
    shell: process.platform === 'win32' && command === 'npx',
  });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  const interruption = passSignalsTo(child);

  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      interruption.stop();
      reject(new ScriptError(`cannot run ${command}: ${error.message}`));
    });
    child.once('close', (code) => {
      const signal = interruption.stop();

      if (signal === undefined) {
        resolve({ code: code ?? 1, output });
      } else {
        reject(new Interrupted(128 + constants.signals[signal]));
      }
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {{ stop(): NodeJS.Signals | undefined }} `stop` ends it and tells which signal came, if one did
 */
function passSignalsTo(child) {
  /** @type {NodeJS.Signals | undefined} */
  let received;
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    received = signal;
    child.kill(signal);
  };
  process.on('SIGINT', pass).on('SIGTERM', pass);

  return {
    stop() {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      return received;
    },
  };
}
