import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import fc from 'fast-check'
import {isAirworthyError} from '@airworthy/kernel'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {openTable} from '../open-table.ts'
import {temporaryFolder} from '../testing/write-table.ts'
import {csvRecords} from './csv-records.ts'
import {CsvStructure} from './csv-structure.ts'

const runs = process.env['AIRWORTHY_LONG'] ? 600 : 60
const seed = 20_261_128

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let made = 0

beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(async () => await folder.remove())

const character = fc.constantFrom(
  'a',
  'b',
  '0',
  '1',
  '.',
  ' ',
  ',',
  ';',
  '|',
  '\t',
  '"',
  '\n',
  '\r',
  '\\',
  "'",
  'é',
  '😀',
  '-',
)
const value = fc.array(character, {maxLength: 6}).map((characters) => characters.join(''))

describe('CSV', () => {
  test(
    'that is written by the rules is read back, field by field',
    {timeout: 240_000},
    async () => {
      const tables = fc.record({
        width: fc.integer({min: 2, max: 4}),
        cells: fc.array(value, {minLength: 4, maxLength: 40}),
        delimiter: fc.constantFrom(',', ';', '\t', '|'),
        lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
        always: fc.boolean(),
        last: fc.boolean(),
      })
      await fc.assert(
        fc.asyncProperty(tables, async ({width, cells, delimiter, lineEnd, always, last}) => {
          const rows = Array.from({length: Math.floor(cells.length / width)}, (_, row) =>
            cells.slice(row * width, (row + 1) * width),
          )
          const names = Array.from({length: width}, (_, column) => `name ${column}`)
          const text = [names, ...rows]
            .map((row) => row.map((cell) => fieldOf(cell, {delimiter, always})).join(delimiter))
            .join(lineEnd)
          const read = await columnsOf(text + (last ? lineEnd : ''))
          expect(read.names).toEqual(names)
          expect(read.rows).toEqual(
            rows.map((row) => row.map((cell) => (cell === '' ? null : cell))),
          )
        }),
        {numRuns: runs, seed},
      )
    },
  )

  test(
    'of any characters is refused, or the engine reads as many rows as the check counted',
    {timeout: 240_000},
    async () => {
      const lines = fc.array(value, {minLength: 1, maxLength: 12})
      await fc.assert(
        fc.asyncProperty(lines, fc.constantFrom('\n', '\r\n'), async (parts, lineEnd) => {
          try {
            const read = await columnsOf(`x,y${lineEnd}1,2${lineEnd}${parts.join(lineEnd)}`)
            expect(read.rows).toHaveLength(read.counted)
          } catch (error) {
            expect(isAirworthyError(error)).toBe(true)
          }
        }),
        {numRuns: 2 * runs, seed},
      )
    },
  )

  test('is checked alike however it comes in pieces', () => {
    const pieces = fc.array(fc.integer({min: 1, max: 7}), {minLength: 1, maxLength: 20})
    fc.assert(
      fc.property(fc.array(value, {maxLength: 12}), pieces, (parts, sizes) => {
        const bytes = Buffer.from(`x,y\n1,2\n${parts.join('\n')}`)
        expect(verdictOf(bytes, sizes)).toEqual(verdictOf(bytes, [bytes.length]))
      }),
      {numRuns: 50 * runs, seed},
    )
  })

  test('records know the line on which they begin', () => {
    const records = csvRecords('a,b\n"x\ny",1\r\n\n2,3', {delimiter: ','})
    expect(records).toEqual([
      {line: 1, fields: ['a', 'b']},
      {line: 2, fields: ['x\ny', '1']},
      {line: 5, fields: ['2', '3']},
    ])
  })
})

function fieldOf(cell: string, {delimiter, always}: {delimiter: string; always: boolean}): string {
  const needed =
    cell.startsWith(' ') || [delimiter, '"', '\n', '\r'].some((one) => cell.includes(one))
  return always || needed ? `"${cell.replaceAll('"', '""')}"` : cell
}

async function columnsOf(
  text: string,
): Promise<{names: string[]; rows: (string | null)[][]; counted: number}> {
  const path = join(folder.path, `${(made += 1)}.csv`)
  await writeFile(path, text)
  const probe = await openTable(path, {threads: 1})
  const names = probe.columnTypes.map(({name}) => name)
  probe.close()
  const types = Object.fromEntries(names.map((name) => [name, 'text' as const]))
  const table = await openTable(path, {threads: 1, types})
  try {
    const columns = await table.columns(names)
    const texts = columns.map((column) =>
      column.kind === 'text'
        ? Array.from(column.codes, (code) => column.dictionary[code] ?? null)
        : [],
    )
    const rows = Array.from({length: texts[0]?.length ?? 0}, (_, row) =>
      texts.map((column) => column[row] ?? null),
    )
    return {names, rows, counted: table.rows}
  } finally {
    table.close()
  }
}

function verdictOf(bytes: Buffer, sizes: readonly number[]): unknown {
  const structure = new CsvStructure({path: 'x.csv', delimiter: ',', names: ['x', 'y']})
  try {
    for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
      const size = sizes[turn % sizes.length] ?? 1
      structure.push(bytes.subarray(at, at + size))
      at += size
    }
    structure.end()
    return structure.records
  } catch (error) {
    return error instanceof Error ? error.message : error
  }
}
