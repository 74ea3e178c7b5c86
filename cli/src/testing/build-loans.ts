import {randomFrom} from '@airworthy/kernel'

/**
 * A CSV table of invented loans: `sex,income,score,repaid` and 4 rows of a third group. Women have the
 * lower incomes, on which the score rests, and repay as often.
 */
export function buildLoans({rows, seed}: {rows: number; seed: string}): string {
  const random = randomFrom(seed)
  const lines = Array.from({length: rows}, (_, row) => {
    const sex = row < 4 ? 'unknown' : random.next() < 0.5 ? 'female' : 'male'
    const ability = random.next()
    const income = Math.round(20 + 40 * ability + (sex === 'male' ? 12 : 0) + 10 * random.next())
    const repaid = random.next() < 0.3 + 0.6 * ability ? 1 : 0
    return `${sex},${income},${Math.min(1, income / 80).toFixed(2)},${repaid}`
  })
  return `${['sex,income,score,repaid', ...lines].join('\n')}\n`
}
