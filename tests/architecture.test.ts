import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'
import {parseSource, readSourceFiles} from './architecture/source-file.ts'
import {violations} from './architecture/violations.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

function planted(path: string, text: string): string[] {
  return violations([parseSource(path, text)])
}

describe('the house', () => {
  const files = readSourceFiles(root)

  it('has no arrow that is not in the table', () => {
    expect(violations(files)).toEqual([])
  })

  it('is seen by the checker: files, imports of values and of types, re-exports', () => {
    const imports = files.flatMap((file) => file.imports)
    expect(files.length).toBeGreaterThan(50)
    expect(imports.filter(({typeOnly}) => typeOnly).length).toBeGreaterThan(50)
    expect(
      imports.filter(({specifier}) => specifier.startsWith('@airworthy/')).length,
    ).toBeGreaterThan(50)
  })
})

describe('every fence stops a planted violation:', () => {
  it.each([
    ['a value import', 'kernel/src/a.ts', `import {x} from '@airworthy/statistics'`],
    ['a type import', 'kernel/src/a.ts', `import type {X} from '@airworthy/statistics'`],
    ['a star export', 'libraries/evidence/src/a.ts', `export * from '@airworthy/psychometrics'`],
    [
      'a named re-export',
      'libraries/evidence/src/a.ts',
      `export {x} from '@airworthy/psychometrics'`,
    ],
    ['a dynamic import', 'libraries/evidence/src/a.ts', `await import('@airworthy/psychometrics')`],
    ['an import type expression', 'kernel/src/a.ts', `type X = import('@airworthy/statistics').X`],
    ['a computed import', 'cli/src/a.ts', `await import(name)`],
    ['a path around the door', 'server/a.ts', `import {x} from '../kernel/src/error.ts'`],
    ['server from the web by value', 'web/src/a.ts', `import {x} from '@airworthy/server'`],
    [
      'keys of content in the web',
      'web/src/a.ts',
      `import {readCatalogue} from '@airworthy/content'`,
    ],
    [
      'server from a command that may not',
      'cli/src/commands/ledger.ts',
      `import {x} from '@airworthy/server'`,
    ],
    ['cli from server', 'server/a.ts', `import {x} from 'airworthy'`],
    ['web from server', 'server/a.ts', `import {x} from '@airworthy/web'`],
    ['tests from shipped code', 'server/a.ts', `import {x} from '../tests/setup/database.ts'`],
    ['scripts from shipped code', 'cli/src/a.ts', `import {x} from '../../scripts/start.ts'`],
    [
      'bench from shipped code',
      'libraries/statistics/src/a.ts',
      `import {x} from '../../../bench/run.ts'`,
    ],
    ['node in a library', 'libraries/statistics/src/a.ts', `import {readFileSync} from 'node:fs'`],
    ['fetch in a library', 'libraries/statistics/src/a.ts', `await fetch('http://x')`],
    ['the process in a library', 'libraries/statistics/src/a.ts', `export const n = process.pid`],
    ['the clock in a library', 'libraries/statistics/src/a.ts', `export const n = Date.now()`],
    ['a new date in a library', 'libraries/statistics/src/a.ts', `export const n = new Date()`],
    ['chance in a library', 'kernel/src/a.ts', `export const n = Math.random()`],
    ['SQL outside store.ts', 'server/features/people/people.ts', `import {eq} from 'drizzle-orm'`],
    [
      'a database client outside store.ts',
      'server/features/people/people.ts',
      `import {Pool} from 'pg'`,
    ],
    [
      'HTTP outside routes.ts',
      'server/features/people/people.ts',
      `import type {Context} from 'hono'`,
    ],
    [
      'a feature past its index',
      'server/features/people/people.ts',
      `import {x} from '../ledger/store.ts'`,
    ],
    [
      'insights from a feature',
      'server/features/people/people.ts',
      `import {x} from '../insights/index.ts'`,
    ],
    [
      'the environment elsewhere',
      'server/features/people/people.ts',
      `export const x = process.env['X']`,
    ],
    ['the environment by destructuring', 'server/a.ts', `const {X} = process.env`],
    ['a drawer', 'server/utils/a.ts', `export const x = 1`],
    ['a file of a drawer', 'web/src/helpers.ts', `export const x = 1`],
    ['a folder that is no room', 'things/a.ts', `export const x = 1`],
  ])('%s', (_, path, text) => {
    expect(planted(path, text)).toHaveLength(1)
  })

  it('a cycle between features', () => {
    const found = violations([
      parseSource('server/features/people/a.ts', `import {x} from '../ledger/index.ts'`),
      parseSource('server/features/ledger/a.ts', `import {x} from '../people/index.ts'`),
    ])
    expect(found).toEqual([
      'server/features/people: features form a cycle',
      'server/features/ledger: features form a cycle',
    ])
  })
})

describe('the checker lets through', () => {
  it.each([
    [
      'an allowed value',
      'libraries/psychometrics/src/a.ts',
      `import {x} from '@airworthy/statistics'`,
    ],
    [
      'types of the server in the web',
      'web/src/a.ts',
      `import type {X} from '@airworthy/server/features/people/views.ts'`,
    ],
    ['public content in the web', 'web/src/a.ts', `import {x} from '@airworthy/content/public'`],
    [
      'a feature through its index',
      'server/features/people/a.ts',
      `import {x} from '../ledger/index.ts'`,
    ],
    ['SQL in store.ts', 'server/features/people/store.ts', `import {eq} from 'drizzle-orm'`],
    [
      'node in a test of a library',
      'libraries/statistics/src/a.test.ts',
      `import {readFileSync} from 'node:fs'`,
    ],
    [
      'a member called process',
      'libraries/statistics/src/a.ts',
      `export const x = {process: 1}.process`,
    ],
    ['a date that is given', 'libraries/statistics/src/a.ts', `export const d = new Date(0)`],
  ])('%s', (_, path, text) => {
    expect(planted(path, text)).toEqual([])
  })
})
