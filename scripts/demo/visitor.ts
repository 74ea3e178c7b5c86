import type {Platform} from '@airworthy/server'

/** A person's browser, as far as the platform's interface goes. */
export interface Visitor {
  get<View>(path: string): Promise<View>
  post<View>(path: string, body?: unknown): Promise<View>
  put<View>(path: string, body: unknown): Promise<View>
  patch<View>(path: string, body: unknown): Promise<View>
  delete(path: string): Promise<void>
}

/** A new browser before the platform of this process; every status but 2xx is thrown. */
export function visitorOf({app, url}: Pick<Platform, 'app' | 'url'>): Visitor {
  const cookies = new Map<string, string>()

  async function ask<View>(method: string, path: string, body?: unknown): Promise<View> {
    const headers = new Headers({origin: url, 'user-agent': 'demonstration'})
    if (body !== undefined) headers.set('content-type', 'application/json')
    if (cookies.size > 0) headers.set('cookie', [...cookies.values()].join('; '))
    const response = await app.request(`${url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : {body: JSON.stringify(body)}),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const pair = cookie.split(';')[0] ?? ''
      cookies.set(pair.slice(0, pair.indexOf('=')), pair)
    }
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as View // the caller names the route's view
  }

  return {
    get: async (path) => await ask('GET', path),
    post: async (path, body = {}) => await ask('POST', path, body),
    put: async (path, body) => await ask('PUT', path, body),
    patch: async (path, body) => await ask('PATCH', path, body),
    delete: async (path) => await ask('DELETE', path),
  }
}
