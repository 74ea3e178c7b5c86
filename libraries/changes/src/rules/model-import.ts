import {pythonImports} from '../imports/python-imports.ts'
import {typescriptImports} from '../imports/typescript-imports.ts'
import type {ImportedModule} from '../imports/imported-module.ts'
import {importedPackage} from '../packages/known-packages.ts'
import type {PackageRole} from '../packages/package-list.ts'
import {notebookCode} from '../text/notebook.ts'
import type {Observation, Rule} from './rule.ts'

/** An import of a package of the field. */
export interface ModelImport extends ImportedModule {
  readonly package: string
  readonly role: PackageRole
}

/** How far a file's import speaks when the import itself did not change. */
const standing: Readonly<Record<PackageRole, number>> = {
  client: 0.6,
  evaluation: 0.5,
  retrieval: 0.5,
  learning: 0.36,
}

/** A file that imports a package of the field, or begins or ceases to. */
export const modelImport: Rule = {
  id: 'model-import',
  surface: 'model-code',
  looksFor: 'an import of a package of the field, changed or standing in a changed file',
  source: 'src/packages',
  observe: ({file, kind, base, head, lines}) => {
    if (lines === undefined || kind === 'documentation' || kind === 'generated') return []
    const before = modelImports(file.path, base)
    const after = modelImports(file.path, head)
    const had = new Set(before.map(({specifier}) => specifier))
    const has = new Set(after.map(({specifier}) => specifier))
    const observations: Observation[] = []
    for (const found of after.filter(({specifier}) => !had.has(specifier))) {
      const why = `imports ${found.package}`
      observations.push({line: found.line, revision: 'head', basis: 'line', why, weight: 0.88})
    }
    for (const found of before.filter(({specifier}) => !has.has(specifier))) {
      const why = `no longer imports ${found.package}`
      observations.push({line: found.line, revision: 'base', basis: 'line', why, weight: 0.85})
    }
    const stays = after
      .filter(({specifier}) => had.has(specifier))
      .sort((one, other) => standing[other.role] - standing[one.role])[0]
    if (stays !== undefined) {
      const why = `the changed file imports ${stays.package}`
      observations.push({line: stays.line, basis: 'file', why, weight: standing[stays.role]})
    }
    return observations
  },
}

/** The imports of packages of the field in a source text or notebook; none in other files. */
export function modelImports(path: string, text: string | undefined): ModelImport[] {
  if (text === undefined) return []
  const ecosystem = importEcosystem(path)
  if (ecosystem === undefined) return []
  return importsOf(path, text).flatMap((imported) => {
    const found = importedPackage(ecosystem, imported.specifier)
    return found === undefined ? [] : [{...imported, package: found.name, role: found.role}]
  })
}

/** All imports of a source text or notebook. */
export function importsOf(path: string, text: string): ImportedModule[] {
  if (/\.ipynb$/i.test(path)) {
    const code = notebookCode(text) ?? []
    const python = code.map((line) => (/^\s*[%!]/.test(line.text) ? '' : line.text)).join('\n')
    return pythonImports(python).map((imported) => ({
      ...imported,
      line: code[imported.line - 1]?.line ?? imported.line,
    }))
  }
  return importEcosystem(path) === 'npm' ? typescriptImports(text) : pythonImports(text)
}

/** The ecosystem whose imports a path can hold, or undefined. */
export function importEcosystem(path: string): 'npm' | 'python' | undefined {
  if (/\.(ts|mts|cts|js|mjs|cjs|jsx|tsx|vue|svelte|astro)$/i.test(path)) return 'npm'
  if (/\.(py|pyi|pyw|ipynb)$/i.test(path)) return 'python'
  return undefined
}
