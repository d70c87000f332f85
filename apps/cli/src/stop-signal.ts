const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * A signal that is aborted when the process is told to end: by Ctrl-C, by a supervisor, by a closing terminal. Whoever calls
 * this ends the process. What comes after the first has no effect: npm and the terminal both send Ctrl-C, and the end
 * that the first began is limited in time.
 */
export function listenForStop(): AbortSignal {
  const stop = new AbortController();

  for (const signal of STOP_SIGNALS) {
    process.on(signal, () => stop.abort());
  }

  return stop.signal;
}
