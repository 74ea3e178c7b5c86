import {readFileSync} from 'node:fs'
import {posix} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'
import {configSchema} from '../server/config.ts'
import {
  computedImporters,
  drawerNames,
  environmentReaders,
  rooms,
  serverCommands,
  webValues,
} from './architecture/arrows.ts'
import {
  blockLinesOf,
  inlineCodeOf,
  linksOf,
  readDocuments,
  tableOf,
  trackedPaths,
} from './documents/markdown.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const tracked = trackedPaths(root)
const documents = readDocuments(root, tracked)

function textOf(path: string): string {
  return readFileSync(posix.join(root, path), 'utf8')
}

describe('docs/how-to/configure.md', () => {
  const text = textOf('docs/how-to/configure.md')

  it('has the variables that the platform reads, with their defaults and descriptions', () => {
    const defaults: Readonly<Record<string, string | number | undefined>> = configSchema.parse({})
    const expected = Object.entries(configSchema.shape).map(([name, {description}]) => [
      name,
      String(defaults[name] ?? 'none'),
      description,
    ])
    expect(tableOf(text, 'Variable')).toEqual(expected)
  })

  it('speaks of no other variable', () => {
    const named = new Set(text.match(/\b(AIRWORTHY_[A-Z_]+|DATABASE_URL)\b/g))
    expect([...named].filter((name) => !(name in configSchema.shape))).toEqual([])
  })
})

describe('docs/ARCHITECTURE.md', () => {
  const text = textOf('docs/ARCHITECTURE.md')
  const listed = (cell: string | undefined) =>
    (cell ?? '').split(', ').filter((name) => name !== '' && name !== '–')

  it('draws the arrows between rooms that the architecture test enforces', () => {
    const drawn = tableOf(text, 'Room').map(([room, may, mayTypes, pure]) => ({
      room,
      may: listed(may).sort(),
      mayTypes: listed(mayTypes),
      pure: pure === 'yes',
    }))
    const enforced = rooms.map((room) => ({
      room: room.folder,
      may: [...room.may].filter((other) => other !== room.folder).sort(),
      mayTypes: [...(room.mayTypes ?? [])],
      pure: room.pure === true,
    }))
    expect(drawn).toEqual(enforced)
  })

  it('names the exceptions that the architecture test knows, and no others', () => {
    expect(tableOf(text, 'Exception').map(([, names]) => listed(names))).toEqual([
      [...webValues],
      [...serverCommands],
      [...environmentReaders],
      [...computedImporters],
      [...drawerNames],
    ])
  })

  it('has a row for each server feature', () => {
    const features = [...tracked].filter((path) => /^server\/features\/[^/]+$/.test(path))
    expect(
      tableOf(text, 'Feature')
        .map(([feature]) => `server/features/${feature}`)
        .sort(),
    ).toEqual(features.sort())
  })
})

describe('README.md', () => {
  const screen = textOf('README.md').split('\n').slice(0, 60).join('\n')

  it('has exactly the two set-up commands on its first screen', () => {
    expect(blockLinesOf(screen).map(({value}) => value)).toEqual([
      'npm ci && npm start',
      'npm ci && npm test',
    ])
  })

  it('has one picture on its first screen', () => {
    expect(screen.match(/!\[[^\]]+\]\([^)]+\)/g)).toHaveLength(1)
  })
})

describe('docs/STYLE.md', () => {
  it('has 26 rules, each with an example that stands in the repository', () => {
    const rules = tableOf(textOf('docs/STYLE.md'), 'No.')
    expect(rules.map(([number]) => Number(number))).toEqual(
      Array.from({length: 26}, (_, index) => index + 1),
    )
    expect(
      rules
        .filter(
          ([, , example = '']) => !example.split(/[\s,;:()]+/).some((word) => tracked.has(word)),
        )
        .map(([number]) => number),
    ).toEqual([])
  })
})

describe('docs/GLOSSARY.md', () => {
  const entries = [
    ...textOf('docs/GLOSSARY.md').matchAll(/^- \*\*(.+?)\*\*: (.+(?:\n {2}.+)*)$/gm),
  ].map(([, term = '', meaning = '']) => ({term, meaning: meaning.replaceAll('\n  ', ' ')}))

  it('is alphabetical and has each term once', () => {
    const terms = entries.map(({term}) => term.toLowerCase())
    expect(terms.length).toBeGreaterThan(50)
    expect(terms).toEqual([...new Set(terms)].sort((a, b) => a.localeCompare(b, 'en')))
  })

  it('defines each term in one sentence', () => {
    expect(
      entries.filter(({meaning}) => !meaning.endsWith('.') || /[.?!] \p{Lu}/u.test(meaning)),
    ).toEqual([])
  })

  it('has no line that is not read as an entry', () => {
    const items = textOf('docs/GLOSSARY.md').match(/^[-*] /gm) ?? []
    expect(items).toHaveLength(entries.length)
  })
})

describe('docs/README.md', () => {
  it('lists every page below docs', () => {
    const listed = new Set(
      linksOf(textOf('docs/README.md')).map(({value}) => posix.join('docs', value)),
    )
    const pages = documents.map(({path}) => path).filter((path) => path.startsWith('docs/'))
    expect(pages.filter((path) => path !== 'docs/README.md' && !listed.has(path))).toEqual([])
  })
})

describe('what the documents name exists:', () => {
  const own = documents.filter(({path}) => /^(docs\/|[A-Z]+\.md$)/.test(path))
  /** Allowed by the architecture before it is there. */
  const foreseen = new Set([...serverCommands, ...environmentReaders])

  it('files and folders in backticks', () => {
    const room = /^(kernel|libraries|content|cli|server|web|tests|bench|scripts|docs)\/[\w./-]+$/
    const missing = own.flatMap(({path, text}) =>
      inlineCodeOf(text)
        .filter(({value}) => room.test(value) && !foreseen.has(value))
        .filter(({value}) => !tracked.has(value.replace(/\/$/, '')))
        .map(({value, line}) => `${path}:${line}: ${value}`),
    )
    expect(missing).toEqual([])
  })

  it('npm scripts', () => {
    const {scripts} = JSON.parse(textOf('package.json')) as {scripts: object} // our own file
    const missing = own.flatMap(({path, text}) =>
      [...inlineCodeOf(text), ...blockLinesOf(text)].flatMap(({value, line}) =>
        [...value.matchAll(/\bnpm (?:run ([\w:]+)|(start|test))/g)]
          .map(([, run, short]) => run ?? short ?? '')
          .filter((name) => !(name in scripts))
          .map((name) => `${path}:${line}: ${name}`),
      ),
    )
    expect(missing).toEqual([])
  })
})
