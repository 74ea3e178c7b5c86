import {symlink, mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {countsDigest} from './counts-digest.ts'
import {openTable} from './open-table.ts'
import type {OpenTable, TableOptions} from './table-options.ts'
import type {ContractTable} from './testing/table-source.contract.ts'
import {temporaryFolder, writeTable} from './testing/write-table.ts'

let root: Awaited<ReturnType<typeof temporaryFolder>>
let folder: string
let made = 0

beforeAll(async () => {
  root = await temporaryFolder()
})
beforeEach(async () => {
  folder = join(root.path, String((made += 1)))
  await mkdir(folder)
})
afterAll(async () => await root.remove())

async function withTable<T>(
  source: string,
  ask: (table: OpenTable) => T | Promise<T>,
  options: TableOptions = {},
): Promise<T> {
  const table = await openTable(source, options)
  try {
    return await ask(table)
  } finally {
    table.close()
  }
}

async function csv(text: string, name = 'table.csv'): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

const typesOf = (table: OpenTable) => table.columnTypes.map(({name, type}) => `${name}:${type}`)
const label = {column: 'y', operator: 'in', values: ['1']} as const

describe('types', () => {
  test('are inferred from text so that nothing is lost', async () => {
    const path = await csv(
      'n,e,b,d,t,zip,id,s,none\n1,1e3,true,2020-01-31,2020-01-31 10:00:00,01234,12345678901234567,x,\n-2.5,nan,False,2021-02-28,2020-01-31 10:00:00.5,99999,1,1,\n',
    )
    expect(await withTable(path, typesOf)).toEqual([
      'n:number',
      'e:number',
      'b:boolean',
      'd:date',
      't:timestamp',
      'zip:text',
      'id:text',
      's:text',
      'none:text',
    ])
  })

  test('of a table of one row beyond ASCII are inferred too', async () => {
    expect(await withTable(await csv('größe,n\nÄ,1'), typesOf)).toEqual(['größe:text', 'n:number'])
  })

  test('can be given, and a value that does not fit is then named', async () => {
    const path = await csv('g,zip,y\na,0123,1\nb,x9,0\n')
    const types = {zip: 'number'} as const
    const prediction = {column: 'zip', operator: '>=', value: 100} as const
    await withTable(
      path,
      async (table) => {
        expect(table.columnTypes[1]).toEqual({name: 'zip', type: 'number', given: true})
        await expect(table.countCells({by: ['g'], prediction})).rejects.toMatchObject({
          code: 'table-value',
          facts: {line: 3, column: 'zip', value: 'x9'},
        })
      },
      {types},
    )
    await expect(openTable(path, {types: {zap: 'number'}})).rejects.toMatchObject({
      code: 'unknown-column',
    })
  })

  test('a threshold on a column of text names the first value that is no number', async () => {
    const path = await csv('g,decile\na,4\nb,N/A\nc,8\n')
    const prediction = {column: 'decile', operator: '>=', value: 5} as const
    await withTable(path, async (table) => {
      await expect(table.countCells({by: ['g'], prediction})).rejects.toMatchObject({
        code: 'table-value',
        facts: {line: 3, column: 'decile', value: 'N/A'},
      })
    })
    const options = {missing: ['N/A']}
    const counts = await withTable(
      path,
      (table) => table.countCells({by: ['g'], prediction}),
      options,
    )
    expect(counts.missing.prediction).toBe(1)
  })

  test('groups keep the spelling of the file, and numbers lose an idle .0', async () => {
    const path = await csv('g,y\n007,1\n7,0\n7.0,0\n 7,1\n')
    const counts = await withTable(path, (table) => table.countCells({by: ['g'], label}))
    expect(counts.values[0]).toEqual([' 7', '007', '7', '7.0'])
    const parquet = await writeTable({g: [1, 2.5, 1], y: [1, 0, 1]}, {folder, name: 'g.parquet'})
    const cells = await withTable(parquet, (table) => table.countCells({by: ['g'], label}))
    expect(cells.values[0]).toEqual(['1', '2.5'])
  })
})

describe('values', () => {
  test('NaN is a missing value in labels, scores and groups', async () => {
    const path = await csv('g,y,s\na,1,nan\na,nan,0.5\nb,0,NaN\nb,1,0.25\n')
    await withTable(path, async (table) => {
      const counts = await table.countCells({by: ['g'], label})
      expect([counts.missing.label, ...counts.n]).toEqual([1, 1, 2])
      const scores = await table.countScores({by: ['g'], score: 's', label})
      expect(scores.missing).toEqual({rows: 3, label: 1, prediction: 0, score: 2})
    })
  })

  test('an infinite score is a fault with its line', async () => {
    const path = await csv('g,s\na,0.5\nb,-inf\n')
    await withTable(path, async (table) => {
      await expect(table.countScores({by: ['g'], score: 's'})).rejects.toMatchObject({
        code: 'table-value',
        facts: {line: 3, value: '-inf'},
      })
    })
  })

  test('a label that is in no row is a slip of the pen; one that is merely rare is counted', async () => {
    const path = await csv('g,y\na,1\nb,0\n')
    await withTable(path, async (table) => {
      const unseen = {column: 'y', operator: 'in', values: ['2']} as const
      await expect(table.countCells({by: ['g'], label: unseen})).rejects.toMatchObject({
        code: 'table-value',
        message: expect.stringContaining('it holds "0", "1"'),
      })
      const none = await table.countCells({by: ['g'], label, where: "g = 'b'"})
      expect([...none.positiveLabel]).toEqual([0])
    })
  })

  test('a column as such counts its words of truth, and others are named', async () => {
    const truthy = {column: 'y', operator: 'truthy'} as const
    const yes = await csv('g,y\na,Yes\na,no\nb,TRUE\nb,\n', 'yes.csv')
    const counts = await withTable(yes, (table) => table.countCells({by: ['g'], label: truthy}))
    expect([...counts.positiveLabel]).toEqual([1, 1])
    expect(counts.missing.label).toBe(1)
    await withTable(await csv('g,y\na,yes\nb,maybe\n'), async (table) => {
      await expect(table.countCells({by: ['g'], label: truthy})).rejects.toMatchObject({
        code: 'table-value',
        facts: {line: 3, column: 'y', value: 'maybe'},
      })
    })
  })

  test('whole numbers that a DOUBLE would round are refused as numbers and taken as text', async () => {
    const path = join(folder, 'big.ndjson')
    await writeFile(path, '{"id": 9007199254740993, "y": 1}\n{"id": 9007199254740992, "y": 0}\n')
    await withTable(path, async (table) => {
      expect(typesOf(table)).toEqual(['id:mixed', 'y:number'])
      await expect(table.countCells({by: ['id'], label})).rejects.toMatchObject({
        code: 'type-refused',
      })
    })
    const types = {id: 'text'} as const
    const counts = await withTable(path, (table) => table.countCells({by: ['id'], label}), {types})
    expect(counts.values[0]).toEqual(['9007199254740992', '9007199254740993'])
  })

  test('a JSON column of several kinds says where it turns', async () => {
    const path = join(folder, 'mixed.json')
    await writeFile(path, '[\n{"g": 1, "y": 1},\n\n{"y": 0},\n{"g": "one", "y": 1}]')
    await withTable(path, async (table) => {
      await expect(table.countCells({by: ['g'], label})).rejects.toMatchObject({
        code: 'type-refused',
        facts: {line: 5, column: 'g', value: 'one'},
      })
    })
  })

  test('more groups than can be judged are refused', async () => {
    const rows = Array.from({length: 100_001}, (_, row) => `${row},1`)
    const path = await csv(`g,y\n${rows.join('\n')}\n`)
    await withTable(path, async (table) => {
      await expect(table.countCells({by: ['g'], label})).rejects.toMatchObject({
        code: 'table-too-large',
      })
    })
  })

  test('an answer that needs more memory than is allowed is a refusal', async () => {
    const rows = Array.from({length: 300_000}, (_, row) => `${'k'.repeat(60)}${row},1`)
    const path = await csv(`g,y\n${rows.join('\n')}\n`)
    const ask = (table: OpenTable) => table.countCells({by: ['g'], label})
    await expect(withTable(path, ask, {memoryMiB: 40, threads: 1})).rejects.toMatchObject({
      code: 'table-too-large',
    })
  })

  test('many different scores are counted in bins that stand at their mean', async () => {
    const rows = Array.from({length: 120_000}, (_, row) => `a,${row / 120_000},${row % 2}`)
    const path = await csv(`g,s,y\n${rows.join('\n')}\n`)
    const scores = await withTable(path, (table) => {
      return table.countScores({by: ['g'], score: 's', label})
    })
    expect(scores.exact).toBe(false)
    expect(scores.edges).toHaveLength(1001)
    expect(scores.score[0]).toBeCloseTo(59.5 / 120_000, 12)
    expect(scores.positives.reduce((sum, count) => sum + count, 0)).toBe(60_000)
    expect(scores.negatives[999]).toBe(60)
  })
})

describe('a summary', () => {
  test('counts bins, and interpolates quantiles as NumPy does', async () => {
    const path = await csv('x\n1\n2\n3\n4\nnan\n10\n')
    await withTable(path, async (table) => {
      const summary = await table.summarise('x', {
        edges: [2, 3, 4],
        probabilities: [0, 0.1, 0.5, 1],
      })
      expect(summary).toMatchObject({n: 5, missing: 1, least: 1, greatest: 10})
      expect([...summary.counts]).toEqual([1, 2])
      expect(summary.outside).toEqual({below: 1, above: 1})
      // numpy.quantile([1, 2, 3, 4, 10], [0, .1, .5, 1]), NumPy 2
      expect([...summary.quantiles].map((value) => Number(value.toFixed(12)))).toEqual([
        1, 1.4, 3, 10,
      ])
      const equal = await table.summarise('x')
      expect(equal.counts.reduce((sum, count) => sum + count, 0)).toBe(5)
      await expect(table.summarise('x', {edges: [1, 1]})).rejects.toMatchObject({
        code: 'type-refused',
      })
    })
  })
})

describe('files', () => {
  test('a pattern is one table, its files sorted, and lines are counted within each', async () => {
    await csv('g,s\na,1\na,2\n', 'part-2.csv')
    await csv('g,s\nb,3\nb,many\n', 'part-10.csv')
    await csv('g;s\nc;5\n', 'part-3.csv')
    const pattern = join(folder, 'part-*.csv')
    await withTable(pattern, async (table) => {
      expect(table.files).toHaveLength(3)
      expect(table.rows).toBe(5)
      await expect(table.summarise('s')).rejects.toMatchObject({
        facts: {file: join(folder, 'part-10.csv'), line: 3, value: 'many'},
      })
    })
    await csv('g,t\na,1\n', 'part-4.csv')
    await expect(openTable(pattern)).rejects.toMatchObject({
      code: 'tables-differ',
      message: expect.stringContaining('column 2 is s'),
    })
  })

  test('a path with the characters of a pattern or of SQL is that file alone', async () => {
    for (const name of ['a[1].csv', 'a*.csv', "o'b; --.csv", 'a b?.csv', 'ü{x}.csv']) {
      await csv(`g,y\n${JSON.stringify(name).replaceAll('"', '')},1\n`, name)
      await csv('g,y\nother,1\n', 'a1.csv')
      const counts = await withTable(join(folder, name), (table) =>
        table.countCells({by: ['g'], label}),
      )
      expect(counts.values[0]).toEqual([name])
    }
  })

  test('a directory, a missing file, an address and a device are told apart', async () => {
    const codes = await Promise.all(
      [
        folder,
        join(folder, 'no.csv'),
        join(folder, '*.csv'),
        'https://example.org/t.csv',
        '/dev/zero',
      ].map(async (source) => {
        const fault = await openTable(source).catch((error: unknown) => error)
        return fault instanceof Error && 'code' in fault ? fault.code : 'opened'
      }),
    )
    expect(codes).toEqual([
      'table-unreadable',
      'table-not-found',
      'table-not-found',
      'table-not-found',
      'table-unreadable',
    ])
  })

  test('a file that the system does not open is unreadable', async () => {
    const path = join(folder, 'loop.csv')
    await symlink('loop.csv', path) // leads to itself: not even root can open it
    await expect(openTable(path)).rejects.toMatchObject({code: 'table-unreadable'})
  })

  test('a line of 100 MB is refused without being held in memory', async () => {
    const path = join(folder, 'wide.csv')
    await writeFile(path, `g,y\na,1\n${'x'.repeat(100_000_000)},1\n`)
    const before = process.memoryUsage().rss
    await expect(openTable(path)).rejects.toMatchObject({code: 'table-malformed', facts: {line: 3}})
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000)
  })

  test('a byte order mark, CRLF, blank lines at the end and quoted line ends are accepted', async () => {
    const path = await csv('\ufeffg,y\r\n"two\r\nlines",1\r\n"say ""hi""",0\r\n\r\n\r\n')
    await withTable(path, async (table) => {
      expect(table.rows).toBe(2)
      const counts = await table.countCells({by: ['g'], label})
      expect(counts.values[0]).toEqual(['say "hi"', 'two\r\nlines'])
    })
  })
})

describe('digests', () => {
  const rows: ContractTable = {g: ['a', 'b', 'a', null], y: [1, 0, 0, 1], other: [1, 2, 3, 4]}
  const permuted: ContractTable = {g: [null, 'a', 'b', 'a'], y: [1, 0, 0, 1], other: [4, 3, 2, 1]}

  async function digestsOf(table: ContractTable, name: string) {
    const path = await writeTable(table, {folder, name})
    return await withTable(path, async (opened) => ({
      counts: await countsDigest(await opened.countCells({by: ['g'], label})),
      source: await opened.sourceDigest(),
    }))
  }

  test('of the counts ignore the order of rows and the format, those of the source do not', async () => {
    const first = await digestsOf(rows, 'a.csv')
    const second = await digestsOf(permuted, 'b.csv')
    const third = await digestsOf(permuted, 'c.parquet')
    expect(second.counts).toBe(first.counts)
    expect(third.counts).toBe(first.counts)
    expect(new Set([first.source, second.source, third.source]).size).toBe(3)
  })

  test('change when one row counts differently', async () => {
    const first = await digestsOf(rows, 'a.csv')
    const altered = await digestsOf({...rows, y: [1, 0, 1, 1]}, 'b.csv')
    expect(altered.counts).not.toBe(first.counts)
  })
})
