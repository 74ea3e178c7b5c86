import {readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {AirworthyError, errorFrom, randomFrom} from '@airworthy/kernel'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {openTable} from './open-table.ts'
import {faultKinds, faultyQuestion, type FaultyTable} from './testing/table-faults.ts'
import {temporaryFolder, writeTable} from './testing/write-table.ts'

const tables = process.env['AIRWORTHY_LONG'] ? 10_000 : 4 * faultKinds.length
const perKind = Math.ceil(tables / faultKinds.length)

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let parquet: Uint8Array

beforeAll(async () => {
  folder = await temporaryFolder()
  const rows = Array.from({length: 500}, (_, row) => row)
  const path = await writeTable(
    {
      group: rows.map((row) => 'abc'[row % 3] ?? 'a'),
      score: rows.map((row) => row / 1000),
      label: rows.map((row) => row % 2),
    },
    {folder: folder.path, name: 'whole.parquet'},
  )
  parquet = new Uint8Array(await readFile(path))
})

afterAll(async () => await folder.remove())

describe('faulty tables', () => {
  test('there are at least 40 kinds, each with a name of its own', () => {
    expect(new Set(faultKinds.map(({kind}) => kind)).size).toBeGreaterThanOrEqual(40)
  })

  test.each(faultKinds.map(({kind}) => kind))(
    '%s is refused with a message that names file, place and remedy',
    {timeout: 600_000},
    async (kind) => {
      const faults = faultKinds.find((candidate) => candidate.kind === kind)
      for (let draw = 0; draw < perKind; draw += 1) {
        const faulty = faults?.make(randomFrom(`${kind}/${draw}`), {parquet})
        if (faulty === undefined) throw new Error(`no such kind: ${kind}`)
        const fault = await faultOf(faulty)
        const told = `${kind}/${draw}: ${fault.code}: ${fault.message}`
        expect(faulty.codes, told).toContain(fault.code)
        expect(fault.message.length, told).toBeGreaterThan(20)
        if (faulty.line !== undefined) expect(fault.facts['line'], told).toBe(faulty.line)
        for (const text of faulty.says ?? []) expect(fault.message, told).toContain(text)
      }
    },
  )
})

/** What is thrown when the table is opened and asked; a table that answers is a failure of the test. */
async function faultOf({name, bytes}: FaultyTable): Promise<AirworthyError> {
  const path = join(folder.path, name)
  await writeFile(path, bytes)
  try {
    const table = await openTable(path)
    try {
      await table.countScores(faultyQuestion)
    } finally {
      table.close()
    }
  } catch (thrown) {
    const error = errorFrom(thrown)
    if (error instanceof AirworthyError) return error
    throw error
  }
  throw new Error('the table was accepted')
}
