import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';

/**
 * Opens a file for lines, which begins anew; the one that was there before is kept at `previous`. What cannot be written,
 * because the disk is full, is lost, and the next line is tried again: nothing stops for a log.
 */
export function openLogFile(path: string, previous: string, append = appendTo): (line: string) => void {
  mkdirSync(dirname(path), { recursive: true });
  if (existsSync(path)) {
    renameSync(path, previous);
  }

  let stream: Writable | undefined;

  function open(): Writable {
    const opened = append(path);
    opened.on('error', () => {
      stream = stream === opened ? undefined : stream;
    });
    return opened;
  }

  return (line) => {
    stream ??= open();
    stream.write(`${line}\n`);
  };
}

const appendTo = (path: string): Writable => createWriteStream(path, { mode: 0o600, flags: 'a' });
