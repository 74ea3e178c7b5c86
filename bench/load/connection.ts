import {Agent, request} from 'node:http'

/** What the platform answered; the body is parsed where it is JSON. */
export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** One person's signed-in way to the platform. */
export interface Session {
  /** Throws where the platform cannot be reached or does not answer in 30 seconds. */
  ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer>
  /** The same; throws on any status but 2xx. The caller names the view that the route answers. */
  expect<View>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<View>
}

const answerWithinMs = 30_000

/** Connections that are kept open between requests, as browsers do. */
export function keptConnections(): Agent {
  return new Agent({keepAlive: true, maxSockets: Infinity, scheduling: 'fifo'})
}

/** A session on the platform at `url`, signed out until an answer sets a cookie. */
export function sessionAt(url: string, agent: Agent): Session {
  const cookies = new Map<string, string>()

  async function ask(method: string, path: string, body?: unknown): Promise<Answer> {
    const text = body === undefined ? undefined : JSON.stringify(body)
    return await new Promise((resolve, reject) => {
      const sent = request(
        `${url}${path}`,
        {
          method,
          agent,
          timeout: answerWithinMs,
          headers: {
            origin: url,
            ...(cookies.size > 0 ? {cookie: [...cookies.values()].join('; ')} : {}),
            ...(text === undefined
              ? {}
              : {'content-type': 'application/json', 'content-length': Buffer.byteLength(text)}),
          },
        },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('error', reject)
          response.on('end', () => {
            for (const cookie of response.headers['set-cookie'] ?? []) {
              const pair = cookie.split(';')[0] ?? ''
              cookies.set(pair.slice(0, pair.indexOf('=')), pair)
            }
            const received = Buffer.concat(chunks).toString()
            const isJson = response.headers['content-type']?.includes('/json') === true
            resolve({
              status: response.statusCode ?? 0,
              body: isJson && received !== '' ? (JSON.parse(received) as unknown) : received,
            })
          })
        },
      )
      sent.on('timeout', () => sent.destroy(new Error(`no answer in ${answerWithinMs} ms`)))
      sent.on('error', reject)
      sent.end(text)
    })
  }

  return {
    ask,
    async expect<View>(method: 'GET' | 'POST', path: string, body?: unknown) {
      const {status, body: view} = await ask(method, path, body)
      if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(view)}`)
      return view as View // the caller names the view that the route answers
    },
  }
}
