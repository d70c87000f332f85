// Fails on an import against the order of layers.json, of an undeclared package, or past a package's face.
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, relative } from 'node:path';
import { lineAt, withoutComments } from './lib/code.mjs';
import { ScriptError } from './lib/errors.mjs';
import { filesBelow, workspacesOf } from './lib/files.mjs';
import { reportFindings } from './lib/findings.mjs';
import { script } from './lib/script.mjs';

/** @typedef {import('./lib/findings.mjs').Finding} Finding */
/** @typedef {{ layers: string[][], allowedWithinLayer: Record<string, string[]> }} Order */
/** @typedef {{ folder: string, layer: number, name: string, declared: Set<string>, exports: Set<string> }} Workspace */

const IMPORT = /(?:\b(?:from|import)\s+|\bimport\s*\(\s*)(['"`])([^'"`\n]+)\1/g;

/**
 * @param {string} root the repository
 * @returns {import('./lib/findings.mjs').Inspection}
 */
function checkLayers(root) {
  /** @type {Order} */
  const order = JSON.parse(readFileSync(join(root, 'scripts', 'layers.json'), 'utf8'));
  const workspaces = workspacesOf(root).map((folder) => readWorkspace(root, folder, order));
  const sources = workspaces.flatMap((from) =>
    typescriptOf(join(root, from.folder)).map((file) => ({ from, file })),
  );
  const findings = sources.flatMap(({ from, file }) =>
    importsOf(readFileSync(file, 'utf8')).flatMap(({ specifier, line }) => {
      const message = specifier.startsWith('.')
        ? judgeRelative(join(root, from.folder), file, specifier)
        : judgePackage(order, workspaces, from, specifier);

      return message === undefined ? [] : [{ path: relative(root, file), line, message }];
    }),
  );

  return { files: sources.length, findings };
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {Order} order
 * @returns {Workspace}
 */
function readWorkspace(root, folder, order) {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));

  return {
    folder,
    layer: layerOf(order, folder),
    name: manifest.name,
    declared: new Set(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })),
    exports: new Set(Object.keys(manifest.exports ?? {})),
  };
}

/**
 * @param {Order} order
 * @param {string} folder
 */
function layerOf(order, folder) {
  const layer = order.layers.findIndex((folders) => folders.includes(folder));

  if (layer === -1) {
    throw new ScriptError(`scripts/layers.json does not say on which layer ${folder} stands`);
  }

  return layer;
}

/** @param {string} folder */
const typescriptOf = (folder) => filesBelow(folder).filter((file) => file.endsWith('.ts'));

/** @param {string} source */
function importsOf(source) {
  const code = withoutComments(source);

  return [...code.matchAll(IMPORT)].map(({ 2: specifier = '', index }) => ({
    specifier,
    line: lineAt(code, index),
  }));
}

/**
 * @param {string} folder the importing workspace
 * @param {string} file
 * @param {string} specifier
 * @returns {string | undefined} what is wrong
 */
function judgeRelative(folder, file, specifier) {
  const target = relative(folder, join(file, '..', specifier));

  return target.startsWith('..') ? `${specifier} leaves the workspace: import the package's face` : undefined;
}

/**
 * @param {Order} order
 * @param {readonly Workspace[]} workspaces
 * @param {Workspace} from
 * @param {string} specifier
 * @returns {string | undefined} what is wrong
 */
function judgePackage(order, workspaces, from, specifier) {
  const name = packageNameOf(specifier);
  const target = workspaces.find((workspace) => workspace.name === name);

  if (isBuiltin(specifier) || target === from) {
    return undefined;
  }

  if (!from.declared.has(name)) {
    return `${name} is not declared in ${from.folder}/package.json`;
  }

  return target && (judgeOrder(order, from, target) ?? judgeDepth(target, specifier));
}

/** @param {string} specifier */
const packageNameOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/**
 * @param {Order} order
 * @param {Workspace} from
 * @param {Workspace} to
 * @returns {string | undefined} what is wrong
 */
function judgeOrder(order, from, to) {
  if (from.layer === to.layer && !order.allowedWithinLayer[from.folder]?.includes(to.folder)) {
    return `${from.folder} may not import ${to.folder}, its neighbour in one layer`;
  }

  return from.layer < to.layer ? `${from.folder} may not import ${to.folder}, which is above it` : undefined;
}

/**
 * @param {Workspace} target
 * @param {string} specifier
 * @returns {string | undefined} what is wrong
 */
function judgeDepth(target, specifier) {
  const entry = specifier === target.name ? '.' : `.${specifier.slice(target.name.length)}`;

  return target.exports.has(entry) ? undefined : `${specifier} reaches past the exports of ${target.name}`;
}

await script(() => reportFindings('check-layers', checkLayers(process.cwd())));
