import {placeFaults, tagFaults} from '../item-file.ts'
import {fileRefused, readYaml, type FileFault} from '../yaml-file.ts'
import {isAct, type Block, type Component} from './blocks.ts'
import {components} from './components/index.ts'
import {lessonFactsFrom, readingOf, type Lesson, type LessonFacts} from './lesson.ts'
import {readMarkdown, type Fence, type FenceReading} from './markdown.ts'
import {referencesOf} from './references.ts'

/** Where a lesson lies, and what it may refer to. */
export interface LessonFileContext {
  /** The name of its file below content/lessons: `<id>.md`. */
  readonly file: string
  /** Ids of the frameworks that tags may name. */
  readonly knownTags: ReadonlySet<string>
  /** Ids of the lexicon. */
  readonly knownTerms: ReadonlySet<string>
}

/**
 * Reads a lesson: front matter between two lines of `---`, then Markdown with components. Throws
 * `lesson-file-refused` with the file and every fault's line and reason.
 */
export function readLesson(
  markdown: string,
  {file, knownTags, knownTerms}: LessonFileContext,
): Lesson {
  const parts = /^---\r?\n(?<matter>.*?)\r?\n---(?:\r?\n(?<body>.*))?$/su.exec(markdown)?.groups
  if (!parts) {
    const reason = 'must begin with front matter between lines of ---'
    throw fileRefused([{path: [], line: 1, reason}], {kind: 'lesson', file})
  }
  const {matter = '', body = ''} = parts
  const facts = readYaml(matter, (data) => {
    const reading = lessonFactsFrom(data)
    if (!reading.ok) return reading
    const {id, tags} = reading.value
    const faults = [...placeFaults({id}, {file, ending: '.md'}), ...tagFaults(tags, knownTags)]
    return faults.length > 0 ? {ok: false, faults} : reading
  })
  const {blocks, faults} = readMarkdown(body, {
    linesBefore: matter.split('\n').length + 2,
    component: readComponent,
  })
  const all = [
    ...(facts.ok ? [] : facts.faults.map((fault) => withLineAfter(fault, 1))),
    ...faults,
    ...twinFaults(blocks),
    ...referenceFaults(blocks, {facts: facts.ok ? facts.value : null, knownTerms}),
  ]
  if (!facts.ok || all.length > 0) {
    throw fileRefused(
      all.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
      {kind: 'lesson', file},
    )
  }
  return {...facts.value, blocks: blocks.map(({block}) => block)}
}

interface PlacedBlock {
  readonly block: Block
  readonly line: number
}

/** A component of a fence whose info string is its name; null for a name that is none. */
function readComponent({name, body, line}: Fence): FenceReading<Component> {
  if (!isComponent(name)) return null
  const reading = readYaml(body, (data) => readingOf<Component>(components[name], data))
  if (reading.ok) return {ok: true, block: reading.value}
  return {
    ok: false,
    faults: reading.faults.map((fault) => ({
      ...withLineAfter(fault, line - 1),
      path: [name, ...fault.path],
    })),
  }
}

function isComponent(name: string): name is keyof typeof components {
  return Object.hasOwn(components, name)
}

function withLineAfter(fault: FileFault, before: number): FileFault {
  return {...fault, line: before + (fault.line ?? 1)}
}

function twinFaults(blocks: readonly PlacedBlock[]): FileFault[] {
  const seen = new Set<string>()
  return blocks.flatMap(({block, line}) => {
    if (!isAct(block)) return []
    const twice = seen.has(block.id)
    seen.add(block.id)
    return twice ? [{path: [block.kind, 'id'], line, reason: `stands twice: ${block.id}`}] : []
  })
}

function referenceFaults(
  blocks: readonly PlacedBlock[],
  {facts, knownTerms}: {facts: LessonFacts | null; knownTerms: ReadonlySet<string>},
): FileFault[] {
  return blocks.flatMap(({block, line}) => {
    const {terms, sources, links} = referencesOf(block)
    const reasons = [
      ...terms.filter((id) => !knownTerms.has(id)).map((id) => `unknown term: ${id}`),
      ...sources
        .filter((key) => facts !== null && !facts.sources.some((source) => source.key === key))
        .map((key) => `unknown source: ${key}`),
      ...links.map((url) => `addresses stand with the sources: ${url}`),
    ]
    return reasons.map((reason) => ({path: [block.kind], line, reason}))
  })
}
