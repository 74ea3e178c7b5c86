import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {randomFrom} from '@airworthy/kernel'
import {faultKinds, writeTable} from '@airworthy/tables/testing'
import {beforeAll, expect, test} from 'vitest'
import {runCommand} from '../testing/run-command.ts'
import {temporaryFolder} from '../testing/temporary-folder.ts'

// 40 tables, each kind of fault once; AIRWORTHY_LONG draws 200. In one process there are 10,000: tables.
const draws = process.env['AIRWORTHY_LONG'] ? 200 : 40
const kinds = randomFrom('kinds').shuffle(faultKinds)
const cases = Array.from({length: draws}, (_, draw) => {
  const faults = kinds[draw % kinds.length]
  if (faults === undefined) throw new Error('no kinds of faults')
  return {name: `${faults.kind}/${Math.floor(draw / kinds.length)}`, faults}
})

const folder = temporaryFolder()
let parquet: Uint8Array

beforeAll(async () => {
  const rows = Array.from({length: 500}, (_, row) => row)
  const path = await writeTable(
    {
      group: rows.map((row) => 'abc'[row % 3] ?? 'a'),
      score: rows.map((row) => row / 1000),
      label: rows.map((row) => row % 2),
    },
    {folder: folder.path, name: 'whole.parquet'},
  )
  parquet = new Uint8Array(readFileSync(path))
})

test.concurrent.each(cases)(
  'airworthy audit refuses $name: exit 3, the line where there is one, nothing on stdout',
  {timeout: 60_000},
  async ({name, faults}) => {
    const faulty = faults.make(randomFrom(name), {parquet})
    const place = join(folder.path, name)
    mkdirSync(place, {recursive: true})
    const path = join(place, faulty.name)
    writeFileSync(path, faulty.bytes)
    const asked = ['--label', 'label=1', '--score', 'score', '--by', 'group']
    const {code, stdout, stderr} = await runCommand(['audit', path, ...asked])
    expect({code, stdout}, stderr).toEqual({code: 3, stdout: ''})
    expect(stderr).toMatch(/^airworthy: .{20,}\n$/)
    if (faulty.line !== undefined) expect(stderr).toMatch(new RegExp(`\\bline ${faulty.line}\\b`))
    for (const text of faulty.says ?? []) expect(stderr).toContain(text)
  },
)
