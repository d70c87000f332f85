import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, without a trailing separator. */
export const root = join(fileURLToPath(new URL('.', import.meta.url)), '..', '..');

/**
 * A path inside the repository.
 * @param {...string} parts
 * @returns {string}
 */
export const inRoot = (...parts) => join(root, ...parts);
