import type {Clock} from '@airworthy/kernel'

type Level = 'debug' | 'info' | 'warn' | 'error'
type Facts = Readonly<Record<string, unknown>>

/** Writes structured log lines. Facts never carry answers, tokens or addresses of people. */
export type Log = Readonly<Record<Level, (event: string, facts?: Facts) => void>>

const rank = {debug: 0, info: 1, warn: 2, error: 3, silent: 4} as const

/** A log of JSON lines on stderr, one an event: {at, level, event, …facts}. */
export function jsonLog(smallest: keyof typeof rank, clock: Clock): Log {
  const writer =
    (level: Level) =>
    (event: string, facts: Facts = {}) => {
      if (rank[level] < rank[smallest]) return
      process.stderr.write(
        `${JSON.stringify({at: clock.now().toISOString(), level, event, ...facts})}\n`,
      )
    }
  return {
    debug: writer('debug'),
    info: writer('info'),
    warn: writer('warn'),
    error: writer('error'),
  }
}
