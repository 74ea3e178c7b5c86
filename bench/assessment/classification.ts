import {randomFrom} from '@airworthy/kernel'
import {
  exchangeableLoadings,
  simulatedAbilities,
  simulatedAssessment,
  trueModels,
  type BankItem,
  type SessionState,
  type StartedEvent,
} from '@airworthy/psychometrics'

/** What a group of simulated persons came out with; shares are of all persons × domains. */
export interface ClassificationSummary {
  readonly items: number
  readonly minutes: number
  readonly standardErrorByDomain: ReadonlyMap<string, number>
  readonly standardError: number
  readonly overallStandardError: number
  readonly notJudged: number
  readonly rightOfJudged: number
  /** If every domain were decided by the side of the cut on which its estimate lies. */
  readonly rightByEstimate: number
  readonly intervalsHolding: number
  readonly overallIntervalsHolding: number
  readonly highestExposure: number
}

/** How the simulation runs: its people, their true correlation, and whether they stop at the offer. */
export interface ClassificationSetting {
  readonly start: Omit<StartedEvent, 'seed'>
  readonly people: number
  readonly trueCorrelation: number
  readonly stopsWhenOffered: boolean
}

interface Assessed {
  readonly abilities: readonly number[]
  readonly state: SessionState
}

/** Lets simulated persons take the assessment; item parameters are as wrong as they say they may be. */
export function classify(setting: ClassificationSetting): ClassificationSummary {
  const assessed = Array.from({length: setting.people}, (_, index) => assess(setting, index))
  const judgements = assessed.flatMap(({abilities, state}) =>
    state.byDomain.map((domain, place) => ({...domain, truth: abilities[place] ?? NaN})),
  )
  const judged = judgements.filter(({verdict}) => verdict !== 'not-judged')
  return {
    items: mean(assessed.map(({state}) => state.given.length)),
    minutes: mean(assessed.map(({state}) => state.activeMinutes)),
    standardErrorByDomain: new Map(
      setting.start.domains.map(({id}) => [
        id,
        mean(judgements.filter(({domain}) => domain === id).map((found) => found.standardError)),
      ]),
    ),
    standardError: mean(judgements.map(({standardError}) => standardError)),
    overallStandardError: mean(assessed.map(({state}) => state.overall.standardError)),
    notJudged: 1 - judged.length / judgements.length,
    rightOfJudged: share(judged, ({verdict, truth, requiredCut}) => {
      return (verdict === 'meets') === truth > requiredCut
    }),
    rightByEstimate: share(judgements, ({mean: estimate, truth, requiredCut}) => {
      return estimate > requiredCut === truth > requiredCut
    }),
    intervalsHolding: share(judgements, ({low, high, truth}) => low <= truth && truth <= high),
    overallIntervalsHolding: share(assessed, ({abilities, state: {overall}}) => {
      const truth = mean(abilities)
      return overall.low <= truth && truth <= overall.high
    }),
    highestExposure: highestExposure(assessed),
  }
}

function assess(setting: ClassificationSetting, index: number): Assessed {
  const {domains, bank} = setting.start
  const random = randomFrom(`person ${index}`)
  const loadings = exchangeableLoadings(domains.length, setting.trueCorrelation)
  const abilities = simulatedAbilities(loadings, random)
  const person = {abilities, models: trueModels(bank.items, random)}
  const start: StartedEvent = {...setting.start, seed: `assessment ${index}`}
  const {state} = simulatedAssessment(start, {
    person,
    random,
    stopsWhenOffered: setting.stopsWhenOffered,
  })
  return {abilities, state}
}

function highestExposure(assessed: readonly Assessed[]): number {
  const counts = new Map<BankItem['id'], number>()
  for (const {state} of assessed) {
    for (const {itemId} of state.given) counts.set(itemId, (counts.get(itemId) ?? 0) + 1)
  }
  return Math.max(...counts.values()) / assessed.length
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function share<Value>(values: readonly Value[], holds: (value: Value) => boolean): number {
  return values.filter(holds).length / values.length
}
