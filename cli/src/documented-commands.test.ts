import {globSync, mkdtempSync, readFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'
import {runCommand} from './testing/run-command.ts'

const pages = [
  'tutorials/audit-compas.md',
  'how-to/audit-a-model.md',
  'how-to/audit-a-label.md',
  'how-to/mitigate-a-disparity.md',
]
const commands = pages.flatMap((page) => {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8')
  return [...text.matchAll(/^ *airworthy (.+)$/gm)].map(([, line = '']) => ({page, line}))
})

/** Words as a shell reads them: quotes hold a word together. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, plain]) => single ?? double ?? plain ?? '',
  )
}

describe('commands in the documents', () => {
  test('there are some on every page', () => {
    expect(new Set(commands.map(({page}) => page))).toEqual(new Set(pages))
  })

  test.each(commands)('$page: airworthy $line lacks nothing but its table', async ({line}) => {
    const {code, stdout, stderr} = await runCommand(wordsOf(line))
    expect({code, stdout}).toEqual({code: 3, stdout: ''})
    expect(stderr).toMatch(/^airworthy: no such file: .+\n$/)
  })
})

/** What lessons and exercises tell people to run today. */
const content = fileURLToPath(new URL('../../content/', import.meta.url))
const taught = globSync(['lessons/*.md', 'exercises/*/exercise.yaml'], {cwd: content}).flatMap(
  (file) => {
    const text = readFileSync(`${content}${file}`, 'utf8')
    const blocks = [
      ...text.matchAll(/\bcommand: airworthy (.+)\n(?:.*\n)*?\s*available: (true|false)/g),
    ]
    return blocks.flatMap(([, line = '', available]) =>
      available === 'true' ? [{file, line: line.trim()}] : [],
    )
  },
)

describe('commands that lessons and exercises teach', () => {
  const empty = mkdtempSync(`${tmpdir()}/airworthy-taught-`)

  test('there are many', () => {
    expect(taught.length).toBeGreaterThan(20)
  })

  test.each(taught)('$file: airworthy $line lacks nothing but a project', async ({line}) => {
    const {code, stdout, stderr} = await runCommand(wordsOf(line), {cwd: empty})
    expect({code, stdout}).toEqual({code: 3, stdout: ''})
    expect(stderr).toMatch(/^airworthy: (?:no such file|not in a git repository): .+\n$/)
  })
})
