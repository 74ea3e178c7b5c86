import {parseCondition, rowGroups, type Column, type RowGroups} from '@airworthy/fairness'
import {boostingLearner, featureRows, logisticLearner, type Learner} from '@airworthy/learners'
import type {OpenTable} from '@airworthy/tables'
import {badInput} from '../faults.ts'
import {groupWords} from '../audit/audit-words.ts'
import {completeRows} from '../rows/complete-rows.ts'
import type {LearnerName, ReductionParameters, ReweighingParameters} from './mitigate-request.ts'
import type {MitigationResult} from './mitigation-result.ts'
import {positiveRows} from './positive-rows.ts'

/** Rows that a learner can be fitted to: features, outcomes and groups, small groups left out. */
export interface LabelledRows {
  readonly features: readonly Column[]
  /** 0 or 1. */
  readonly outcomes: Float64Array
  readonly groups: RowGroups
  readonly counted: Pick<MitigationResult, 'rows' | 'leftOut' | 'groups'>
}

/** Reads what a mitigation learns from; rows without a label are left out and counted. */
export async function labelledRows(
  table: OpenTable,
  {by, label, where, features, minGroup}: ReweighingParameters | ReductionParameters,
): Promise<LabelledRows> {
  const condition = parseCondition(label)
  const wanted =
    features.length === 1 && features[0] === 'all'
      ? allFeatures(table, [...by, condition.column])
      : features
  const names = [...new Set([condition.column, ...by, ...wanted])]
  const read = await table.columns(names, where === undefined ? {} : {where})
  const {columns, rows, leftOut} = completeRows(read, {needed: [condition.column]})
  if (rows === 0) throw badInput(`no row has a value in ${condition.column}`)
  const columnOf = (name: string): Column => {
    const column = columns.get(name)
    if (column === undefined) throw badInput(`unknown column: ${name}`)
    return column
  }
  const all = rowGroups(by.map(columnOf))
  const sizes = new Float64Array(all.groups.length)
  for (const code of all.codes) sizes[code] = (sizes[code] ?? 0) + 1
  const groups = all.groups.map((group, code) => {
    const n = sizes[code] ?? 0
    return {group, n, judged: n >= minGroup}
  })
  if (groups.filter(({judged}) => judged).length < 2) {
    const told = groups.map(({group, n}) => `${groupWords(group)} ${n}`).join(', ')
    throw badInput(
      `a mitigation needs two groups of ${minGroup} rows or more, and there are: ${told}`,
    )
  }
  const kept = Int32Array.from(all.codes.keys()).filter(
    (row) => groups[all.codes[row] ?? 0]?.judged === true,
  )
  const outcomes = positiveRows(columnOf(condition.column), condition)
  const columnsKept = (each: readonly Column[]) => featureRows(each, kept)
  return {
    features: columnsKept(wanted.map(columnOf)),
    outcomes: Float64Array.from(kept, (row) => outcomes[row] ?? NaN),
    groups: rowGroups(columnsKept(by.map(columnOf))),
    counted: {rows, leftOut, groups},
  }
}

/** The learner of a name. */
export function learnerOf(name: LearnerName): Learner {
  return name === 'logistic' ? logisticLearner() : boostingLearner({trees: 50})
}

function allFeatures({columnTypes}: OpenTable, taken: readonly string[]): string[] {
  return columnTypes
    .filter(({name, type}) => !taken.includes(name) && type !== 'mixed' && type !== 'nested')
    .map(({name}) => name)
}
