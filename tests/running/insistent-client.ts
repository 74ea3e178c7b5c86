import {setTimeout as sleep} from 'node:timers/promises'
import type {Answer, Client} from './client.ts'

/** A client that asks until the platform answers; a crash is nothing but a pause. */
export interface InsistentClient {
  /** The answer, whatever it says. */
  readonly insist: (method: string, path: string, body?: unknown) => Promise<Answer>
  /** The body of an answer that is no refusal. Throws what was refused. */
  readonly ask: <View>(method: string, path: string, body?: unknown) => Promise<View>
  /** Requests sent again because no answer came, or 503. */
  readonly retries: () => number
  /** Requests under way. */
  readonly inFlight: () => number
}

/** Makes a client insist. */
export function insistentClient(client: Client): InsistentClient {
  let [retries, inFlight] = [0, 0]

  async function insist(method: string, path: string, body?: unknown): Promise<Answer> {
    for (;;) {
      inFlight++
      try {
        const answer = await client.request(method, path, body)
        if (answer.status !== 503) return answer
      } catch {
        // broken off, refused or timed out
      } finally {
        inFlight--
      }
      retries++
      await sleep(20)
    }
  }

  async function ask<View>(method: string, path: string, body?: unknown): Promise<View> {
    const {status, body: view} = await insist(method, path, body)
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(view)}`)
    return view as View // each caller names the view that the route answers
  }

  return {
    insist,
    ask,
    retries: () => retries,
    inFlight: () => inFlight,
  }
}
