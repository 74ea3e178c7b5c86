import {npmPackages} from './npm.ts'
import {otherPackages} from './others.ts'
import type {Ecosystem, PackageList, PackageRole} from './package-list.ts'
import {pythonModules, pythonPackages} from './python.ts'

/** Every list of packages that the detector knows. */
export const packageLists: readonly PackageList[] = [npmPackages, pythonPackages, ...otherPackages]

interface Index {
  readonly names: ReadonlyMap<string, PackageRole>
  readonly beginnings: readonly (readonly [string, PackageRole])[]
}

const indexes = new Map<Ecosystem, Index>(
  packageLists.map((list) => [list.ecosystem, indexOf(list)]),
)

/** The role of a package of the field, or undefined for every other package. */
export function packageRole(ecosystem: Ecosystem, name: string): PackageRole | undefined {
  const index = indexes.get(ecosystem)
  if (index === undefined) return undefined
  const normal = normalName(ecosystem, name)
  const exact = index.names.get(normal)
  if (exact !== undefined) return exact
  return index.beginnings.find(([beginning]) => normal.startsWith(beginning))?.[1]
}

/** The package of the field that a module specifier (`openai/resources`, `sklearn.svm`) belongs to. */
export function importedPackage(
  ecosystem: 'npm' | 'python',
  specifier: string,
): {readonly name: string; readonly role: PackageRole} | undefined {
  for (const name of ecosystem === 'npm' ? npmNames(specifier) : pythonNames(specifier)) {
    const role = packageRole(ecosystem, name)
    if (role !== undefined) return {name, role}
  }
  return undefined
}

/** `a/b/c` names the package `a`, `@a/b/c` the package `@a/b`. */
function npmNames(specifier: string): string[] {
  const bare = specifier.replace(/^npm:/, '')
  const parts = bare.split('/')
  return [parts.slice(0, bare.startsWith('@') ? 2 : 1).join('/')]
}

function pythonNames(specifier: string): string[] {
  const parts = specifier.split('.')
  const names: string[] = []
  for (let length = Math.min(parts.length, 3); length > 0; length--) {
    const module = parts.slice(0, length).join('.')
    names.push(pythonModules[module] ?? module.replaceAll('.', '-'))
  }
  return names
}

function normalName(ecosystem: Ecosystem, name: string): string {
  const lower = name.toLowerCase()
  return ecosystem === 'python' ? lower.replaceAll(/[-_.]+/g, '-') : lower
}

function indexOf({ecosystem, packages}: PackageList): Index {
  const names = new Map<string, PackageRole>()
  const beginnings: [string, PackageRole][] = []
  for (const role of ['client', 'learning', 'retrieval', 'evaluation'] as const) {
    for (const name of packages[role]) {
      if (name.endsWith('*')) beginnings.push([name.slice(0, -1), role])
      else names.set(normalName(ecosystem, name), role)
    }
  }
  return {names, beginnings}
}
