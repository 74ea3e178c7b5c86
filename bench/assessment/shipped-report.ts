import {domains, engineerRoles, type EngineerRole} from '@airworthy/content'
import {
  defaultDomainCorrelation,
  defaultRules,
  type AssessmentRules,
  type BankItem,
} from '@airworthy/psychometrics'
import {bankExposure} from './bank-exposure.ts'
import {classify, type ClassificationSetting, type ClassificationSummary} from './classification.ts'
import {startFor} from './shipped-bank.ts'
import {percent, printTable} from './tables.ts'

/** One row of what assessments on the shipped bank come to. */
export interface ShippedRow extends Omit<ClassificationSummary, 'standardErrorByDomain'> {
  readonly name: string
  readonly standardErrorByDomain: Readonly<Record<string, number>>
}

/** Rows, and the exposure parameters that one of them uses, by item. */
export interface ShippedReport {
  readonly items: number
  readonly people: number
  readonly rows: readonly ShippedRow[]
  readonly exposure: Readonly<Record<string, number>>
}

const exposureLimit = 0.4

/** Lets simulated people take the baseline on these items and prints what it says about them. */
export function shippedReport(
  items: readonly BankItem[],
  {people, exposureRounds}: {people: number; exposureRounds: number},
): ShippedReport {
  const controlled = bankExposure(
    startFor('data-scientist', {items, rules: {...defaultRules, randomesque: 1}}),
    {limit: exposureLimit, people: Math.ceil(people / 2), rounds: exposureRounds},
  )
  console.log(`\n(b) the shipped bank: ${items.length} items, ${people} people a row, 25 minutes`)
  const rows = settings(items, controlled.items).map(([name, setting]): ShippedRow => {
    const found = classify({people, ...setting})
    return {name, ...found, standardErrorByDomain: Object.fromEntries(found.standardErrorByDomain)}
  })
  printTable(
    [
      'setting',
      'items',
      'min',
      'SE',
      'SE all',
      'open',
      'right',
      'forced',
      'holds',
      'all',
      'exposed',
    ],
    rows.map((row) => [
      row.name,
      row.items.toFixed(1),
      row.minutes.toFixed(1),
      row.standardError.toFixed(3),
      row.overallStandardError.toFixed(3),
      percent(row.notJudged),
      percent(row.rightOfJudged),
      percent(row.rightByEstimate),
      percent(row.intervalsHolding),
      percent(row.overallIntervalsHolding),
      percent(row.highestExposure),
    ]),
  )
  console.log(
    '  SE: of a domain, mean; SE all: of the overall ability; open: domains not judged; right:',
  )
  console.log(
    '  verdicts that are; forced: estimates on the right side of the cut, judged or not; holds,',
  )
  console.log('  all: intervals with the truth inside, of domains and overall; exposed: people who')
  console.log('  met the most exposed item')
  printDomains(items, rows)
  const exposure = controlled.items.map(({id, exposure: admission = 1}) => [id, admission] as const)
  return {items: items.length, people, rows, exposure: Object.fromEntries(exposure)}
}

function printDomains(items: readonly BankItem[], rows: readonly ShippedRow[]): void {
  const shown = rows.slice(0, engineerRoles.length)
  console.log('\n    standard error by domain')
  printTable(
    ['domain', 'items', ...shown.map(({name}) => name)],
    domains.map(({id}) => [
      id,
      String(items.filter(({domain}) => domain === id).length),
      ...shown.map(({standardErrorByDomain}) => (standardErrorByDomain[id] ?? NaN).toFixed(3)),
    ]),
  )
}

type Setting = Omit<ClassificationSetting, 'people'>

function settings(
  items: readonly BankItem[],
  controlled: readonly BankItem[],
): (readonly [string, Setting])[] {
  const made = ({
    role = 'data-scientist',
    bank = items,
    rules = {},
    ...changes
  }: {
    role?: EngineerRole
    bank?: readonly BankItem[]
    rules?: Partial<AssessmentRules>
  } & Partial<Setting> = {}): Setting => ({
    start: startFor(role, {items: bank, rules: {...defaultRules, ...rules}}),
    trueCorrelation: defaultDomainCorrelation,
    stopsWhenOffered: true,
    ...changes,
  })
  const known = items.map((item) => {
    return {...item, provisional: false, uncertainty: {b: 0, logA: 0}}
  })
  return [
    ...engineerRoles.map(({id}) => [id, made({role: id})] as const),
    ['to the end', made({stopsWhenOffered: false})],
    ['by information alone', made({rules: {selection: 'information'}})],
    ['without a gentle start', made({rules: {gentleStart: 0}})],
    ['always the best', made({rules: {randomesque: 1}})],
    [
      `best, exposure ${exposureLimit.toFixed(2)}`,
      made({bank: controlled, rules: {randomesque: 1}}),
    ],
    ['minimum 3 per domain', made({rules: {minimumPerDomain: 3}})],
    ['confidence 0.8', made({rules: {confidence: 0.8}})],
    ['confidence 0.95', made({rules: {confidence: 0.95}})],
    ['parameters known', made({bank: known})],
    ['true correlation 0.3', made({trueCorrelation: 0.3})],
    ['true correlation 0.8', made({trueCorrelation: 0.8})],
  ]
}
