import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@openalgo/domain';
import type { ToolEnvironment } from './contract.ts';

/** A program of an engine, under each name that it may be installed as. */
export interface Tool {
  readonly commands: readonly { readonly name: string; readonly args?: readonly string[] }[];
  /** The packages that bring it. */
  readonly packages: string;
}

export interface ToolRun {
  readonly args: readonly string[];
  /** Passwords travel here, because everybody may read the arguments of a program. */
  readonly environment: ToolEnvironment;
}

interface StartedTool {
  readonly name: string;
  readonly process: ChildProcessByStdio<Writable, Readable, Readable>;
  /** Resolves when it ended well; throws `unavailable` (BACKUP_TOOL_FAILED) with its own last words. */
  readonly ended: Promise<void>;
}

const LAST_WORDS_CHARACTERS = 2_000;

/** Starts a program; throws `unavailable` (BACKUP_TOOL_MISSING) where it is not installed. */
export async function startTool(tool: Tool, { args, environment }: ToolRun): Promise<StartedTool> {
  for (const { name, args: ownArgs = [] } of tool.commands) {
    const process = spawn(name, [...ownArgs, ...args], {
      env: { ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    try {
      await once(process, 'spawn');
      return { name, process, ended: endOf(name, process) };
    } catch (error) {
      if (!isNotThere(error)) {
        throw error;
      }
    }
  }

  const names = tool.commands.map(({ name }) => name).join(' or ');
  throw new AppError(
    'unavailable',
    'BACKUP_TOOL_MISSING',
    `The program ${names} is not installed. Install ${tool.packages}, then try again.`,
  );
}

function isNotThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EACCES');
}

/** The first line of what a program prints, e.g. its version. */
export async function firstLineOf(tool: Tool, run: ToolRun): Promise<string> {
  const { process, ended } = await startTool(tool, run);
  let output = '';
  process.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  await ended;
  return output.split('\n')[0]?.trim() ?? '';
}

/** Runs a program that takes all of `input`. What it prints is dropped. */
export async function feedTool(tool: Tool, run: ToolRun, input: Readable): Promise<void> {
  const { process, ended } = await startTool(tool, run);
  process.stdout.resume();
  const fed = pipeline(input, process.stdin);
  const [outcome, feeding] = await Promise.allSettled([ended, fed]);
  // Input that is not what it should be explains why the program failed, a closed pipe does not.
  if (feeding.status === 'rejected' && feeding.reason instanceof AppError) {
    throw feeding.reason;
  }
  if (outcome.status === 'rejected') {
    throw outcome.reason;
  }
  if (feeding.status === 'rejected') {
    throw feeding.reason;
  }
}

async function endOf(name: string, process: StartedTool['process']): Promise<void> {
  let lastWords = '';
  process.stderr.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS_CHARACTERS);
  });
  const [code, signal] = await once(process, 'close');
  if (code !== 0) {
    const reason = lastWords.trim().split('\n').at(-1) || `it ended with ${code ?? signal}`;
    throw new AppError('unavailable', 'BACKUP_TOOL_FAILED', `${name} failed: ${reason}`, {
      cause: new Error(lastWords),
    });
  }
}
