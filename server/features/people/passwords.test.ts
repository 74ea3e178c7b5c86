import {describe, expect, it} from 'vitest'
import {isAirworthyError} from '@airworthy/kernel'
import {assertPassword} from './passwords.ts'

const owner = {email: 'Maria.Gonzalez@example.org', organisation: 'Northwind Health'}

function reasonFor(password: string): unknown {
  try {
    assertPassword(password, owner)
    return 'accepted'
  } catch (thrown) {
    if (!isAirworthyError(thrown, 'password-refused')) throw thrown
    return thrown.facts['reason']
  }
}

describe('a password', () => {
  it.each([
    'harbour-violet-sandal-41',
    'ein Vogel im Ofenrohr',
    'J7#qLw2!vRtz',
    '密码不是密码但是很长的一句话',
  ])('is accepted when it is long and not known: %s', (password) => {
    expect(reasonFor(password)).toBe('accepted')
  })

  it.each([
    ['too short', 'kQ7!vRtz2#w', 'too-short'],
    ['too long', 'ab3'.repeat(50), 'too-long'],
    ['a common one', 'qwertyuiop123', 'common'],
    ['a common one in capitals', 'QWERTYUIOP123', 'common'],
    ['a common one with digits and signs around it', '!!Football2026!!', 'common'],
    ['a common one twice', 'sunshinesunshine', 'common'],
    ['few characters', 'abababababab', 'few-characters'],
    ['a run of digits', '345678901234', 'run'],
    ['a run of letters', 'abcdefghijklm', 'run'],
    ['the e-mail name', 'mariagonzalez!2', 'own-name'],
    ['the e-mail address', 'maria.gonzalez@example.org', 'own-name'],
    ['the organisation', 'Northwind-Health-1', 'own-name'],
    ['the product', '12!Airworthy!34', 'own-name'],
  ])('is refused when it is %s', (_, password, reason) => {
    expect(reasonFor(password)).toBe(reason)
  })
})
