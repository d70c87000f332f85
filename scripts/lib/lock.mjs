import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ScriptError } from './errors.mjs';
import { progress } from './script.mjs';

const POLL_MS = 200;

/**
 * Runs `work` while no other process holds the lock file. Waits for a holder that lives, and takes over from one that
 * was killed.
 * @template T
 * @param {string} path the lock file; it holds the holder's process id
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, work) {
  await acquire(path);

  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** @param {string} path */
async function acquire(path) {
  let told = false;

  while (!tryAcquire(path)) {
    const holder = readHolder(path);

    if (holder !== undefined && !isAlive(holder)) {
      rmSync(path, { force: true });
      continue;
    }

    if (!told) {
      progress(`Waiting for process ${holder ?? '?'}, which sets up this folder (it holds ${path}) …`);
      told = true;
    }

    await wait(POLL_MS);
  }
}

/**
 * @param {string} path
 * @returns {boolean}
 */
function tryAcquire(path) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);

    if (code === 'EEXIST') {
      return false;
    }

    throw new ScriptError(`cannot write ${path}: ${message}`);
  }
}

/**
 * @param {string} path
 * @returns {number | undefined} undefined while the holder has not written its id yet, or has just gone
 */
function readHolder(path) {
  try {
    return Number(readFileSync(path, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
