import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ScriptError } from './errors.mjs';
import { filesBelow, workspacesOf } from './files.mjs';
import { withLock } from './lock.mjs';
import { inRoot, root } from './paths.mjs';
import { pnpm, turbo } from './pnpm.mjs';
import { progress } from './script.mjs';
import { fingerprintOf, isDone, markDone, remembered } from './stamp.mjs';

/** @typedef {import('./stamp.mjs').Step} Step */

// Inside node_modules, so that whoever removes it removes what we remember of it, too.
const STAMPS = inRoot('node_modules', '.openalgo');

/** @type {Step} Dependencies are installed for this lockfile, and compiled for this Node. */
const installation = {
  stamp: join(STAMPS, 'installed'),
  fingerprint: () => `${binaryInterface()} ${lockfileDigest()}`,
  outputs: () => [inRoot('node_modules', '.modules.yaml')],
};

/** @type {Step} Every workspace is built from these sources. */
const build = {
  stamp: join(STAMPS, 'built'),
  fingerprint: () => fingerprintOf([...generatorSources(), ...workspacesOf(root).flatMap(sourcesOf)]),
  outputs: () => builtWorkspaces().map((folder) => inRoot(folder, 'dist')),
};

/** @type {Step} The database clients are generated from these schemas. */
const generation = {
  stamp: join(STAMPS, 'generated'),
  fingerprint: () => fingerprintOf(generatorSources()),
  outputs: () => [inRoot('packages', 'db', 'src', 'generated')],
};

/** Makes the dependencies those of the lockfile. Quick when they are. */
export function ensureInstalled() {
  return ensure(installation, async () => {
    progress('Installing dependencies; the first time this compiles SQLite once, about a minute …');
    const args = ['install', '--frozen-lockfile'];
    await mustSucceed(pnpm(args, { output: 'stderr' }), 'the installation failed, see above');

    if (compiledForAnotherNode()) {
      progress('Compiling SQLite again, for this version of Node …');
      await mustSucceed(
        pnpm(['rebuild', '--recursive'], { output: 'stderr' }),
        'compiling failed, see above',
      );
    }
  });
}

/** Makes the generated database clients those of the schemas. Quick when they are. */
export function ensureGenerated() {
  return ensure(generation, () => {
    progress('Generating the database clients …');
    return runTurbo('generate');
  });
}

/** Makes every `dist` folder that of its sources. Quick when they are. */
export function ensureBuilt() {
  return ensure(build, () => {
    progress('Building; the first time takes about half a minute …');
    return runTurbo('build');
  });
}

/**
 * Does the step if it is due; of two processes that come at once, one does it and the other waits.
 * @param {Step} step
 * @param {() => Promise<void>} work
 */
async function ensure(step, work) {
  if (isDone(step)) {
    return;
  }

  await withLock(inRoot('.openalgo', 'setup.lock'), async () => {
    if (isDone(step)) {
      return;
    }

    const fingerprint = step.fingerprint();
    await work();
    markDone(step, fingerprint);
  });
}

/** @param {string} task */
async function runTurbo(task) {
  const { code, output } = await turbo([task, '--output-logs=errors-only'], { output: 'keep' });

  if (code !== 0) {
    progress(output);
    throw new ScriptError(`the ${task} step failed, see above`);
  }
}

/**
 * @param {Promise<import('./run.mjs').Finished>} finished
 * @param {string} message
 */
async function mustSucceed(finished, message) {
  if ((await finished).code !== 0) {
    throw new ScriptError(message);
  }
}

/** What compiled dependencies depend on. */
function binaryInterface() {
  return `${process.platform}-${process.arch}-${process.versions.modules}`;
}

function lockfileDigest() {
  return createHash('sha256')
    .update(readFileSync(inRoot('pnpm-lock.yaml')))
    .digest('hex');
}

/** pnpm itself does not notice that Node has changed under an installation. */
function compiledForAnotherNode() {
  const installedFor = remembered(installation)?.split(' ')[0];

  return installedFor !== undefined && installedFor !== binaryInterface();
}

function generatorSources() {
  return [...filesBelow(inRoot('prisma')), ...filesBelow(inRoot('packages', 'db', 'generate'))];
}

/** @param {string} folder */
function sourcesOf(folder) {
  const configuration = ['package.json', 'tsconfig.json', 'tsconfig.build.json'].map((name) =>
    inRoot(folder, name),
  );

  return [...configuration.filter((path) => existsSync(path)), ...filesBelow(inRoot(folder, 'src'))];
}

function builtWorkspaces() {
  return workspacesOf(root).filter((folder) => {
    const { scripts } = JSON.parse(readFileSync(inRoot(folder, 'package.json'), 'utf8'));

    return scripts?.build !== undefined;
  });
}
