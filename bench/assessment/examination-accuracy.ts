import {cutOf, domains, type EngineerRole} from '@airworthy/content'
import {randomFrom} from '@airworthy/kernel'
import {
  applyEvent,
  simulatedAssessment,
  trueModels,
  type AdaptiveSession,
  type AssessmentRules,
  type BankItem,
  type StartedEvent,
  type Verdict,
} from '@airworthy/psychometrics'

/** Verdicts on domains of people whose ability lies at a distance from each cut. */
export interface ExaminationSummary {
  readonly distance: number
  readonly meets: number
  readonly gap: number
  readonly notJudged: number
  /** Not judged after the first sitting alone. */
  readonly openAfterFirst: number
  /** People of whom every domain meets, after all sittings. */
  readonly allMeet: number
  readonly items: number
  readonly minutes: number
}

export interface ExaminationSetting {
  readonly role: EngineerRole
  readonly rules: AssessmentRules
  /** Items per undecided domain of a second sitting; 0: none. */
  readonly further: number
  /** Every person meets the parameters that the authors judged, or parameters as far off as these may be. */
  readonly parameters: 'as judged' | 'as far off as allowed'
}

/**
 * Lets people with an ability `distance` from every cut sit the adaptive part. Each domain is judged on
 * its own answers alone, so that each is sat as a session of its own: the verdicts are those of one
 * session over all, and many more people can be asked.
 */
export function examine(
  items: readonly BankItem[],
  {role, rules, further, parameters}: ExaminationSetting,
  {distance, people}: {distance: number; people: number},
): ExaminationSummary {
  const counted: Record<Verdict, number> = {meets: 0, gap: 0, 'not-judged': 0}
  let openAfterFirst = 0
  let allMeet = 0
  let given = 0
  let minutes = 0
  for (let person = 0; person < people; person++) {
    let met = 0
    for (const {id, requiredLevel} of domains) {
      const random = randomFrom(`examination ${role} ${id} ${distance} ${person}`)
      const own = items.filter(({domain}) => domain === id)
      const cut = cutOf(requiredLevel[role])
      const start: StartedEvent = {
        kind: 'started',
        seed: `examination ${person}`,
        bank: {version: 'bench', items: own},
        prior: {loadings: [0]},
        domains: [{id, requiredLevel: requiredLevel[role], cut}],
        rules,
      }
      const models =
        parameters === 'as judged'
          ? new Map(own.map(({id: item, model}) => [item, model]))
          : trueModels(own, random)
      const sitter = {abilities: [cut + distance], models}
      const first = simulatedAssessment(start, {person: sitter, random})
      openAfterFirst += first.state.byDomain.filter(isOpen).length
      const last = secondSitting(first, {further, person: sitter, random})
      for (const {verdict} of last.state.byDomain) {
        counted[verdict] += 1
        if (verdict === 'meets') met += 1
      }
      given += last.state.given.length
      minutes += last.state.activeMinutes
    }
    if (met === domains.length) allMeet += 1
  }
  const verdicts = people * domains.length
  return {
    distance,
    meets: counted.meets / verdicts,
    gap: counted.gap / verdicts,
    notJudged: counted['not-judged'] / verdicts,
    openAfterFirst: openAfterFirst / verdicts,
    allMeet: allMeet / people,
    items: given / people,
    minutes: minutes / people,
  }
}

const isOpen = ({verdict}: {verdict: Verdict}) => verdict === 'not-judged'

type Sitter = Parameters<typeof simulatedAssessment>[1]

/** The session gone on with where it is not judged and has items left. */
function secondSitting(
  first: AdaptiveSession,
  {further, person, random}: Sitter & {further: number},
): AdaptiveSession {
  const {shouldFinish, byDomain} = first.state
  const wanted = byDomain.flatMap(({domain, verdict, items}, place) =>
    verdict === 'not-judged' && items < (first.record.bank.domains[place]?.items.length ?? 0)
      ? [domain]
      : [],
  )
  if (further === 0 || wanted.length === 0 || shouldFinish === null) return first
  const ended = applyEvent(first, {kind: 'finished', reason: shouldFinish})
  const moreItems = wanted.length * further
  const event = {kind: 'continued', domains: wanted, moreItems} as const
  return simulatedAssessment(applyEvent(ended, event), {person, random})
}
