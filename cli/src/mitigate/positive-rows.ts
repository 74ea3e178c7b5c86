import {falsyWords, truthyWords, type Column, type Condition} from '@airworthy/fairness'
import {badInput} from '../faults.ts'

/** 1 for each row whose value the condition takes for positive, else 0; the rows have a value. */
export function positiveRows(column: Column, condition: Condition): Float64Array {
  if (column.kind === 'number') return column.values.map((value) => positive(String(value), value))
  const words = column.dictionary.map((word) => positive(word, Number(word)))
  return Float64Array.from(column.codes, (code) => words[code] ?? NaN)

  function positive(word: string, value: number): 0 | 1 {
    return isPositive(condition, {word, value}) ? 1 : 0
  }
}

function isPositive(condition: Condition, {word, value}: {word: string; value: number}): boolean {
  switch (condition.operator) {
    case 'truthy': {
      const lower = word.toLowerCase()
      if (truthyWords.includes(lower)) return true
      if (falsyWords.includes(lower)) return false
      throw badInput(
        `${condition.column} holds ${word}, which is neither true nor false: write ${condition.column}=VALUE`,
      )
    }
    case 'in':
      return condition.values.some((one) => same(one, {word, value}))
    case 'not-in':
      return !condition.values.some((one) => same(one, {word, value}))
    case '>=':
      return numberOf(condition.column, {word, value}) >= condition.value
    case '>':
      return numberOf(condition.column, {word, value}) > condition.value
    case '<=':
      return numberOf(condition.column, {word, value}) <= condition.value
    case '<':
      return numberOf(condition.column, {word, value}) < condition.value
  }
}

/** Numbers are the same whatever their spelling: `1` and `1.0`. */
function same(one: string, {word, value}: {word: string; value: number}): boolean {
  return one === word || (one.trim() !== '' && Number(one) === value)
}

function numberOf(column: string, {word, value}: {word: string; value: number}): number {
  if (!Number.isNaN(value)) return value
  throw badInput(`${column} holds ${word}, which is no number: write ${column}=VALUE`)
}
