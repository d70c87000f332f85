import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { AppError } from '@openalgo/domain';
import ipaddr from 'ipaddr.js';

/** A file that comes from elsewhere. */
export type Download = AsyncIterable<Uint8Array>;

export interface DownloadOptions {
  /** Whether addresses of this machine and of private networks may be asked. */
  readonly allowPrivate: boolean;
  /** How long all of it may take. */
  readonly timeoutMs?: number;
  /** Ends it when it is aborted. */
  readonly signal?: AbortSignal;
  /** Names to addresses; those of the system unless told otherwise. */
  readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>;
}

const TIMEOUT_MS = 120_000;
const REDIRECTS_MAX = 3;
const REDIRECTING: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Opens a file by http or https. Who names a URL must not reach through this server what it cannot reach itself: each
 * address is judged when it is connected to, redirects included, so that no name can change its meaning in between.
 * Throws `invalid` for what must not or cannot be asked, `unavailable` where nobody answers.
 */
export async function downloadFile(address: string, options: DownloadOptions): Promise<Download> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  const signal = options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal]);
  let url = parseUrl(address);
  for (let hops = 0; hops <= REDIRECTS_MAX; hops += 1) {
    const response = await ask(url, options, signal);
    const { statusCode = 0, headers } = response;
    if (statusCode === 200) {
      return chunksOf(response);
    }

    response.destroy();
    if (!REDIRECTING.has(statusCode) || headers.location === undefined) {
      throw refused(`The server answered ${statusCode}.`);
    }

    url = parseUrl(headers.location, url);
  }

  throw refused(`The server sent us on more than ${REDIRECTS_MAX} times.`);
}

function parseUrl(address: string, base?: URL): URL {
  const url = URL.canParse(address, base?.href) ? new URL(address, base) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.username !== '') {
    throw refused('It must begin with http:// or https:// and carry no user name.');
  }

  return url;
}

function ask(url: URL, options: DownloadOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A number as host is connected to without being looked up, so it is judged here.
  if (isIP(host) !== 0) {
    judge(host, options);
  }

  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    request(url, { signal, lookup: guardedLookup(options), headers: { accept: 'text/csv, */*' } })
      .once('response', resolve)
      .once('error', (cause) => reject(cause instanceof AppError ? cause : unreachable(cause)))
      .end();
  });
}

/** Looks a name up and lets none of its addresses pass that must not be asked. */
function guardedLookup(options: DownloadOptions): LookupFunction {
  const resolve = options.resolve ?? ((host: string) => lookup(host, { all: true }));
  return (host, { all }, callback) => {
    resolve(host)
      .then((addresses) => {
        for (const { address } of addresses) {
          judge(address, options);
        }

        const [first] = addresses;
        if (all === true) {
          callback(null, [...addresses]);
        } else {
          callback(null, first?.address ?? '', first?.family);
        }
      })
      .catch((error: NodeJS.ErrnoException) => callback(error, ''));
  };
}

function judge(address: string, { allowPrivate }: DownloadOptions): void {
  if (!allowPrivate && ipaddr.process(address).range() !== 'unicast') {
    throw refused('Its address is of this machine or of a private network.');
  }
}

async function* chunksOf(response: IncomingMessage): Download {
  try {
    for await (const chunk of response) {
      yield chunk;
    }
  } catch (cause) {
    throw unreachable(cause);
  }
}

function refused(reason: string): AppError {
  return new AppError('invalid', 'DOWNLOAD_REFUSED', `The file cannot be downloaded. ${reason}`);
}

function unreachable(cause: unknown): AppError {
  const message = 'The file could not be downloaded: the server did not answer, or not in time. Try again.';
  return new AppError('unavailable', 'DOWNLOAD_FAILED', message, { cause });
}
