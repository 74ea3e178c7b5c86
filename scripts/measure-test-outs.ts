import {domains, engineerRoles, readCatalogue} from '@airworthy/content'
import {randomFrom} from '@airworthy/kernel'
import {simulatedAssessment, trueModels} from '@airworthy/psychometrics'
import {sampleNormal} from '@airworthy/statistics'
import {testOutStart} from '../server/features/assessments/index.ts'

/**
 * Prints what test-outs of the shipped bank can say, as docs/explanation/plans.md has it: simulated
 * people of standard normal ability, items off by as much as an author's judgement may be.
 */
const catalogue = await readCatalogue()
const peoplePerCase = 40

interface Outcome {
  readonly above: boolean
  readonly verdict: string
  readonly items: number
  readonly minutes: number
}

function outcomesAt(level: number): Outcome[] {
  return engineerRoles.flatMap(({id: role}) =>
    domains
      .filter(({requiredLevel}) => requiredLevel[role] === level)
      .flatMap(({id: domain}) =>
        Array.from({length: peoplePerCase}, (_, person) => {
          const seed = `test-out/${role}/${domain}/${person}`
          const random = randomFrom(seed)
          const start = testOutStart(catalogue, {role, domain, seed, seen: []})
          const ability = sampleNormal(random)
          const models = trueModels(start.bank.items, random)
          const {state} = simulatedAssessment(start, {
            person: {abilities: [ability], models},
            random,
          })
          const [measured] = state.byDomain
          return {
            above: ability > (measured?.requiredCut ?? NaN),
            verdict: measured?.verdict ?? '',
            items: state.given.length,
            minutes: state.activeMinutes,
          }
        }),
      ),
  )
}

function meanOf(outcomes: readonly Outcome[], valueOf: (outcome: Outcome) => number): number {
  return outcomes.reduce((sum, outcome) => sum + valueOf(outcome), 0) / outcomes.length
}

console.log('level people judged right meets-of-those-above items minutes')
for (const level of [1, 2, 3]) {
  const outcomes = outcomesAt(level)
  const judged = outcomes.filter(({verdict}) => verdict !== 'not-judged')
  const above = outcomes.filter((outcome) => outcome.above)
  const meets = ({verdict}: Outcome) => Number(verdict === 'meets')
  console.log(
    level,
    outcomes.length,
    (judged.length / outcomes.length).toFixed(2),
    meanOf(judged, (one) => Number(one.above === (one.verdict === 'meets'))).toFixed(2),
    meanOf(above, meets).toFixed(2),
    meanOf(outcomes, ({items}) => items).toFixed(1),
    meanOf(outcomes, ({minutes}) => minutes).toFixed(1),
  )
}
