import {domains, levels} from '@airworthy/content'
import type {NextStepView, StandingView} from './views.ts'

/** Why a domain stands where it does in a plan. */
export function reasonFor(standing: StandingView): string {
  const {estimate, verdict, requiredLevel, items} = standing
  const level = `the level ${levelName(requiredLevel)} that your role requires`
  if (estimate === null) {
    if (items === 0) return 'You have answered no item of this domain yet, so it is not judged.'
    return `You have answered ${items === 1 ? 'one item' : `${items} items`} of this domain, too few to judge it.`
  }
  const interval = `Your interval ${intervalText(standing)}`
  if (verdict === 'meets') return `${interval} lies above the start of ${level}.`
  if (verdict === 'gap') return `${interval} lies below ${level}.`
  return `${interval} contains the start of ${level}, so the domain is not judged yet.`
}

/** An interval in words, such as −1.2 to −0.3; with two decimals where one would hide on which side of the cut it ends. */
function intervalText({estimate, requiredCut}: StandingView): string {
  if (estimate === null) return ''
  return [estimate.low, estimate.high].map((bound) => logitText(bound, requiredCut)).join(' to ')
}

/** A number of logits, with a minus sign. */
export function logitText(value: number, cut = Infinity): string {
  const text = value.toFixed(Math.abs(value - cut) < 0.05 ? 2 : 1)
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−')
}

/** The name of a domain; its id for one that is no longer there. */
export function domainName(id: string): string {
  return domains.find((domain) => domain.id === id)?.name ?? id
}

/** What to do now, as a sentence. */
export const nextStepSentences = {
  'choose-role': () => 'Say which role you have, so that the platform knows what it asks of you.',
  'take-baseline': () => 'Take the baseline: about 25 minutes, and your plan follows from it.',
  module: (title: string, minutes: number) => `Go on with “${title}”: ${minutes} minutes.`,
  'test-out': (domain: string) =>
    `Check ${domainName(domain)}: four to ten items; after ten minutes you may stop.`,
  'finish-test-out': (domain: string) => `Finish your check of ${domainName(domain)}.`,
  wait: (domain: string, until: string) =>
    `No module for what is left can be taken yet; ${domainName(domain)} can be checked again from ${dayText(until)}.`,
  done: () => 'You meet every level that your role requires. Nothing is left to do.',
} as const satisfies Record<NextStepView['kind'] | 'finish-test-out', (...facts: never[]) => string>

function levelName(level: StandingView['requiredLevel']): string {
  return levels.find((one) => one.level === level)?.name ?? String(level)
}

function dayText(at: string): string {
  return new Date(at).toLocaleDateString('en-GB', {day: 'numeric', month: 'long', timeZone: 'UTC'})
}
