import {randomFrom} from '@airworthy/kernel'
import {auditFairness} from '@airworthy/fairness'
import {naiveRules} from './naive-rules.ts'
import {fairWorlds, unequalWorlds, type Scenario} from './scenarios.ts'
import {simulatedCells} from './simulated-cells.ts'

/** How often a rule raised an alarm in a world. */
export interface AlarmFigures {
  readonly world: string
  readonly differs: string | null
  readonly worlds: number
  /** The share of worlds with any `disparity`, or with one in the metric that differs. */
  readonly audit: number
  /** The share of worlds in which the audit named a group that does not differ. */
  readonly wrongGroup: number
  /** The share of worlds in which every verdict was "too little data". */
  readonly tooLittle: number
  readonly naive: Readonly<Record<string, number>>
}

/** Audits each world so many times, prints and returns how often there was an alarm. */
export function alarmReport({worlds}: {worlds: number}): AlarmFigures[] {
  console.log(
    `\n(a) false alarms: any disparity found where there is none, ${worlds} draws each; the naive rules look at selection rates alone`,
  )
  const fair = fairWorlds.map((scenario) => figuresOf(scenario, worlds))
  print(fair)
  const holds = fair.every(({audit}) => audit <= 0.05 + 2 * Math.sqrt((0.05 * 0.95) / worlds))
  console.log(
    `  asked: at most 5 % (two standard errors allowed): ${holds ? 'holds' : 'does not hold'}`,
  )
  console.log(`\n(b) power: a gap of .15 at 1,000 rows a group is found, ${worlds} draws each`)
  const unequal = unequalWorlds.map((scenario) => figuresOf(scenario, worlds))
  print(unequal)
  const isPowerful = unequal.every(({audit}) => audit >= 0.8)
  console.log(`  asked: at least 80 %: ${isPowerful ? 'holds' : 'does not hold'}`)
  return [...fair, ...unequal]
}

function figuresOf(scenario: Scenario, worlds: number): AlarmFigures {
  const random = randomFrom(scenario.name)
  let audit = 0
  let wrongGroup = 0
  let tooLittle = 0
  const naive = new Map(Object.keys(naiveRules).map((name) => [name, 0]))
  for (let world = 0; world < worlds; world++) {
    const cells = simulatedCells(random, scenario)
    const {disparities} = auditFairness(cells)
    const found = disparities.filter(({verdict}) => verdict === 'disparity')
    if (found.some(({metric}) => scenario.differs === null || metric === scenario.differs)) audit++
    if (disparities.every(({verdict}) => verdict === 'too-little-data')) tooLittle++
    if (scenario.by.length === 1 && found.some((each) => namesWrongGroup(each, scenario)))
      wrongGroup++
    // The audit looks at all metrics, the naive rules at one only: so much is in their favour.
    const metric = scenario.differs ?? 'selectionRate'
    for (const [name, rule] of Object.entries(naiveRules)) {
      if (rule(cells, metric)) naive.set(name, (naive.get(name) ?? 0) + 1)
    }
  }
  return {
    world: scenario.name,
    differs: scenario.differs,
    worlds,
    audit: audit / worlds,
    wrongGroup: wrongGroup / worlds,
    tooLittle: tooLittle / worlds,
    naive: Object.fromEntries([...naive].map(([name, count]) => [name, count / worlds])),
  }
}

/** The first group alone differs; of two groups either may be named. */
function namesWrongGroup(
  {comparisons}: ReturnType<typeof auditFairness>['disparities'][number],
  {cells, differs}: Scenario,
): boolean {
  if (differs !== null && cells.length === 2) return false
  const different = differs === null ? undefined : cells[0]?.values[0]
  return comparisons.some(
    ({verdict, group}) => verdict === 'disparity' && group['group'] !== different,
  )
}

function print(figures: readonly AlarmFigures[]): void {
  const rules = Object.keys(naiveRules)
  const width = Math.max(...figures.map(({world}) => world.length))
  console.log(`  ${''.padEnd(width)}  ${['audit', 'wrong group', ...rules].join('  ')}`)
  for (const {world, audit, wrongGroup, naive} of figures) {
    const cells = [
      percent(audit).padStart(5),
      percent(wrongGroup).padStart(11),
      ...rules.map((rule) => percent(naive[rule] ?? NaN).padStart(rule.length)),
    ]
    console.log(`  ${world.padEnd(width)}  ${cells.join('  ')}`)
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
