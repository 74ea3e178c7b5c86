/** A person's browser as far as HTTP goes: keeps cookies, sends the origin, speaks JSON. */
export interface Client {
  readonly cookie: string
  request(method: string, path: string, body?: unknown): Promise<{status: number; body: unknown}>
  /** The parsed answer; throws on any status but 2xx. */
  get<T>(path: string): Promise<T>
  post<T>(path: string, body?: unknown): Promise<T>
}

/** A client of the platform at `url`, signed out until an answer sets a cookie. */
export function clientOf(url: string): Client {
  const cookies = new Map<string, string>()
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

  async function request(method: string, path: string, body?: unknown) {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        origin: url,
        ...(cookies.size > 0 ? {cookie: cookie()} : {}),
        ...(body === undefined ? {} : {'content-type': 'application/json'}),
      },
      ...(body === undefined ? {} : {body: JSON.stringify(body)}),
    })
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      const [name = '', ...value] = pair.split('=')
      cookies.set(name, value.join('='))
    }
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') === true && text !== ''
    return {status: response.status, body: isJson ? (JSON.parse(text) as unknown) : text}
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
