import {connect} from 'node:net'

/** What came back over a connection, as it was written. */
export interface RawAnswer {
  /** 0 where the connection was closed without an answer. */
  readonly status: number
  readonly text: string
  /** Whether the other side closed the connection by itself. */
  readonly closed: boolean
}

/**
 * Sends bytes over a connection of its own, as no client library would, and reads until the other
 * side closes or says nothing more for `quietMs`.
 */
export async function rawRequest(
  port: number,
  parts: readonly (string | Buffer)[] | string,
  {quietMs = 1_500, timeoutMs = 30_000}: {quietMs?: number; timeoutMs?: number} = {},
): Promise<RawAnswer> {
  return await new Promise((resolve) => {
    const socket = connect({port, host: '127.0.0.1'})
    let text = ''
    let ended = false
    const end = (closed: boolean) => {
      if (ended) return
      ended = true
      clearTimeout(deadline)
      socket.destroy()
      resolve({status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1] ?? 0), text, closed})
    }
    const deadline = setTimeout(() => end(false), timeoutMs)
    socket.setTimeout(quietMs, () => {
      if (text !== '') end(false)
    })
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')))
    socket.on('error', () => end(true)) // refused while we were still sending
    socket.on('close', () => end(true))
    socket.on('connect', () => {
      for (const part of typeof parts === 'string' ? [parts] : parts) socket.write(part)
    })
  })
}

/** A request as lines with the right line breaks, an empty one at its end. */
export function requestOf(...lines: readonly string[]): string {
  return `${lines.join('\r\n')}\r\n\r\n`
}
