/**
 * Where the command line writes. Data goes to stdout, so that it can be piped; everything that is there for the reader's
 * eyes goes to stderr. The only place that writes.
 */
export interface Output {
  /** What the command was asked for. */
  data(text: string): void;
  /** How it is going. */
  progress(text: string): void;
}

/** Writes to the process's own streams. A reader who closes the pipe early ends nothing: the rest is dropped. */
export function createOutput(): Output {
  return {
    data: (text) => console.log(text),
    progress: (text) => console.error(text),
  };
}
