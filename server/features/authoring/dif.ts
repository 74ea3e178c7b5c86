import {engineerRoles} from '@airworthy/content'
import {
  difRegression,
  mantelHaenszel,
  mantelOrdered,
  type DifClass,
  type MatchedResponses,
} from '@airworthy/psychometrics'
import {isMeasured, type MeasuredResponse, type Response} from './statistics.ts'
import type {DifView} from './views.ts'

/** People of the role, and of the others, below whom DIF is not judged. */
export const fewestForDif = 100
/** Width of the bands of ability within which people are compared, in logits. */
const bandWidth = 0.5

const classNames = {A: 'negligible', B: 'moderate', C: 'large'} as const
type ClassName = (typeof classNames)[DifClass]

/** How each role answers an item against the others of equal ability, by two methods. */
export function difOf(responses: readonly Response[]): DifView[] {
  const measured = responses.filter(isMeasured)
  return engineerRoles.map(({id: role}) => {
    const ofRole = measured.filter((response) => response.role === role).length
    const people = {role: ofRole, others: measured.length - ofRole}
    const needed = {
      role: Math.max(0, fewestForDif - people.role),
      others: Math.max(0, fewestForDif - people.others),
    }
    if (needed.role > 0 || needed.others > 0) return notJudged({role, people, needed})
    const table = byTable(measured, role)
    const regression = byRegression(measured, role)
    if (!table && !regression) return notJudged({role, people, needed})
    const larger = largerClass(table?.class, regression?.class)
    return {
      role,
      people,
      outcome: 'judged',
      needed,
      class: larger,
      direction: directionOf(table, larger),
      mantelHaenszel: table,
      regression,
    }
  })
}

function notJudged(parts: Pick<DifView, 'role' | 'people' | 'needed'>): DifView {
  return {
    ...parts,
    outcome: 'not-judged',
    class: null,
    direction: null,
    mantelHaenszel: null,
    regression: null,
  }
}

/** Mantel–Haenszel for right-or-wrong items, Mantel with the standardised mean difference for graded. */
function byTable(
  measured: readonly MeasuredResponse[],
  role: Response['role'],
): DifView['mantelHaenszel'] {
  const responses: MatchedResponses = {
    scores: measured.map(({score}) => score),
    focal: measured.map((response) => response.role === role),
    matching: measured.map(({ability}) => Math.floor(ability / bandWidth)),
  }
  if (measured.every(({maximum}) => maximum === 1)) {
    const test = mantelHaenszel(responses)
    if (!test) return null
    return {
      compared: test.n,
      chiSquared: test.chiSquared,
      p: test.p,
      effect: Number.isFinite(test.delta) ? test.delta : null,
      unit: 'delta',
      class: classNames[test.class],
    }
  }
  const test = mantelOrdered(responses)
  if (!test) return null
  const effect = test.meanDifference / standardDeviation(responses.scores)
  return {
    compared: test.n,
    chiSquared: test.chiSquared,
    p: test.p,
    effect,
    unit: 'standard-deviations',
    class: classNames[gradedClass(effect, test.p)],
  }
}

/** The rule of NAEP for graded items: 0.17 and 0.25 standard deviations (Zwick and others 1993). */
function gradedClass(effect: number, p: number): DifClass {
  const size = Math.abs(effect)
  if (size <= 0.17 || p >= 0.05) return 'A'
  return size > 0.25 ? 'C' : 'B'
}

/** Of graded items it tells full credit from less. */
function byRegression(
  measured: readonly MeasuredResponse[],
  role: Response['role'],
): DifView['regression'] {
  const test = difRegression({
    scores: measured.map(({score, maximum}) => (score === maximum ? 1 : 0)),
    focal: measured.map((response) => response.role === role),
    matching: measured.map(({ability}) => ability),
  })
  if (!test) return null
  const {uniform, nonUniform, addedNagelkerke} = test
  return {uniform, nonUniform, addedNagelkerke, class: classNames[test.class]}
}

function largerClass(first?: ClassName, second?: ClassName): ClassName {
  const order = Object.values(classNames)
  const at = (name?: ClassName): number => (name === undefined ? 0 : order.indexOf(name))
  return order[Math.max(at(first), at(second))] ?? 'negligible'
}

function directionOf(table: DifView['mantelHaenszel'], larger: ClassName): DifView['direction'] {
  if (larger === 'negligible' || table?.effect == null || table.effect === 0) return null
  return table.effect < 0 ? 'harder' : 'easier'
}

function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1))
}
