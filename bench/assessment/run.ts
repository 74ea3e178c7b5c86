// What an assessment can say in 25 minutes, and how fast it chooses.
//   node bench/assessment/run.ts [--people 400] [--bank FILE]
// FILE holds a JSON list of bank items; without it a bank of 63 provisional items is simulated.
import {readFile} from 'node:fs/promises'
import {parseArgs} from 'node:util'
import {randomFrom} from '@airworthy/kernel'
import {
  defaultDomainCorrelation,
  defaultRules,
  exchangeableLoadings,
  simulatedBank,
  type BankItem,
  type StartedEvent,
} from '@airworthy/psychometrics'
import {classify, type ClassificationSetting} from './classification.ts'
import {precision} from './precision.ts'
import {startWithThousandItems, timing} from './timing.ts'

const {values} = parseArgs({
  options: {people: {type: 'string', default: '400'}, bank: {type: 'string'}},
})
const people = Number(values.people)
// The seven domains with the levels that data scientists need; cuts −1, 0 and 1.
const required: readonly (readonly [string, 1 | 2 | 3])[] = [
  ['ethics-and-bias', 3],
  ['privacy-and-law', 2],
  ['validation-and-robustness', 3],
  ['llm-and-api-security', 1],
  ['drift-and-fallback', 2],
  ['alignment-and-specification', 2],
  ['risk-and-governance', 2],
]

const items = await bankItems(values.bank)
const start: StartedEvent = startWith(items)
console.log(`${items.length} items, ${people} simulated persons, seeded; cuts of a data scientist`)
printRow('setting', [
  'items',
  'minutes',
  'SE',
  'SE all',
  'open',
  'right',
  'holds',
  'all',
  'exposed',
])
for (const [name, changes] of settings(items)) {
  const found = classify({
    start,
    people,
    trueCorrelation: defaultDomainCorrelation,
    stopsWhenOffered: true,
    ...changes,
  })
  printRow(name, [
    found.items.toFixed(1),
    found.minutes.toFixed(1),
    found.standardError.toFixed(2),
    found.overallStandardError.toFixed(2),
    percent(found.notJudged),
    percent(found.rightOfJudged),
    percent(found.intervalsHolding),
    percent(found.overallIntervalsHolding),
    percent(found.highestExposure),
  ])
  if (name === 'defaults, 25 minutes') {
    const byDomain = [...found.standardErrorByDomain]
    console.log(
      `  SE by domain: ${byDomain.map(([id, se]) => `${id} ${se.toFixed(2)}`).join(', ')}`,
    )
  }
}
console.log(
  'SE: mean standard error of a domain, SE all: of the overall ability; open: domains not judged;',
)
console.log(
  'right: of the verdicts; holds: intervals with the true ability inside; all: the same overall;',
)
console.log('exposed: share of persons who met the most exposed item.')

const times = timing(start)
console.log(`\nchoose among 1,000 items  ${times.chooseAmongThousand.toFixed(3)} ms (median)`)
console.log(`apply an answer, ${items.length} items  ${times.applyAnswer.toFixed(2)} ms`)
console.log(`start, ${items.length} items  ${times.start.toFixed(2)} ms`)
const large = timing(startWithThousandItems())
console.log(`apply an answer, 1,000 items  ${large.applyAnswer.toFixed(2)} ms`)

const seeds = Array.from({length: 20}, (_, index) => precision(index + 1, {people: 200}))
const lengths = seeds.map(({itemsForNineInTen}) => itemsForNineInTen).sort((a, b) => a - b)
console.log(
  `\none ability, 1,000 items, SE < 0.3: 90 % of 200 persons within ${lengths[10]} items ` +
    `(median of seeds 1-20; ${lengths[0]} to ${lengths[19]}), ` +
    `most exposed item ${percent(Math.max(...seeds.map((seed) => seed.highestExposure)))}`,
)

async function bankItems(file: string | undefined): Promise<BankItem[]> {
  if (file === undefined) {
    return simulatedBank(
      required.map(([id]) => id),
      {random: randomFrom('bank')},
    )
  }
  // Read as given: startSession refuses what cannot be used.
  return JSON.parse(await readFile(file, 'utf8')) as BankItem[]
}

function startWith(bank: readonly BankItem[]): StartedEvent {
  return {
    kind: 'started',
    seed: 'bench',
    bank: {version: 'bench', items: bank},
    prior: {loadings: exchangeableLoadings(required.length, defaultDomainCorrelation)},
    domains: required.map(([id, level]) => ({id, requiredLevel: level, cut: level - 2})),
    rules: defaultRules,
  }
}

function settings(bank: readonly BankItem[]): [string, Partial<ClassificationSetting>][] {
  const ruled = (changes: Partial<StartedEvent['rules']>): Partial<ClassificationSetting> => ({
    start: {...start, rules: {...defaultRules, ...changes}},
  })
  const known = bank.map((item) => {
    return {...item, provisional: false, uncertainty: {b: 0, logA: 0}}
  })
  return [
    ['defaults, 25 minutes', {}],
    ['defaults, to the end', {stopsWhenOffered: false}],
    ['minimum 3 per domain', ruled({minimumPerDomain: 3})],
    ['confidence 0.8', ruled({confidence: 0.8})],
    ['confidence 0.95', ruled({confidence: 0.95})],
    ['one of the best 3', ruled({randomesque: 3})],
    ['always the best', ruled({randomesque: 1})],
    ['parameters known', {start: startWith(known)}],
    ['known, to the end', {start: startWith(known), stopsWhenOffered: false}],
    ['true correlation 0.3', {trueCorrelation: 0.3}],
    ['true correlation 0.8', {trueCorrelation: 0.8}],
  ]
}

function printRow(name: string, cells: readonly string[]): void {
  console.log(name.padEnd(22) + cells.map((cell) => cell.padStart(9)).join(''))
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
