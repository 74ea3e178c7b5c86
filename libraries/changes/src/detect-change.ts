import type {Basis, ChangeReason, ChangeReport, Surface} from './change-report.ts'
import type {ChangeSource} from './change-source.ts'
import {observeTitle, titleRule} from './change-title.ts'
import {isTrivial, type FileChange} from './file-change.ts'
import {ModelDistance} from './model-distance.ts'
import type {PathKind} from './path-kind.ts'
import {readFileChange} from './read-file-change.ts'
import {isOfTheField, readLayout} from './repository-layout.ts'
import {rules} from './rules/index.ts'
import {reasonsOf, type Rule} from './rules/rule.ts'

export interface DetectionOptions {
  /** Strength from which a change counts as AI-related, 0 to 1. */
  readonly threshold?: number
  /** Most unchanged files that are read to follow imports. */
  readonly mostReads?: number
}

/** Below this a reason is no observation worth a line of the report. */
const leastWeight = 0.15

/**
 * How far what a path or a line says counts in a file of each kind. Pages about a model do not
 * change it, screens around it hardly; tests change what is known of it and not what it does.
 */
const worth: Readonly<Record<PathKind, {readonly path: number; readonly line: number}>> = {
  code: {path: 1, line: 1},
  configuration: {path: 1, line: 1},
  notebook: {path: 1, line: 1},
  data: {path: 0.8, line: 1},
  other: {path: 0.7, line: 0.8},
  manifest: {path: 0.75, line: 1},
  lock: {path: 0.2, line: 1},
  test: {path: 0.55, line: 0.55},
  interface: {path: 0.5, line: 0.75},
  infrastructure: {path: 0.3, line: 0.7},
  migration: {path: 0.5, line: 0.5},
  documentation: {path: 0.15, line: 0.15},
  translation: {path: 0, line: 0},
  generated: {path: 0.15, line: 0.15},
  media: {path: 0, line: 0},
  assistant: {path: 0, line: 0},
}

/** Rules whose files speak for themselves, whatever folder they lie in. */
const selfEvident: ReadonlySet<string> = new Set([
  'model-artefact',
  'prompt-file',
  'package-change',
  'notebook',
  'data-file',
  'pipeline-file',
])

/** Rules that go by names, which mean something else in a repository without packages of the field. */
const ofNames: ReadonlySet<string> = new Set(['model-path', 'model-project'])

/**
 * Whether a change touches what a model does, and every reason for it. Each rule gives weights,
 * the strongest counts most and further files strengthen it; no model is asked. Reads changed files
 * and, through their imports, what they reach; with paths alone the reasons are "by path".
 */
export async function detectChange(
  source: ChangeSource,
  {threshold = 0.4, mostReads = 400}: DetectionOptions = {},
): Promise<ChangeReport> {
  const files = await source.changedFiles()
  const layout = await readLayout(source)
  const field = layout && (await isOfTheField(source, layout))
  const distance = layout && new ModelDistance(source, {layout, mostReads})
  const reasons: ChangeReason[] = []
  let read = 0
  for (const file of files) {
    const change = await readFileChange(file, source)
    if (change.lines !== undefined) read++
    const found = rules.flatMap((rule) => reasonsOf(rule, change))
    const reached = (await distance?.observe(change)) ?? []
    found.push(...reasonsOf({...consumer, observe: () => reached}, change))
    reasons.push(...weighed(found, {change, field}))
  }
  reasons.sort(strongestFirst)
  reasons.push(...(await titleReasons(source, reasons[0])))
  reasons.sort(strongestFirst)
  const strength = strengthOf(reasons)
  const aiRelated = strength >= threshold
  return {
    aiRelated,
    strength,
    threshold,
    surfaces: aiRelated ? surfacesOf(reasons, threshold) : [],
    reasons,
    files: {changed: files.length, read},
  }
}

/** What the title says stands beside the strongest reason; without one it says nothing. */
async function titleReasons(
  source: ChangeSource,
  strongest: ChangeReason | undefined,
): Promise<ChangeReason[]> {
  if (strongest === undefined) return []
  const {path, revision} = strongest
  const seen = observeTitle(await source.title?.())
  return seen.map((observed) => ({
    surface: titleRule.surface,
    ...observed,
    path,
    revision,
    rule: titleRule.id,
  }))
}

/** The rule over the import graph; its observations need the repository and are made elsewhere. */
const consumer: Omit<Rule, 'observe'> = {
  id: 'model-consumer',
  surface: 'model-consumer',
  looksFor: 'a changed file that imports, at a distance of up to two, code that calls a model',
  source: 'imports followed through relative paths, tsconfig paths, workspaces and Python packages',
}

function weighed(
  reasons: readonly ChangeReason[],
  {change, field}: {change: FileChange; field: boolean | undefined},
): ChangeReason[] {
  // a line that logs what a model answers calls the model all the same
  const calls = reasons.some(({rule, basis}) => rule === 'model-call' && basis === 'line')
  const trivial = !calls && isTrivial(change)
  return reasons.flatMap((reason) => {
    const own = selfEvident.has(reason.rule)
    const base = own ? 1 : worth[change.kind][reason.basis === 'path' ? 'path' : 'line']
    // In a repository that uses no package of the field a `probe` is one of health.
    const context = !ofNames.has(reason.rule) || field === undefined ? 1 : field ? 1.1 : 0.65
    const sure = certainty(reason.basis, {trivial, change, own})
    const weight = Math.min(0.95, reason.weight * base * sure * context)
    return weight < leastWeight ? [] : [{...reason, weight: Math.round(weight * 1000) / 1000}]
  })
}

/** What is known of the lines bears on what the path says: a comment in `openai.ts` is a comment. */
function certainty(
  basis: Basis,
  {trivial, change, own}: {trivial: boolean; change: FileChange; own: boolean},
): number {
  if (own) return 1
  if (trivial) return 0.3
  const packagesKnown = change.kind === 'manifest' || change.kind === 'lock'
  if (basis === 'path' && packagesKnown && change.lines !== undefined) return 0.2
  return 1
}

/** The strongest reason, strengthened by the strongest of other files, of which two count. */
function strengthOf(reasons: readonly ChangeReason[]): number {
  const byPath = new Map<string, ChangeReason[]>()
  for (const reason of reasons)
    byPath.set(reason.path, [...(byPath.get(reason.path) ?? []), reason])
  const files = [...byPath.values()].map(strengthOfFile).sort((one, other) => other - one)
  const [first = 0, second = 0, third = 0] = files
  const doubt = (1 - first) * (1 - 0.15 * second) * (1 - 0.1 * third)
  return Math.round((1 - doubt) * 1000) / 1000
}

/** Within a file a second, different rule strengthens the first. */
function strengthOfFile(reasons: readonly ChangeReason[]): number {
  const byRule = new Map<string, number>()
  for (const {rule, weight} of reasons) byRule.set(rule, Math.max(weight, byRule.get(rule) ?? 0))
  const [first = 0, second = 0] = [...byRule.values()].sort((one, other) => other - one)
  return 1 - (1 - first) * (1 - 0.3 * second)
}

function surfacesOf(reasons: readonly ChangeReason[], threshold: number): Surface[] {
  const strong = reasons.filter(({weight}) => weight >= threshold * 0.8)
  return [...new Set((strong.length > 0 ? strong : reasons).map(({surface}) => surface))].sort()
}

function strongestFirst(one: ChangeReason, other: ChangeReason): number {
  return other.weight - one.weight || (one.path < other.path ? -1 : one.path > other.path ? 1 : 0)
}
