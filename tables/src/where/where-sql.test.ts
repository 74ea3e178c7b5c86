import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import fc from 'fast-check'
import {isAirworthyError} from '@airworthy/kernel'
import {openTable} from '../open-table.ts'
import type {OpenTable} from '../table-options.ts'
import {temporaryFolder, writeTable} from '../testing/write-table.ts'

let table: OpenTable
let folder: Awaited<ReturnType<typeof temporaryFolder>>

beforeAll(async () => {
  folder = await temporaryFolder()
  const path = await writeTable(
    {
      sex: ['F', 'M', 'F', null],
      age: [20, 30.5, 40, 50],
      'home region': ['north', 'south', "o'brien", 'west'],
      active: ['true', 'false', 'TRUE', null],
      since: ['2020-01-31', '2021-06-01', '2022-01-01', null],
    },
    {folder: folder.path, name: 'people.csv'},
  )
  table = await openTable(path)
})

afterAll(async () => {
  table.close()
  await folder.remove()
})

async function rowsWhere(where: string): Promise<number> {
  return (await table.countCells({by: ['sex'], where})).rows
}

describe('an expression over the columns', () => {
  test.each([
    ["sex = 'F'", 2],
    ["sex <> 'F'", 1],
    ['sex IS NULL', 1],
    ['age >= 30 AND age < 50', 2],
    ['age BETWEEN 20 AND 30.5', 2],
    ['NOT (age < 30 OR age > 40)', 2],
    ["\"home region\" = 'o''brien'", 1],
    ['"home region" LIKE \'%th\'', 2],
    ["lower(\"home region\") IN ('north', 'west')", 2],
    ['active', 2],
    ['NOT active', 1],
    ["since >= '2021-01-01'", 2],
    ["since >= DATE '2021-01-01' AND year(since) = 2021", 1],
    ['age + 10 > 45 -- a comment', 2],
    ["CASE WHEN sex = 'F' THEN age > 30 ELSE false END", 1],
    ["coalesce(sex, 'none') = 'none'", 1],
    ['regexp_matches("home region", \'^(n|s)o\')', 2],
    ['true', 4],
    ['age = 1 OR 1 = 1', 4],
  ])('%s lets %i rows through', async (where, rows) => {
    expect(await rowsWhere(where)).toBe(rows)
  })

  test.each([
    ['', 'empty'],
    ['sex = ', 'syntax error'],
    ['age', 'double'],
    ["'text'", 'varchar'],
    ['sex = 1', 'single quotes'],
    ['age > 1; DROP TABLE t', 'syntax error'],
    ['1=1) UNION SELECT 1 FROM t WHERE (1=1', 'more than an expression'],
    ['true) ORDER BY (1', 'more than an expression'],
    ['true) GROUP BY (age', 'more than an expression'],
    ['true) LIMIT (1', 'more than an expression'],
    ['true) QUALIFY (true', 'more than an expression'],
    ['true); SELECT (1', 'more than an expression'],
    ['age IN (SELECT 1)', 'subquery'],
    ['EXISTS (SELECT 1)', 'subquery'],
    ['(SELECT count(*) FROM duckdb_settings()) > 0', 'subquery'],
    ["(SELECT content FROM read_text('/etc/hostname')) <> ''", 'subquery'],
    ["read_csv('/etc/hostname') IS NOT NULL", 'calls read_csv'],
    ["main.lower(sex) = 'f'", 'calls lower'],
    ["getenv('HOME') <> ''", 'calls getenv'],
    ["current_setting('threads') = '1'", 'calls current_setting'],
    ["error('x')", 'calls error'],
    ["repeat(sex, 1000000000) = ''", 'calls repeat'],
    ["lpad(sex, 2000000000, 'x') = ''", 'calls lpad'],
    ["pg_sleep(10) = ''", 'calls pg_sleep'],
    ['random() < 0.5', 'calls random'],
    ['count(*) > 1', 'calls count_star'],
    ['row_number() OVER () = 1', 'a window'],
    ['$1', 'a parameter'],
    ['?', 'a parameter'],
    ['#1', 'a positional reference'],
    ['*', 'a star'],
    ['COLUMNS(*) = 1', 'a star'],
    ['[1] = [1]', 'calls list_value'],
    ['{a: 1} IS NULL', 'calls struct_pack'],
    ['sex[1] = 1', 'array_extract'],
    ['list_filter([1], x -> x > 1) = []', 'calls list_filter'],
    ["sex COLLATE nocase = 'f'", 'a collate'],
    ['CAST(age AS BLOB) IS NULL', 'blob'],
    ['people.age > 1', 'no column'],
    ['age > 99999999999999999999', '15 digits'],
    ['age < 1e999', 'too large'],
    ["COPY (SELECT 1) TO '/tmp/x'", 'syntax error'],
    ["ATTACH '/tmp/x'", 'converts to'],
    ['INSTALL httpfs', 'syntax error'],
    ["age > 'x'", 'is read as number'],
    ["since > 'yesterday'", 'is read as date'],
    [`${'('.repeat(200)}true${')'.repeat(200)}`, null],
    [`${'NOT '.repeat(200)}active`, 'deep'],
    ['x'.repeat(20_000), 'longer'],
    ['age > 1\0', 'NUL'],
  ])('%s is refused, or taken for what it says', async (where, says) => {
    if (says === null) {
      expect(await rowsWhere(where)).toBe(4)
      return
    }
    await expect(rowsWhere(where)).rejects.toMatchObject({
      code: 'where-refused',
      message: expect.stringContaining(says),
    })
  })

  test('a column of another spelling is unknown, and the nearest is named', async () => {
    await expect(rowsWhere('Age > 1')).rejects.toMatchObject({
      code: 'unknown-column',
      message: 'unknown column: Age; did you mean age?',
    })
  })

  test('whatever is written, the answer is a count or a refusal, and the table still answers', async () => {
    const words = fc.constantFrom(
      ...`sex age "home region" 'F' 1 0.5 ( ) ; -- /* */ ' " = < AND OR NOT IN SELECT FROM WHERE`.split(
        ' ',
      ),
      ...'UNION NULL lower getenv read_text , $1 :: INT IS \\ é *'.split(' '),
      '\n',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(words, {maxLength: 12}), async (parts) => {
        try {
          expect(await rowsWhere(parts.join(' '))).toBeLessThanOrEqual(4)
        } catch (error) {
          const known = ['where-refused', 'unknown-column', 'table-value', 'type-refused']
          expect(known.some((code) => isAirworthyError(error, code))).toBe(true)
        }
      }),
      {numRuns: process.env['AIRWORTHY_LONG'] ? 5000 : 200, seed: 20_261_128},
    )
    expect(await rowsWhere('true')).toBe(4)
  })
})
