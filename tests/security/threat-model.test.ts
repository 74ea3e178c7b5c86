import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'
import {tableOf} from '../documents/markdown.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const page = readFileSync(join(root, 'docs/explanation/threat-model.md'), 'utf8')
// the four columns of the table of threats
const threats = tableOf(page, 'threat').map(([threat = '', kind = '', , test = '']) => ({
  threat,
  kind,
  test,
}))

/** Whether a file has a test whose title has this text; `%s` and `${…}` of titles are filled in at run time. */
function hasTest(file: string, title: string): boolean {
  const path = join(root, file)
  if (!existsSync(path)) return false
  const source = readFileSync(path, 'utf8')
  return new RegExp(
    `(?:\\b(?:it|test)\\(|\\)\\()\\s*(['"\`])(?:(?!\\1).)*${title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`,
    's',
  ).test(source)
}

describe('docs/explanation/threat-model.md', () => {
  it('has threats of every kind', () => {
    expect(threats.length).toBeGreaterThan(30)
    const kinds = new Set(threats.flatMap(({kind}) => kind.split(', ')))
    expect([...kinds].sort()).toEqual(['D', 'E', 'I', 'R', 'S', 'T'])
  })

  it.each(threats)('names a test that exists for: $threat', ({test}) => {
    const [, file = '', title = ''] = /^`?([\w./-]+)`?: (.+)$/.exec(test) ?? []
    expect({test, exists: hasTest(file, title)}).toEqual({test, exists: true})
  })

  it('would be found out if it named one that does not', () => {
    const file = 'server/secrets.test.ts'
    expect(hasTest(file, 'are the same at every later start')).toBe(true)
    expect(hasTest(file, 'are never written down anywhere at all')).toBe(false)
    expect(hasTest('server/nowhere.test.ts', 'are the same at every later start')).toBe(false)
  })
})
