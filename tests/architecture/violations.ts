import {posix} from 'node:path'
import {
  computedImporters,
  drawerNames,
  environmentReaders,
  rooms,
  serverCommands,
  webValues,
  type Room,
} from './arrows.ts'
import type {ImportFact, SourceFile} from './source-file.ts'

const forbiddenInPure = new Set([
  'fetch',
  'process',
  'setTimeout',
  'setInterval',
  'Date.now',
  'new Date()',
  'performance.now',
  'Math.random',
  'WebSocket',
  'XMLHttpRequest',
])
const sqlPackages = /^(drizzle-orm|pg|drizzle-kit)(\/|$)/
const httpPackages = /^(hono|@hono\/.*)(\/|$)/

/** Every arrow that is drawn and not allowed, as `path:line: what is wrong`. */
export function violations(files: readonly SourceFile[]): string[] {
  return [
    ...files.flatMap((file) => [
      ...arrowViolations(file),
      ...purityViolations(file),
      ...serverViolations(file),
      ...environmentViolations(file),
      ...drawerViolations(file),
    ]),
    ...featureCycles(files),
  ]
}

function arrowViolations(file: SourceFile): string[] {
  const room = roomOf(file.path)
  if (!room) return posix.dirname(file.path) === '.' ? [] : [`${file.path}:1: stands in no room`]
  return file.imports.flatMap((fact) => {
    const at = `${file.path}:${fact.line}`
    if (fact.specifier === '<computed>') {
      return isShipped(room) && !isTest(file.path) && !computedImporters.includes(file.path)
        ? [`${at}: computed import cannot be checked`]
        : []
    }
    const target = targetOf(file.path, fact)
    if (!target) return []
    const other = roomOf(target.path)
    if (!other) return [`${at}: ${fact.specifier} leads outside every room`]
    if (other.folder === room.folder) return []
    if (target.relative && isShipped(room))
      return [`${at}: ${fact.specifier} enters ${other.folder} by a path, not by its door`]
    if (room.folder === 'cli' && other.folder === 'server' && serverCommands.includes(file.path))
      return []
    if (
      room.folder === 'web' &&
      other.folder === 'content' &&
      !fact.typeOnly &&
      !webValues.includes(fact.specifier)
    ) {
      return [`${at}: the web takes values of content only from ${webValues.join(', ')}`]
    }
    if (isTest(file.path) && other.folder === 'tests') return []
    if (room.may.includes(other.folder)) return []
    if (fact.typeOnly && room.mayTypes?.includes(other.folder)) return []
    return [
      `${at}: ${room.folder} may not import ${other.folder}${room.mayTypes?.includes(other.folder) ? ' but for types' : ''}`,
    ]
  })
}

function purityViolations(file: SourceFile): string[] {
  const room = roomOf(file.path)
  if (!room?.pure || isTest(file.path)) return []
  return [
    ...file.imports
      .filter(({specifier}) => specifier.startsWith('node:'))
      .map(
        ({specifier, line}) =>
          `${file.path}:${line}: ${room.folder} is pure and may not import ${specifier}`,
      ),
    ...file.globals
      .filter(({name}) => forbiddenInPure.has(name))
      .map(
        ({name, line}) => `${file.path}:${line}: ${room.folder} is pure and may not touch ${name}`,
      ),
  ]
}

function serverViolations(file: SourceFile): string[] {
  if (!file.path.startsWith('server/') || isTest(file.path)) return []
  const name = posix.basename(file.path)
  const feature = featureOf(file.path)
  const found: string[] = []
  for (const fact of file.imports) {
    const at = `${file.path}:${fact.line}`
    if (
      sqlPackages.test(fact.specifier) &&
      !file.path.startsWith('server/database/') &&
      !/(^|-)store\.ts$/.test(name) &&
      name !== 'schema.ts' &&
      name !== 'drizzle.config.ts'
    ) {
      found.push(`${at}: SQL only in store.ts and database/, not ${fact.specifier} here`)
    }
    if (
      httpPackages.test(fact.specifier) &&
      !file.path.startsWith('server/http/') &&
      !/(^|-)routes\.ts$/.test(name) &&
      name !== 'main.ts'
    ) {
      found.push(`${at}: HTTP types only in routes.ts and http/, not ${fact.specifier} here`)
    }
    const target = targetOf(file.path, fact)
    const other = target ? featureOf(target.path) : undefined
    if (other === undefined || other === feature) continue
    if (feature !== undefined && posix.basename(target?.path ?? '') !== 'index.ts') {
      found.push(`${at}: feature ${feature} may enter ${other} only through its index.ts`)
    }
    if (other === 'insights') found.push(`${at}: nobody may import insights`)
  }
  return found
}

function environmentViolations(file: SourceFile): string[] {
  const room = roomOf(file.path)
  if (!room || !isShipped(room) || isTest(file.path) || environmentReaders.includes(file.path))
    return []
  return file.globals
    .filter(({name}) => name === 'process.env')
    .map(({line}) => `${file.path}:${line}: process.env only in ${environmentReaders.join(', ')}`)
}

function drawerViolations(file: SourceFile): string[] {
  const parts = file.path.replace(/\.tsx?$/, '').split('/')
  return parts.some((part) => drawerNames.includes(part))
    ? [`${file.path}:1: a drawer, not a room`]
    : []
}

function featureCycles(files: readonly SourceFile[]): string[] {
  const arrows = new Map<string, Set<string>>()
  for (const file of files) {
    const feature = featureOf(file.path)
    if (feature === undefined || isTest(file.path)) continue
    for (const fact of file.imports) {
      const target = targetOf(file.path, fact)
      const other = target ? featureOf(target.path) : undefined
      if (other !== undefined && other !== feature) {
        arrows.set(feature, (arrows.get(feature) ?? new Set()).add(other))
      }
    }
  }
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    [...(arrows.get(from) ?? [])].some(
      (next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))),
    )
  return [...arrows.keys()]
    .filter((feature) => reaches(feature, feature))
    .map((feature) => `server/features/${feature}: features form a cycle`)
}

/** The file that an import leads to, or undefined for packages from elsewhere. */
function targetOf(from: string, fact: ImportFact): {path: string; relative: boolean} | undefined {
  if (fact.specifier.startsWith('.')) {
    return {path: posix.join(posix.dirname(from), fact.specifier), relative: true}
  }
  const room = rooms.find(
    ({name}) =>
      name !== undefined && (fact.specifier === name || fact.specifier.startsWith(`${name}/`)),
  )
  if (!room?.name) return undefined
  const rest = fact.specifier.slice(room.name.length + 1)
  return {path: `${room.folder}/${rest === '' ? 'index.ts' : rest}`, relative: false}
}

function roomOf(path: string): Room | undefined {
  return rooms.find(({folder}) => path.startsWith(`${folder}/`))
}

function featureOf(path: string): string | undefined {
  return /^server\/features\/([^/]+)\//.exec(path)?.[1]
}

function isShipped(room: Room): boolean {
  return !['tests', 'bench', 'scripts', 'examples'].includes(room.folder)
}

function isTest(path: string): boolean {
  return /\.(test|builders)\.tsx?$/.test(path) || path === 'server/database/test-database.ts'
}
