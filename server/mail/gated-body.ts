import {Readable} from 'node:stream'

/** What decides whether a message may end, and is told when it does. */
export interface Gate {
  /** Records that the end is about to go out. False or a throw: the message is broken off. */
  commit(): Promise<boolean>
  /** Called in the very step in which the end is written; not awaited. */
  handedOver(): void
}

/** How far a message got. */
export type GateState = 'not-asked' | 'asked' | 'refused' | 'handed-over'

/** A message body whose end waits for the gate. */
export interface GatedBody {
  readonly stream: Readable
  state(): GateState
  /** Breaks the message off unless its end was handed over; resolves when the gate has answered. */
  abandon(): Promise<void>
}

/**
 * A stream of `content` that ends only once `gate.commit` has answered true. A mail server takes a
 * message when it has seen its end, so that before the end was handed over it has surely not.
 */
export function gatedBody(content: Buffer, gate: Gate): GatedBody {
  let state: GateState = 'not-asked'
  let abandoned = false
  let asking: Promise<void> = Promise.resolve()
  let sent = false

  async function ask(): Promise<void> {
    state = 'asked'
    const fault = await gate.commit().then(
      (committed) => (committed ? undefined : new Error('the gate refused the message')),
      (thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown))),
    )
    if (fault !== undefined || abandoned) {
      state = 'refused'
      stream.destroy(fault ?? new Error('the message was abandoned'))
      return
    }
    state = 'handed-over'
    gate.handedOver()
    stream.push(null)
  }

  const stream = new Readable({
    read() {
      if (!sent) {
        sent = true
        stream.push(content)
      } else if (state === 'not-asked') {
        asking = ask()
      }
    },
  })
  // The transport listens too; without a listener of our own a late fault would end the process.
  stream.on('error', () => undefined)

  return {
    stream,
    state: () => state,
    async abandon() {
      abandoned = true
      await asking
      if (state !== 'handed-over') stream.destroy()
    },
  }
}
