import type { Writable } from 'node:stream';
import type { DestinationStream } from 'pino';

/** So much waits for a reader who is slow; the lines beyond are lost. */
const WAITING_BYTES_MAX = 1_048_576;

/**
 * Where the lines of a log go. Whoever reads them may be slow, stand still or be gone: the process never waits for them, not
 * even when it ends, and what waits is bounded. How many lines were lost is told as soon as there is room again.
 */
export function createLogOutput(stream: Writable): DestinationStream {
  let lost = 0;
  // A reader who is gone, or a disk that is full, is no reason to end. The next line may get through.
  stream.on('error', () => {});

  return {
    write(line) {
      if (stream.writableLength > WAITING_BYTES_MAX) {
        lost += 1;
        return;
      }

      if (lost > 0) {
        stream.write(
          `${JSON.stringify({ level: 40, msg: `${lost} lines of the log were lost: nobody read` })}\n`,
        );
        lost = 0;
      }

      stream.write(line);
    },
  };
}
