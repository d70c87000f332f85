/** An answer, of which the tests know the shape. */
// biome-ignore lint/suspicious/noExplicitAny: see above
type Body = any;

/** Somebody at a browser of a running server. */
export interface Visitor {
  /** Sends a text as it is, and answers the body, parsed where it is JSON. */
  ask(method: string, path: string, body?: string, headers?: Readonly<Record<string, string>>): Promise<Body>;
  /** Sends JSON with the cookie and the CSRF token of the login. */
  post(path: string, body?: object): Promise<Body>;
  login(username: string, password: string, code?: string): Promise<Body>;
  /** Those that the server has set, the newest last. */
  cookies(): readonly string[];
}

export function createVisitor(url: string): Visitor {
  const cookies: string[] = [];
  let csrfToken = '';

  const ask: Visitor['ask'] = async (method, path, body, headers = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(cookies.length > 0 && { cookie: String(cookies.at(-1)), 'x-csrf-token': csrfToken }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
    cookies.push(...response.headers.getSetCookie().map((cookie) => cookie.replace(/;.*$/, '')));
    const text = await response.text();
    return text.startsWith('{') ? JSON.parse(text) : text;
  };

  return {
    ask,
    post: (path, body) => ask('POST', path, body === undefined ? undefined : JSON.stringify(body)),
    async login(username, password, code) {
      const answer = await ask(
        'POST',
        '/auth/login',
        JSON.stringify({ username, password, ...(code && { code }) }),
      );
      csrfToken = answer.data?.csrf_token ?? csrfToken;
      return answer;
    },
    cookies: () => cookies,
  };
}
