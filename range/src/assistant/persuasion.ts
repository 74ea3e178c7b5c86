import type {Ask} from './reading/ask.ts'
import type {PromptRule} from './reading/read-prompt.ts'
import type {Technique} from './reading/technique.ts'
import {published} from './published.ts'
import type {Fix} from './view.ts'

/** What bears on whether the simulated model does what it should not. */
export interface Pressure {
  /** Said by the person in the chat, or read in a review. */
  readonly channel: 'chat' | 'review'
  readonly ask: Ask
  readonly techniques: readonly Technique[]
  /** Techniques of earlier messages of the chat. */
  readonly earlier: readonly Technique[]
  /** How often it has refused in this chat. */
  readonly refusals: number
  readonly rules: readonly PromptRule[]
  readonly reviews: Fix['reviews']
}

/**
 * The probability, 0 to 1, that the simulated model complies: a logistic sum of what speaks for and
 * against. In reviews, `naive`, `override`, `completion` and the two ways of marking are fitted to
 * published figures (`published.ts`); every other strength is set by hand, because no figure is
 * published for it.
 */
export function complianceChance(pressure: Pressure): number {
  const {channel, ask, rules, refusals} = pressure
  if (rules.includes('refuse-all')) return 0.02
  const own = strengthsOf(pressure.techniques, channel)
  const earlier = strengthsOf(
    pressure.earlier.filter((technique) => !pressure.techniques.includes(technique)),
    channel,
  ).map((strength) => strength / 2)
  const push = [...own, ...earlier]
    .sort((one, other) => other - one)
    .reduce((sum, strength, rank) => sum + strength * 0.4 ** rank, 0)
  const escalation = Math.min(1.6, refusals * 0.4)
  const stated = rules.reduce((sum, rule) => sum + resistanceOf(rule, pressure), 0)
  // rules pile up without end on manners, where nothing else pulls; on requests they saturate
  const resistance = ask.kind === 'offend' ? stated : Math.min(3.4, stated)
  return logistic(baseOf(channel, ask) + push + escalation - resistance - marking(pressure))
}

const logistic = (value: number) => 1 / (1 + Math.exp(-value))
const logit = (percent: number) => Math.log(percent / (100 - percent))

const {undefended, delimiters, marking: spotlight} = published
const naive = logit(undefended.naive)

/** In a review: fitted to the published figures. */
const fitted: Readonly<Partial<Record<Technique, number>>> = {
  override: logit(undefended.ignore) - naive,
  completion: (logit(undefended.completionOther) + logit(undefended.completionReal)) / 2 - naive,
}

/** In the chat: set by hand so that one plausible technique works nine times in ten. */
const byHand: Readonly<Record<Technique, number>> = {
  authority: 5.8,
  'false-context': 5.8,
  pretext: 5.6,
  'role-play': 5.6,
  fiction: 5.6,
  repetition: 5.6,
  encoding: 5.4,
  translation: 5.4,
  splitting: 5.4,
  override: 5.4,
  completion: 5.6,
  emotion: 5.4,
  pressure: 5.2,
  reason: 5,
  urgency: 5,
  flattery: 4,
}

function strengthsOf(techniques: readonly Technique[], channel: 'chat' | 'review'): number[] {
  return techniques.map((technique) =>
    channel === 'chat' ? byHand[technique] : (fitted[technique] ?? byHand[technique] * 0.6),
  )
}

function baseOf(channel: 'chat' | 'review', ask: Ask): number {
  // the rules of the prompt as delivered are worth about 1 each and are taken off below
  if (channel === 'review') return naive + 1
  if (ask.kind === 'offend') return ask.provoked ? -5.5 : 1.8
  return -1.8
}

/** How much a rule of the prompt speaks against; a prompt moves rates, it bounds nothing. */
function resistanceOf(rule: PromptRule, {ask, channel, techniques}: Pressure): number {
  const gives = ask.kind === 'discount' || ask.kind === 'refund' || ask.kind === 'email'
  const claimed = techniques.some((each) => each === 'authority' || each === 'false-context')
  switch (rule) {
    case 'limit':
      return gives ? 1 : 0
    case 'no-exception':
      return gives ? 0.8 : 0
    case 'claims':
      return claimed ? 1.5 : 0.3
    case 'total':
      return ask.kind === 'discount' ? 0.6 : 0
    case 'own-order':
      return 'customer' in ask && ask.customer !== null ? 1.2 : 0
    case 'secrecy':
      return ask.kind === 'leak' ? 1 : 0
    case 'any-form':
      return ask.kind === 'leak' ? 1.2 : 0
    case 'tone':
      return ask.kind === 'offend' ? 1 : 0
    case 'tone-firm':
      return ask.kind === 'offend' ? 8 : 0
    case 'reviews-are-data':
      return channel === 'review' ? 1.1 : 0
    case 'refuse-all':
      return 0
  }
}

function marking({channel, reviews}: Pressure): number {
  if (channel === 'chat' || reviews === 'plain') return 0
  if (reviews === 'marked') return logit(spotlight.none) - logit(spotlight.marked)
  const names = ['naive', 'ignore', 'completionOther', 'completionReal'] as const
  const changes = names.map((name) => logit(undefended[name]) - logit(delimiters[name]))
  return changes.reduce((sum, change) => sum + change, 0) / names.length
}
