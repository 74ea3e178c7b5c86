import {randomFrom, type Random} from '@airworthy/kernel'

/** The rows of an invented table and how they are written. */
interface TableOptions {
  readonly rows: number
  readonly seed: string
}

/**
 * Invented loans as CSV, `sex,age_band,score,declined,defaulted,loss,estimate`. Incomes of women are
 * lower, and the score rests on incomes: they are declined more often. Few are older than 64, and
 * few do not state their sex.
 */
export function loans({rows, seed}: TableOptions): string {
  const random = randomFrom(seed)
  return csv(
    'sex,age_band,score,declined,defaulted,loss,estimate',
    Array.from({length: rows}, () => {
      const female = random.next() < 0.5
      const age = random.next()
      const ageBand = age < 0.45 ? '18 to 39' : age < 0.96 ? '40 to 64' : '65 and older'
      const risk = random.next()
      const income = 62 - 40 * risk + (female ? 0 : 10) + 8 * random.next()
      const score = Math.min(0.999, Math.max(0.001, 1.15 - income / 72 + 0.1 * random.next()))
      const defaulted = chance(random, 0.06 + 0.55 * risk)
      const loss = Math.round(1000 * risk + 300 * random.next())
      const estimate = Math.round(loss + (female ? 60 : -40) + 200 * (random.next() - 0.5))
      const sex = random.next() < 0.008 ? 'not stated' : female ? 'female' : 'male'
      return [sex, ageBand, score.toFixed(3), Number(score >= 0.6), defaulted, loss, estimate]
    }),
  )
}

/**
 * Invented borrowers who may be offered relief, `sex,score,arrears,missed_payments,months_late`. The
 * score stands for arrears in money, and instalments of women are smaller: at the same score they
 * are more months late.
 */
export function borrowers({rows, seed}: TableOptions): string {
  const random = randomFrom(seed)
  return csv(
    'sex,score,arrears,missed_payments,months_late',
    Array.from({length: rows}, () => {
      const female = random.next() < 0.4
      const months = Math.floor(12 * random.next() ** 2)
      const instalment = (female ? 280 : 420) + 160 * random.next()
      const arrears = Math.round(months * instalment + 100 * random.next())
      const score = Math.min(0.999, (arrears + 900 * random.next()) / 7000)
      const missed = Math.max(0, months + random.integer(3) - 1)
      return [female ? 'female' : 'male', score.toFixed(3), arrears, missed, months]
    }),
  )
}

/** `region,branch,declined,defaulted`: 20 regions of 20 branches, 400 groups. */
export function branches({rows, seed}: TableOptions): string {
  const random = randomFrom(seed)
  return csv(
    'region,branch,declined,defaulted',
    Array.from({length: rows}, () => {
      const region = random.integer(20)
      const defaulted = chance(random, 0.3)
      const declined = chance(random, 0.15 + 0.3 * defaulted + 0.02 * region)
      return [`region ${region + 1}`, `branch ${random.integer(20) + 1}`, declined, defaulted]
    }),
  )
}

/** What somebody could put into names so that a report that repeats them does something. */
export const hostileNames = {
  column: `<script>alert('column')</script>`,
  values: [
    '<script>alert(1)</script>',
    '"><img src=https://example.org/pixel onerror=alert(2)>',
    `' onmouseover='alert(3)' style='position:fixed`,
    '</style><style>@import "https://example.org/style";</style>',
    'javascript:alert(4)',
    `${'unbroken'.repeat(38)}`.slice(0, 300),
    `${'a name of many words '.repeat(15)}`.slice(0, 300),
    '\u202Ereversed\u001B[31m',
    '',
  ],
} as const

/** A table whose group column and groups have hostile names, some of them too small to judge. */
export function hostileTable({rows, seed}: TableOptions): string {
  const random = randomFrom(seed)
  const {column, values} = hostileNames
  return csv(
    `${quoted(column)},declined,defaulted,score`,
    Array.from({length: rows}, () => {
      const value = values[Math.floor(random.next() ** 2 * values.length)] ?? ''
      const defaulted = chance(random, 0.3)
      const score = (defaulted + random.next()) / 2
      return [quoted(value), Number(score > 0.4), defaulted, score.toFixed(3)]
    }),
  )
}

function chance(random: Random, probability: number): 0 | 1 {
  return random.next() < probability ? 1 : 0
}

function csv(head: string, rows: readonly (readonly (string | number)[])[]): string {
  return `${[head, ...rows.map((row) => row.join(','))].join('\n')}\n`
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
