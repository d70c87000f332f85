const ANSWER_WITHIN_MS = 10_000;

export type Body = Readonly<Record<string, unknown>>;

/** What became of a request. */
export interface Answer {
  readonly httpStatus: number;
  readonly body: Body;
  readonly text: string;
  /** How long whoever asks shall wait before asking again, where the answer says so. */
  readonly retryAfterMs: number | null;
}

const SECOND_MS = 1000;

/** Asks an endpoint of the API, once; null where no answer came, for whatever reason. */
export async function post(url: string, endpoint: string, body: Body, key: string): Promise<Answer | null> {
  try {
    const response = await fetch(`${url}/api/v1/${endpoint}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const text = await response.text();
    const retryAfter = response.headers.get('retry-after');
    const retryAfterMs = retryAfter === null ? null : Number(retryAfter) * SECOND_MS;
    return { httpStatus: response.status, body: Object(JSON.parse(text)), text, retryAfterMs };
  } catch {
    return null;
  }
}
