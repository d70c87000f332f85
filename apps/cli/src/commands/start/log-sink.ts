import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Output } from '../../output.ts';
import type { ChildSpec } from './child.ts';
import { formatLogLine } from './format-log-line.ts';
import { openLogFile } from './log-file.ts';

/** Reads what a process prints. */
export type LogSink = (spec: ChildSpec, streams: readonly Readable[]) => void;

/** Passes the logs on to stdout untouched: for log collectors, which want every record and JSON. */
export function createForwardingSink(output: Output): LogSink {
  return (_spec, streams) => forEachLine(streams, (line) => output.data(line));
}

/**
 * For a person at a terminal: warnings and errors are shown, and everything is kept in `<folder>/<name>.log`, which
 * begins anew with every start; that of the start before is `<name>.previous.log`.
 */
export function createTerminalSink(output: Output, folder: string): LogSink {
  return ({ name }, streams) => {
    const pathOf = (ending: string) => join(folder, `${name.toLowerCase()}${ending}`);
    const keep = openLogFile(pathOf('.log'), pathOf('.previous.log'));

    forEachLine(streams, (line) => {
      keep(line);
      const shown = formatLogLine(name, line);

      if (shown !== null) {
        output.progress(shown);
      }
    });
  };
}

function forEachLine(streams: readonly Readable[], onLine: (line: string) => void): void {
  for (const input of streams) {
    createInterface({ input }).on('line', onLine);
  }
}
