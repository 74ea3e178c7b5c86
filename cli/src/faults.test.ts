import {expect, it} from 'vitest'
import {badInput, messageOfFault} from './faults.ts'

it('commands no terminal with what it quotes', () => {
  const hostile = 'unknown key: \u001b[2J\r\u009b0m\u202ek\nsecond line\tä'
  expect(messageOfFault(badInput(hostile))).toBe(
    'airworthy: unknown key: \ufffd[2J\ufffd\ufffd0m\ufffdk\nsecond line\tä',
  )
  const unexpected = messageOfFault(new Error(hostile))
  for (const mark of ['\u001b', '\r', '\u009b', '\u202e']) expect(unexpected).not.toContain(mark)
})
