import {cutsNotice} from '@airworthy/content'
import type {Check} from '@airworthy/credentials'
import {keysReadable, unproctored} from './document.ts'
import type {Earned} from './life.ts'
import {counted, dayInWords, roleName} from './words.ts'

const holds: Readonly<Record<Check['check'], string>> = {
  baking: 'The picture holds one credential, as it should.',
  shape: 'It has the form of an Open Badges 3.0 credential.',
  context: 'Its words mean what the published vocabularies say.',
  proof: 'Its signature is good: nothing was changed since it was signed.',
  issuer: 'The key that signed it is listed by the issuer that it names.',
  validity: 'The present day lies within its validity.',
  status: 'It is not on the list of revoked credentials.',
}

const fails: Readonly<Record<Check['check'], string>> = {
  baking: 'The picture does not hold one credential.',
  shape: 'It does not have the form of an Open Badges 3.0 credential.',
  context: 'Its words are not those of the published vocabularies.',
  proof: 'Its signature is not good: it was changed, or signed by somebody else.',
  issuer: 'The key that signed it is not listed by the issuer that it names.',
  validity: 'The present day lies outside its validity.',
  status: 'It is on the list of revoked credentials.',
}

/** A check as a sentence. */
export function checkSentence({check, outcome}: Check, {suspended}: {suspended: boolean}): string {
  if (outcome === 'pass') return holds[check]
  if (outcome === 'not-judged') {
    return check === 'status'
      ? 'Whether it was revoked is not known: there is no list to look at.'
      : `Not judged: what is needed to look at this is missing (${check}).`
  }
  if (outcome === 'error') return `This could not be looked at: ${check}.`
  if (check === 'status' && suspended) return 'It is suspended: for now nobody is to rely on it.'
  return fails[check]
}

/** How it was proved, a sentence each. */
export function howProved({decision, kind, validFrom}: Earned): string[] {
  const {domains, exercises} = decision
  const asked = domains.filter(({from}) => from === 'examination')
  const carried = domains.length - asked.length
  const items = asked.reduce((sum, one) => sum + one.items, 0)
  const passed = exercises.filter((one) => one.passed)
  const fresh = passed.filter(({from}) => from === 'examination')
  return [
    ...(asked.length > 0
      ? [
          `An adaptive examination of ${counted(items, 'item')} in ${counted(asked.length, 'domain')}, from a part of the bank that is kept for examinations; each domain was asked until it was decided against the level that the role requires.`,
        ]
      : []),
    ...(fresh.length > 0
      ? [
          `${counted(fresh.length, 'practical exercise')} passed, each on a seed not seen before and judged by its state, not by its wording.`,
        ]
      : []),
    ...(carried > 0 || fresh.length < passed.length
      ? [
          `Carried over from the credential before, because it had neither decayed nor changed: ${counted(carried, 'domain')}, ${counted(passed.length - fresh.length, 'exercise')}.`,
        ]
      : []),
    `The ${kind === 'renewal' ? 'renewal' : 'examination'} was decided on ${dayInWords(validFrom)}.`,
    unproctored,
    ...(decision.readsKeys === true ? [keysReadable] : []),
  ]
}

/** What it does not say, a sentence each. */
export function notProved({role, decision}: Earned): string[] {
  const highest = Math.max(0, ...decision.domains.map(({requiredLevel}) => requiredLevel))
  return [
    'Who sat at the keyboard: the account is known, the person was not watched.',
    `Anything above the levels that the role ${roleName(role)} requires${highest < 3 ? '; the level judge was asked in no domain' : ''}.`,
    'That what this person builds is without fault: it says what they could do on that day.',
    'Fitness for another role, or for employment: it informs people, and decides nothing about them.',
    cutsNotice,
  ]
}
