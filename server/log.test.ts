import {afterEach, describe, expect, it, vi} from 'vitest'
import {clockAt} from '@airworthy/kernel'
import {jsonLog, type Log} from './log.ts'

const clock = clockAt('2026-11-25T12:00:00.000Z')

/** The lines that a log writes to stderr while it is used. */
function linesOf(use: (log: Log) => void, smallest: Parameters<typeof jsonLog>[0] = 'debug') {
  const written: string[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text))
    return true
  })
  use(jsonLog(smallest, clock))
  return written
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('the log', () => {
  it('writes one line of JSON an event, with its time and its facts', () => {
    const [line = ''] = linesOf((log) => log.info('started', {port: 4180, absent: undefined}))
    expect(line.endsWith('\n')).toBe(true)
    expect(JSON.parse(line)).toEqual({
      at: '2026-11-25T12:00:00.000Z',
      level: 'info',
      event: 'started',
      port: 4180,
    })
  })

  it('keeps a fact with line breaks on its line: nobody can forge an event', () => {
    const forged = 'x\n{"level":"info","event":"signed-in"}'
    const [line = ''] = linesOf((log) => log.warn('refused', {reason: forged}))
    expect(line.trimEnd()).not.toContain('\n')
    expect(JSON.parse(line)).toMatchObject({event: 'refused', reason: forged})
  })

  it.each([
    ['debug', ['debug', 'info', 'warn', 'error']],
    ['info', ['info', 'warn', 'error']],
    ['warn', ['warn', 'error']],
    ['error', ['error']],
    ['silent', []],
  ] as const)('from the level %s on, writes %j', (smallest, expected) => {
    const lines = linesOf((log) => {
      for (const level of ['debug', 'info', 'warn', 'error'] as const) log[level]('tried')
    }, smallest)
    expect(lines.map((line) => (JSON.parse(line) as {level: string}).level)).toEqual(expected)
  })
})
