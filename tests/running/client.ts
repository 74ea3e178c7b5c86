/** What the platform answered. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** Parsed where it is JSON, else the text. */
  readonly body: unknown
}

/** A person's browser as far as HTTP goes: keeps cookies, sends the origin, speaks JSON. */
export interface Client {
  readonly cookie: string
  /** Throws where the platform cannot be reached or breaks off. */
  request(method: string, path: string, body?: unknown): Promise<Answer>
  /** The parsed answer; throws on any status but 2xx. */
  get<T>(path: string): Promise<T>
  post<T>(path: string, body?: unknown): Promise<T>
}

/** A client of the platform at `url`, signed out until an answer sets a cookie. */
export function clientOf(url: string, {cookie: given = ''}: {cookie?: string} = {}): Client {
  const cookies = new Map(given.split('; ').filter(Boolean).map(nameAndValue))
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

  async function request(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${url}${path}`, {
      method,
      signal: AbortSignal.timeout(30_000),
      headers: {
        origin: new URL(url).origin,
        ...(cookies.size > 0 ? {cookie: cookie()} : {}),
        ...(body === undefined ? {} : {'content-type': 'application/json'}),
      },
      ...(body === undefined ? {} : {body: JSON.stringify(body)}),
    })
    for (const set of response.headers.getSetCookie()) {
      cookies.set(...nameAndValue(set.split(';')[0] ?? ''))
    }
    return {
      status: response.status,
      headers: response.headers,
      body: parsed(await response.text(), response.headers.get('content-type')),
    }
  }

  async function expectOk<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await request(method, path, body)
    if (answer.status >= 300) {
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    }
    return answer.body as T // the caller names the view that the route answers
  }

  return {
    get cookie() {
      return cookie()
    },
    request,
    get: async (path) => await expectOk('GET', path),
    post: async (path, body = {}) => await expectOk('POST', path, body),
  }
}

/** The code of an error answer; undefined for any other. */
export function errorCodeOf({body}: Pick<Answer, 'body'>): string | undefined {
  const {error} = Object(body) as {error?: {code?: string}} // read only to compare
  return error?.code
}

function parsed(text: string, type: string | null): unknown {
  return type?.includes('/json') === true && text !== '' ? (JSON.parse(text) as unknown) : text
}

function nameAndValue(pair: string): [string, string] {
  const at = pair.indexOf('=')
  return [pair.slice(0, at), pair.slice(at + 1)]
}
