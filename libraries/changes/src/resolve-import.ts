import {importEcosystem} from './rules/model-import.ts'

/** What is known of a repository's layout for finding the file behind an import. */
export interface RepositoryLayout {
  readonly paths: ReadonlySet<string>
  /** Beginnings of specifiers, such as `@/` or `@scope/package`, and the folders they stand for. */
  readonly aliases: readonly {readonly from: string; readonly to: string}[]
}

const endings = [
  '',
  '.ts',
  '.tsx',
  '.js',
  '.jsx',
  '.mts',
  '.mjs',
  '.cts',
  '.cjs',
  '.vue',
  '.svelte',
]

/** The path within the repository that an import means, or undefined when it lies outside. */
export function resolveImport(
  specifier: string,
  {from, layout}: {from: string; layout: RepositoryLayout},
): string | undefined {
  if (importEcosystem(from) === 'python') return resolvePython(specifier, {from, layout})
  const target = specifier.startsWith('.')
    ? join(folderOf(from), specifier)
    : aliased(specifier, layout)
  if (target === undefined) return undefined
  // TypeScript writes `./a.js` for the file `./a.ts`.
  const stem = target.replace(/\.(m|c)?jsx?$/, '')
  const candidates = [
    ...endings.map((ending) => target + ending),
    ...(stem === target ? [] : ['.ts', '.tsx', '.mts', '.cts'].map((ending) => stem + ending)),
    ...endings.slice(1).map((ending) => `${target}/index${ending}`),
    ...endings.slice(1).map((ending) => `${target}/src/index${ending}`),
  ]
  return candidates.find((candidate) => layout.paths.has(candidate))
}

function resolvePython(
  specifier: string,
  {from, layout}: {from: string; layout: RepositoryLayout},
): string | undefined {
  const dots = /^\.*/.exec(specifier)?.[0].length ?? 0
  const module = specifier.slice(dots).replaceAll('.', '/')
  let folder = folderOf(from)
  for (let up = 1; up < dots; up++) folder = folderOf(folder)
  if (dots > 0) return pythonFile(module === '' ? folder : join(folder, module), layout)
  // Absolute imports start at a source root: one of the folders above, or `src` in one of them.
  for (;;) {
    const found =
      pythonFile(join(folder, module), layout) ?? pythonFile(join(folder, `src/${module}`), layout)
    if (found !== undefined) return found
    if (folder === '') return undefined
    folder = folderOf(folder)
  }
}

function pythonFile(stem: string, {paths}: RepositoryLayout): string | undefined {
  return [`${stem}.py`, `${stem}/__init__.py`].find((candidate) => paths.has(candidate))
}

function aliased(specifier: string, {aliases}: RepositoryLayout): string | undefined {
  const alias = aliases.find(
    ({from}) => specifier === from || specifier.startsWith(from.endsWith('/') ? from : `${from}/`),
  )
  if (alias === undefined) return undefined
  return join(alias.to, specifier.slice(alias.from.length))
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? '' : path.slice(0, slash)
}

/** Joins two paths of the repository and takes out `.` and `..`. */
export function join(folder: string, path: string): string {
  const parts: string[] = []
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
