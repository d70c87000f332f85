import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { ConfigError } from './config-error.ts';

/** Variables by name, as text, before anything is known about them. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface EnvironmentOptions {
  /** The file to read, `.env` in the working directory by default. There need not be one. */
  readonly file?: string;
  /** The real environment, this process's own by default. */
  readonly env?: Environment;
}

/**
 * The variables of an `.env` file and of the real environment, which wins. An empty value counts as none: it neither
 * hides the file's nor stands in the way of a default. Throws ConfigError for a file that exists and cannot be read.
 */
export function readEnvironment({ file = '.env', env = process.env }: EnvironmentOptions = {}): Environment {
  return { ...withoutEmpty(parseEnv(readIfPresent(file))), ...withoutEmpty(env) };
}

/** The same variables without those that are set to nothing, as in `NAME=`. */
export function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
}

function readIfPresent(file: string): string {
  try {
    // Editors on Windows begin a file with a mark that would become part of the first name.
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return '';
    }

    throw new ConfigError([`${file} cannot be read: make it a text file that this user may read`], {
      cause: error,
    });
  }
}

/** What other programs need to be found and to run; none of our settings, which hold secrets. */
const TOOL_VARIABLES = ['PATH', 'Path', 'SystemRoot', 'HOME', 'USERPROFILE', 'TMPDIR', 'TEMP'] as const;

/** The part of the real environment that programs which we start, such as pg_dump, are given. */
export function toolEnvironment(env: Environment = process.env): Environment {
  return Object.fromEntries(TOOL_VARIABLES.map((name) => [name, env[name]]));
}
