import type {ChangeSource} from './change-source.ts'
import {readManifest} from './manifests/read-manifest.ts'
import {packageRole} from './packages/known-packages.ts'
import {pathKind} from './path-kind.ts'
import {folderOf, join, type RepositoryLayout} from './resolve-import.ts'

/** Enough for large monorepos, and a bound on what is read of a strange one. */
const mostDescriptions = 80

/**
 * The layout of the repository at head: its paths, the `paths` of each tsconfig.json and the names
 * of its workspaces. Undefined when only changed paths are known.
 */
export async function readLayout(source: ChangeSource): Promise<RepositoryLayout | undefined> {
  const listed = await source.listPaths('head')
  if (listed === undefined) return undefined
  const described = listed
    .filter((path) => /(^|\/)(tsconfig|jsconfig|package)(\.base)?\.json$/.test(path))
    .filter((path) => !path.includes('node_modules/'))
    .sort((one, other) => one.split('/').length - other.split('/').length)
    .slice(0, mostDescriptions)
  const aliases: {from: string; to: string}[] = []
  for (const path of described) {
    const text = await source.readText('head', path)
    if (text === undefined) continue
    aliases.push(...(path.endsWith('package.json') ? workspace(path, text) : tsPaths(path, text)))
  }
  // The longest beginning is the most exact; where two agree, the configuration nearest the root.
  aliases.sort((one, other) => other.from.length - one.from.length)
  return {paths: new Set(listed), aliases}
}

/**
 * Whether a manifest of the repository, before or after the change, asks for a package of the
 * field; undefined when no manifest can be read.
 */
export async function isOfTheField(
  source: ChangeSource,
  {paths}: RepositoryLayout,
): Promise<boolean | undefined> {
  const manifests = [...paths]
    .filter((path) => pathKind(path) === 'manifest' && !path.includes('node_modules/'))
    .sort((one, other) => one.split('/').length - other.split('/').length)
    .slice(0, mostDescriptions)
  let read = 0
  for (const path of manifests) {
    const text = await source.readText('head', path)
    if (text === undefined) continue
    read++
    const packages = readManifest(path, text) ?? []
    if (packages.some(({ecosystem, name}) => packageRole(ecosystem, name) !== undefined))
      return true
  }
  return read === 0 ? undefined : false
}

function workspace(path: string, text: string): {from: string; to: string}[] {
  const name = /"name"\s*:\s*"([^"]+)"/.exec(text)?.[1]
  return name === undefined || folderOf(path) === '' ? [] : [{from: name, to: folderOf(path)}]
}

/** Reads `"@/*": ["./src/*"]` by pattern, since a tsconfig may hold comments and trailing commas. */
function tsPaths(path: string, text: string): {from: string; to: string}[] {
  const baseUrl = /"baseUrl"\s*:\s*"([^"]+)"/.exec(text)?.[1] ?? '.'
  const block = /"paths"\s*:\s*\{([^}]*)\}/.exec(text)?.[1] ?? ''
  return [...block.matchAll(/"([^"]+?)\/?\*?"\s*:\s*\[\s*"([^"]+?)\/?\*?"/g)].map((match) => ({
    from: match[1] === '' || match[1] === undefined ? '/' : match[1],
    to: join(join(folderOf(path), baseUrl), match[2] ?? ''),
  }))
}
