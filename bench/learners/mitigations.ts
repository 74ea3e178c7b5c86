import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {
  effectOfDecisions,
  exponentiatedGradient,
  proxyStrength,
  reweighedDecisions,
  rowGroups,
  selectionProbabilities,
  thresholdEffect,
  thresholdOptimizer,
  type MitigationEffect,
  type RowGroups,
  type ScoreCounts,
} from '@airworthy/fairness'
import {
  boostingLearner,
  crossValidate,
  featureRows,
  logisticLearner,
  type Feature,
  type Learner,
} from '@airworthy/learners'

/** Prints what each mitigation changes and costs on COMPAS, by race, and on German credit, by sex. */
export function printMitigations(folder: string): void {
  for (const table of [germanCredit(folder), compas(folder)]) {
    console.log(`\n${table.name}: ${table.outcomes.length} rows, every figure from rows held out`)
    printProxies(table)
    printThresholds(table)
    printReweighing(table)
    printReduction(table, logisticLearner())
    printReduction(table, boostingLearner({trees: 30}))
  }
}

interface Table {
  readonly name: string
  readonly features: readonly Feature[]
  readonly outcomes: Float64Array
  readonly groups: RowGroups
  readonly selectedMeans: 'benefit' | 'burden'
}

function printProxies({features, groups}: Table): void {
  for (const {group, n, auc, verdict, carriers} of proxyStrength({features, groups}).groups) {
    const strongest = carriers
      .slice(0, 3)
      .map(
        ({feature, shuffled, alone}) =>
          `${feature} (−${shuffled.toFixed(3)}, alone ${alone.toFixed(3)})`,
      )
    const shown = auc && `${auc.value.toFixed(3)} [${auc.low.toFixed(3)}, ${auc.high.toFixed(3)}]`
    console.log(
      `  proxy ${Object.values(group).join()} (${n}): ${shown ?? '–'} ${verdict}; ${strongest.join(', ')}`,
    )
  }
}

// Thresholds from even rows, measured on odd ones.
function printThresholds(table: Table): void {
  const {predictions} = crossValidate(logisticLearner(), table)
  const half = (rest: number): ScoreCounts =>
    countScores(table, predictions, (row) => row % 2 === rest)
  for (const constraint of ['demographic-parity', 'equalized-odds'] as const) {
    const optimum = thresholdOptimizer(half(0), {constraint})
    const effect = thresholdEffect(optimum, {scores: half(1), selectedMeans: table.selectedMeans})
    printEffect(`thresholds, ${constraint}`, effect)
    const curve = optimum.curve.map(({tolerance, lost}) => `${tolerance}: ${lost.toFixed(4)}`)
    console.log(`    accuracy lost by tolerance, on the rows chosen from: ${curve.join('  ')}`)
  }
}

function printReweighing(table: Table): void {
  const {effect, weights} = reweighedDecisions(logisticLearner(), table)
  printEffect('reweighing', effect)
  console.log(`    ${weights.effectiveRows.toFixed(0)} effective of ${weights.rows} rows`)
}

function printReduction(table: Table, learner: Learner): void {
  const rows = Int32Array.from(table.outcomes.keys())
  const [training, held] = [
    rows.filter((row) => row % 2 === 0),
    rows.filter((row) => row % 2 === 1),
  ]
  const fitted = part(table, training)
  const tested = part(table, held)
  const plain = learner.fit(fitted.features, fitted).predict(tested.features)
  for (const constraint of ['demographic-parity', 'equalized-odds'] as const) {
    const model = exponentiatedGradient(learner, {...fitted, constraint})
    const effect = effectOfDecisions(tested.groups, {
      outcomes: tested.outcomes,
      before: plain.map((probability) => (probability > 0.5 ? 1 : 0)),
      after: selectionProbabilities(model, tested.features),
      selectedMeans: table.selectedMeans,
      needs: ['retrained-model', 'chance'],
    })
    printEffect(`reduction with ${learner.name}, ${constraint}`, effect)
    console.log(
      `    in training: error ${model.error.toFixed(4)}, violation ${model.violation.toFixed(4)}, ${model.fits} fits`,
    )
  }
}

function part(table: Table, rows: Int32Array): Table {
  return {
    ...table,
    features: featureRows(table.features, rows),
    outcomes: Float64Array.from(rows, (row) => table.outcomes[row] ?? NaN),
    groups: {
      groups: table.groups.groups,
      codes: Int32Array.from(rows, (row) => table.groups.codes[row] ?? 0),
    },
  }
}

function printEffect(
  name: string,
  {accuracyLost, disparities, gain, lose}: MitigationEffect,
): void {
  const shown = (side: 'before' | 'after'): string => {
    const {demographicParity, equalizedOdds} = disparities[side]
    return `${demographicParity.difference?.toFixed(3)} / ${equalizedOdds.difference?.toFixed(3)}`
  }
  console.log(
    `  ${name}: parity / odds ${shown('before')} → ${shown('after')}, accuracy lost ${accuracyLost.toFixed(4)}, gain ${gain.toFixed(0)}, lose ${lose.toFixed(0)}`,
  )
}

function countScores(
  {groups, outcomes}: Table,
  predictions: Float64Array,
  isKept: (row: number) => boolean,
): ScoreCounts {
  const rows = [...predictions.keys()].filter(isKept)
  rows.sort(
    (a, b) =>
      (groups.codes[a] ?? 0) - (groups.codes[b] ?? 0) ||
      (predictions[a] ?? 0) - (predictions[b] ?? 0),
  )
  const words = groups.groups.map((group) => Object.values(group).join())
  return {
    keys: {by: ['group'], values: [words], codes: Uint32Array.from(words.keys())},
    cell: Uint32Array.from(rows, (row) => groups.codes[row] ?? 0),
    score: Float64Array.from(rows, (row) => predictions[row] ?? NaN),
    positives: Float64Array.from(rows, (row) => outcomes[row] ?? NaN),
    negatives: Float64Array.from(rows, (row) => 1 - (outcomes[row] ?? NaN)),
    exact: true,
    edges: new Float64Array(),
    missing: {rows: 0, label: 0, prediction: 0, score: 0},
  }
}

function germanCredit(folder: string): Table {
  const column = readColumns(join(folder, 'german_credit.csv'))
  return {
    name: 'German credit by sex',
    selectedMeans: 'benefit',
    outcomes: Float64Array.from(column('credit_risk'), (word) => (word === '1' ? 1 : 0)),
    groups: rowGroups([words('sex', column('sex'))]),
    // Without personal_status_sex, which holds the sensitive feature itself.
    features: [
      ...'duration amount installment_rate residence_since age existing_credits dependents'
        .split(' ')
        .map((name) => numbers(name, column(name))),
      ...'checking credit_history purpose savings employment other_debtors property other_plans housing job telephone foreign_worker'
        .split(' ')
        .map((name) => words(name, column(name))),
    ],
  }
}

// The two largest groups: of Native Americans there are 18 rows.
function compas(folder: string): Table {
  const column = readColumns(join(folder, 'compas_two_years.csv'))
  const race = column('race')
  const rows = [...race.keys()].filter((row) =>
    ['African-American', 'Caucasian'].includes(race[row] ?? ''),
  )
  const kept = (name: string): string[] => {
    const all = column(name)
    return rows.map((row) => all[row] ?? '')
  }
  return {
    name: 'COMPAS, African-American and Caucasian',
    selectedMeans: 'burden',
    outcomes: Float64Array.from(kept('two_year_recid'), Number),
    groups: rowGroups([words('race', kept('race'))]),
    features: [
      ...'age juv_fel_count juv_misd_count juv_other_count priors_count'
        .split(' ')
        .map((name) => numbers(name, kept(name))),
      ...['sex', 'c_charge_degree'].map((name) => words(name, kept(name))),
    ],
  }
}

function numbers(name: string, column: readonly string[]): Feature {
  return {name, kind: 'number', values: Float64Array.from(column, Number)}
}

function words(name: string, column: readonly string[]): Extract<Feature, {kind: 'text'}> {
  const dictionary = [...new Set(column)].sort()
  return {
    name,
    kind: 'text',
    dictionary,
    codes: Int32Array.from(column, (word) => dictionary.indexOf(word)),
  }
}

function readColumns(file: string): (name: string) => string[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/)
  const names = header.split(',')
  const cells = lines.map((line) => line.split(','))
  return function columnOf(name) {
    const place = names.indexOf(name)
    return cells.map((row) => row[place] ?? '')
  }
}
