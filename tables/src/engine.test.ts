import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {startEngine, type Engine} from './engine.ts'
import {temporaryFolder} from './testing/write-table.ts'

let engine: Engine
let folder: Awaited<ReturnType<typeof temporaryFolder>>

beforeAll(async () => {
  folder = await temporaryFolder()
  await writeFile(join(folder.path, 'open.csv'), 'a\n1\n')
  await writeFile(join(folder.path, 'other.csv'), 'a\n2\n')
  engine = await startEngine()
  await engine.seal([join(folder.path, 'open.csv')])
})

afterAll(async () => {
  engine.close()
  await folder.remove()
})

describe('a sealed engine', () => {
  test('reads the files of the table', async () => {
    const path = join(folder.path, 'open.csv')
    expect(await engine.rows(`SELECT CAST(a AS VARCHAR) FROM read_csv('${path}')`)).toEqual([['1']])
  })

  test.each([
    "SELECT * FROM read_csv('FOLDER/other.csv')",
    "SELECT * FROM 'FOLDER/other.csv'",
    "SELECT * FROM read_text('FOLDER/other.csv')",
    "SELECT * FROM read_blob('/etc/hostname')",
    "SELECT * FROM glob('FOLDER/*')",
    "SELECT * FROM read_csv('FOLDER/*.csv')",
    "SELECT * FROM read_csv('https://127.0.0.1/x.csv')",
    "COPY (SELECT 1) TO 'FOLDER/written.csv'",
    "ATTACH 'FOLDER/made.db'",
    "EXPORT DATABASE 'FOLDER/exported'",
    "IMPORT DATABASE 'FOLDER/exported'",
    'INSTALL httpfs',
    'LOAD httpfs',
    "SELECT getenv('HOME')",
    'SET enable_external_access = true',
    "SET allowed_paths = ['/']",
    "SET allowed_directories = ['/']",
    'RESET enable_external_access',
    'PRAGMA enable_external_access = true',
    "SET temp_directory = 'FOLDER'",
    'SET lock_configuration = false',
    "CREATE SECRET s (TYPE s3, KEY_ID 'x', SECRET 'y')",
  ])('refuses %s', async (sql) => {
    await expect(engine.rows(sql.replaceAll('FOLDER', folder.path))).rejects.toThrow()
  })
})
