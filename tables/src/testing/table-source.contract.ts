import {countRows, type RowSource, type TableSource} from '@airworthy/fairness'
import {randomFrom} from '@airworthy/kernel'
import {describe, expect, test} from 'vitest'

/** A value of a table that a contract test writes down. */
export type ContractValue = string | number | boolean | null

/** A small table: every column has a value for each row. */
export type ContractTable = Readonly<Record<string, readonly ContractValue[]>>

/** What a source of tables must provide for its contract to be tested. */
export interface ContractSubject {
  /** Makes a table with these contents reachable and opens it. */
  readonly open: (
    table: ContractTable,
  ) => Promise<{readonly source: TableSource; readonly close: () => Promise<void>}>
}

const one = {operator: 'in', values: ['1']} as const

/**
 * What every table source answers alike, wherever its rows lie: an embedded file, PostgreSQL,
 * ClickHouse. Expected counts come from `countRows`, which counts in memory.
 */
export function describeTableSource(name: string, subject: ContractSubject): void {
  describe(`${name} as a table source`, () => {
    async function asking<T>(
      table: ContractTable,
      ask: (source: TableSource) => Promise<T>,
    ): Promise<T> {
      const {source, close} = await subject.open(table)
      try {
        return await ask(source)
      } finally {
        await close()
      }
    }

    test('counts the cells of a thousand rows as counting in memory does', async () => {
      const table = drawnTable(1000)
      const counts = await asking(
        table,
        async (source) =>
          await source.countCells({
            by: ['sex', 'region'],
            label: {column: 'happened', ...one},
            prediction: {column: 'decided', ...one},
          }),
      )
      const expected = countRows({
        by: {sex: textsOf(table, 'sex'), region: textsOf(table, 'region')},
        label: truthsOf(table, 'happened'),
        prediction: truthsOf(table, 'decided'),
      })
      expect(cellsOf(counts)).toEqual(cellsOf(expected))
      expect({missing: counts.missing, rows: counts.rows, has: counts.has}).toEqual({
        missing: expected.missing,
        rows: expected.rows,
        has: expected.has,
      })
    })

    test('a null of a sensitive column is a value of its own, last in order', async () => {
      const counts = await asking(
        {sex: ['M', null, 'F', null], happened: [1, 1, 0, 0]},
        async (source) =>
          await source.countCells({by: ['sex'], label: {column: 'happened', ...one}}),
      )
      expect(counts.values).toEqual([['F', 'M', null]])
      expect([...counts.n]).toEqual([1, 1, 2])
      expect([...counts.positiveLabel]).toEqual([0, 1, 1])
      expect([...counts.truePositive, ...counts.falseNegative]).toEqual([0, 0, 0, 0, 0, 0])
    })

    test('rows without a label or a prediction are counted apart', async () => {
      const counts = await asking(
        {sex: ['F', 'F', 'F', 'M'], happened: [1, null, null, 0], decided: [1, 1, null, null]},
        async (source) =>
          await source.countCells({
            by: ['sex'],
            label: {column: 'happened', ...one},
            prediction: {column: 'decided', ...one},
          }),
      )
      expect(counts.missing).toEqual({rows: 3, label: 2, prediction: 2, score: 0})
      expect([...counts.n]).toEqual([1, 0])
      expect(counts.rows).toBe(4)
    })

    test('a threshold is compared with numbers and a list with values', async () => {
      const table = {sex: ['F', 'F', 'M', 'M'], decile: [4, 5, 10, 1], kind: ['a', 'b', 'c', 'a']}
      const selected = async (prediction: Parameters<TableSource['countCells']>[0]['prediction']) =>
        await asking(table, async (source) => {
          const counts = await source.countCells({
            by: ['sex'],
            ...(prediction === undefined ? {} : {prediction}),
          })
          return [...counts.selected]
        })
      expect(await selected({column: 'decile', operator: '>=', value: 5})).toEqual([1, 1])
      expect(await selected({column: 'decile', operator: '<', value: 5})).toEqual([1, 1])
      expect(await selected({column: 'kind', operator: 'in', values: ['a', 'c']})).toEqual([1, 2])
      expect(await selected({column: 'kind', operator: 'not-in', values: ['a']})).toEqual([1, 1])
    })

    test('a condition on rows is applied before counting', async () => {
      const counts = await asking(
        {sex: ['F', 'F', 'M'], age: [20, 40, 60], happened: [1, 0, 1]},
        async (source) =>
          await source.countCells({
            by: ['sex'],
            label: {column: 'happened', ...one},
            where: "age >= 30 AND sex IN ('F', 'M')",
          }),
      )
      expect([...counts.n]).toEqual([1, 1])
      expect(counts.rows).toBe(2)
    })

    test('few different scores are counted one by one, in ascending order within a cell', async () => {
      const scores = await asking(
        {
          sex: ['F', 'F', 'F', 'M', 'M'],
          score: [0.75, 0.25, 0.25, 0.5, null],
          happened: [1, 0, 1, 0, 1],
        },
        async (source) =>
          await source.countScores({
            by: ['sex'],
            score: 'score',
            label: {column: 'happened', ...one},
          }),
      )
      expect(scores.exact).toBe(true)
      expect([...scores.cell]).toEqual([0, 0, 1])
      expect([...scores.score]).toEqual([0.25, 0.75, 0.5])
      expect([...scores.positives]).toEqual([1, 1, 0])
      expect([...scores.negatives]).toEqual([1, 0, 1])
      expect(scores.missing).toEqual({rows: 1, label: 0, prediction: 0, score: 1})
    })

    test('errors are summed with their powers, and what has none is counted apart', async () => {
      const sums = await asking(
        {sex: ['F', 'F', 'M', 'M'], income: [1, 2, 3, null], guess: [2, 0, 3, 1]},
        async (source) =>
          await source.sumErrors({by: ['sex'], target: 'income', estimate: 'guess'}),
      )
      expect(sums.values).toEqual([['F', 'M']])
      expect([...sums.n]).toEqual([2, 1])
      expect([...sums.sum]).toEqual([-1, 0])
      expect([...sums.sumAbsolute]).toEqual([3, 0])
      expect([...sums.sumSquares]).toEqual([5, 0])
      expect([...sums.sumFourths]).toEqual([17, 0])
      expect(sums.missing).toBe(1)
    })

    test('names that look like SQL are names and nothing else', async () => {
      const hostile = `x"; DROP TABLE t; -- '); SELECT 1 FROM ("`
      const counts = await asking({[hostile]: ["'; --", 'b'], happened: [1, 0]}, async (source) => {
        return await source.countCells({by: [hostile], label: {column: 'happened', ...one}})
      })
      expect(counts.values).toEqual([["'; --", 'b']])
      expect([...counts.n]).toEqual([1, 1])
    })

    test('an unknown column and a condition that is none are refused', async () => {
      const {source, close} = await subject.open({sex: ['F', 'M'], happened: [1, 0]})
      try {
        await expect(source.countCells({by: ['sx']})).rejects.toMatchObject({
          code: 'unknown-column',
        })
        await expect(source.countCells({by: ['sex'], where: 'happened +'})).rejects.toMatchObject({
          code: 'where-refused',
        })
      } finally {
        await close()
      }
    })
  })
}

/** What a source that hands out rows answers beside. */
export function describeRowSource(
  name: string,
  subject: {
    readonly open: (
      table: ContractTable,
    ) => Promise<{readonly source: RowSource; readonly close: () => Promise<void>}>
  },
): void {
  describe(`${name} as a source of rows`, () => {
    test('numbers come as numbers and texts as indices, in the order of the rows', async () => {
      const {source, close} = await subject.open({
        sex: ['M', null, 'F', 'M'],
        score: [0.5, 1, null, -2],
      })
      try {
        const [sex, score] = await source.columns(['sex', 'score'])
        expect(sex).toEqual({
          name: 'sex',
          kind: 'text',
          codes: Int32Array.of(1, -1, 0, 1),
          dictionary: ['F', 'M'],
        })
        expect(score).toEqual({
          name: 'score',
          kind: 'number',
          values: Float64Array.of(0.5, 1, NaN, -2),
        })
        const [some] = await source.columns(['score'], {where: 'score > 0'})
        expect(some).toMatchObject({values: Float64Array.of(0.5, 1)})
      } finally {
        await close()
      }
    })
  })
}

function drawnTable(rows: number): ContractTable {
  const random = randomFrom('table-source contract')
  const drawn = <T>(values: readonly T[]) =>
    Array.from({length: rows}, () => values[random.integer(values.length)] ?? null)
  return {
    sex: drawn(['F', 'M', null]),
    region: drawn(['north', 'south', 'Ōsaka', '']).map((value) => value || null),
    happened: drawn([0, 1, 1, null]),
    decided: drawn([0, 0, 1, null]),
  }
}

function textsOf(table: ContractTable, name: string): (string | null)[] {
  return (table[name] ?? []).map((value) => (value === null ? null : String(value)))
}

function truthsOf(table: ContractTable, name: string): (boolean | null)[] {
  return (table[name] ?? []).map((value) => (value === null ? null : value === 1))
}

type Cells = Awaited<ReturnType<TableSource['countCells']>>

/** The cells by their values: the order of cells is each source's own. */
function cellsOf(counts: Cells): Record<string, readonly number[]> {
  const cells: Record<string, readonly number[]> = {}
  for (let cell = 0; cell < counts.n.length; cell += 1) {
    const key = counts.by.map((_, at) => {
      return counts.values[at]?.[counts.codes[cell * counts.by.length + at] ?? 0]
    })
    cells[JSON.stringify(key)] = [
      counts.n,
      counts.truePositive,
      counts.falsePositive,
      counts.trueNegative,
      counts.falseNegative,
      counts.positiveLabel,
      counts.selected,
    ].map((list) => list[cell] ?? 0)
  }
  return cells
}
