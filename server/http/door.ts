import {createServer, type RequestListener} from 'node:http'
import type {AddressInfo} from 'node:net'
import {getRequestListener} from '@hono/node-server'
import {AirworthyError} from '@airworthy/kernel'
import type {App} from './route.ts'

export interface Door {
  readonly port: number
  answerWith(app: App): void
  close(): Promise<void>
}

/**
 * How long a client may take to send its request, in milliseconds: who sends a byte now and then to
 * hold connections is cut off, and 4 MiB over a slow line still arrive.
 */
const patience = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 2_000,
}

/** Listens at once, so that the port is known; until there is a listener it says that it starts. */
export async function openDoor({host, port}: {host: string; port: number}): Promise<Door> {
  let listener: (...parameters: Parameters<RequestListener>) => unknown = (_, response) => {
    response.writeHead(503, {'content-type': 'application/json', 'retry-after': '1'})
    response.end(JSON.stringify({error: {code: 'starting', message: 'airworthy is starting'}}))
  }
  const server = createServer(patience, (request, response) => {
    // RFC 9112, 3.2: who says two hosts may mean another one to a proxy than to us
    if ((request.headersDistinct['host']?.length ?? 0) > 1) {
      response.writeHead(400, {connection: 'close'}).end()
      return
    }
    void listener(request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new AirworthyError(
          'port-refused',
          cause.code === 'EADDRINUSE'
            ? `port ${port} is taken: stop what uses it, or choose another with AIRWORTHY_PORT=${port + 1}`
            : `cannot listen on ${host}:${port} (${cause.code}): set AIRWORTHY_HOST or AIRWORTHY_PORT`,
          {cause},
        ),
      ),
    )
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port, // listening on a port
    answerWith(app) {
      listener = getRequestListener(app.fetch)
    },
    async close() {
      server.closeIdleConnections()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      const forced = setTimeout(() => server.closeAllConnections(), 3_000)
      await closed
      clearTimeout(forced)
    },
  }
}
