import {readFileSync} from 'node:fs'
import {AirworthyError} from '@airworthy/kernel'

/** Length of a password in characters. */
export const passwordLength = {shortest: 12, longest: 128} as const

export interface PasswordOwner {
  readonly email: string
  /** Name of the organisation. */
  readonly organisation: string
}

const fewestCharacters = 5
const ownNames = ['airworthy']

let common: ReadonlySet<string> | undefined

/**
 * Throws `password-refused`, with the reason, for a password that is too short or too long, among
 * the commonest (alone, doubled, or with digits and signs around it), a run of few characters, or
 * that consists of the person's own e-mail name, the organisation's or the product's.
 */
export function assertPassword(password: string, owner: PasswordOwner): void {
  const {shortest, longest} = passwordLength
  if (password.length < shortest)
    throw refused('too-short', `at least ${shortest} characters are needed`)
  if (password.length > longest) throw refused('too-long', `at most ${longest} characters are kept`)
  const lower = password.toLowerCase()
  if (new Set(lower).size < fewestCharacters) {
    throw refused('few-characters', `fewer than ${fewestCharacters} different characters`)
  }
  if (isRun(lower)) throw refused('run', 'it only counts up or down')
  const core = bare(lower)
  for (const form of [lower, core, half(lower), half(core)]) {
    if (form !== undefined && isCommon(form)) {
      throw refused('common', 'it is among the passwords that are tried first')
    }
  }
  const [local = ''] = owner.email.toLowerCase().split('@')
  for (const name of [
    owner.email.toLowerCase(),
    local,
    owner.organisation.toLowerCase(),
    ...ownNames,
  ]) {
    const known = bare(name)
    if (known.length >= 3 && (core === known || half(core) === known)) {
      throw refused('own-name', 'it is your e-mail name, your organisation or this product')
    }
  }
}

function refused(reason: string, because: string): AirworthyError {
  return new AirworthyError(
    'password-refused',
    `password refused: ${because}; several words that do not belong together make a good one`,
    {facts: {reason}},
  )
}

/** Without the digits, signs and spaces around it and between its words. */
function bare(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '').replace(/[\s._-]+/g, '')
}

/** The half of a text that is the same text twice. */
function half(text: string): string | undefined {
  const middle = text.length / 2
  return Number.isInteger(middle) && middle > 0 && text.slice(0, middle) === text.slice(middle)
    ? text.slice(0, middle)
    : undefined
}

function isRun(text: string): boolean {
  const steps = new Set<number>()
  for (let index = 1; index < text.length; index++) {
    // From 9 to 0 a run of digits goes on.
    steps.add((text.charCodeAt(index) - text.charCodeAt(index - 1) + 10) % 10)
  }
  return steps.size === 1 && /^(\d+|\p{L}+)$/u.test(text)
}

function isCommon(text: string): boolean {
  common ??= new Set(
    readFileSync(new URL('./common-passwords.txt', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('# ')),
  )
  return text.length >= 4 && common.has(text)
}
