/** Where time comes from. Decisions take it as an argument, so that they can be replayed. */
export interface Clock {
  now(): Date
}

/** A clock that stands still until it is moved; for tests and replays. */
export function clockAt(start: string | Date): Clock & {advance(milliseconds: number): void} {
  let time = new Date(start).getTime()
  return {
    now: () => new Date(time),
    advance(milliseconds) {
      time += milliseconds
    },
  }
}
