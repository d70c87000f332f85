import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', 'generated', 'coverage', '.turbo']);

/**
 * The files below a folder, sorted, as paths that begin with it; none where the folder is missing. What others made
 * (dependencies, builds, generated code) is left out.
 * @param {string} folder
 * @returns {string[]}
 */
export function filesBelow(folder) {
  return entriesOf(folder)
    .flatMap((entry) => {
      const path = join(folder, entry.name);

      if (entry.isDirectory()) {
        return SKIPPED.has(entry.name) ? [] : filesBelow(path);
      }

      return entry.isFile() ? [path] : [];
    })
    .sort();
}

/** @param {string} folder */
function entriesOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') {
      return [];
    }

    throw error;
  }
}

/**
 * The workspaces of a repository: the folders of `packages` and `apps`, and `e2e`, that have a package.json.
 * @param {string} root
 * @returns {string[]} their paths relative to the root, with forward slashes
 */
export function workspacesOf(root) {
  const folders = ['packages', 'apps'].flatMap((group) =>
    entriesOf(join(root, group))
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${group}/${entry.name}`),
  );

  return [...folders, 'e2e'].filter((folder) =>
    entriesOf(join(root, folder)).some((entry) => entry.name === 'package.json'),
  );
}
