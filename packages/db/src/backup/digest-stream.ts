import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

/** What has flowed through a stream. */
export interface Digest {
  readonly bytes: number;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
}

/** Lets everything through and, at its end, tells `onEnd` what it was; the stream fails with the error that that returns. */
export function createDigestStream(onEnd: (digest: Digest) => Error | null): Transform {
  const hash = createHash('sha256');
  let bytes = 0;

  return new Transform({
    transform(data: Buffer, _encoding, done) {
      hash.update(data);
      bytes += data.length;
      done(null, data);
    },
    flush(done) {
      done(onEnd({ bytes, sha256: hash.digest('hex') }));
    },
  });
}
