import {z} from 'zod'
import {lowerFirst} from '../item-types/item-type.ts'
import {text} from '../item-types/material.ts'
import type {FileReading} from '../yaml-file.ts'
import type {Block} from './blocks.ts'

/** A lesson: what it stands on, and its blocks in order. Title and level stand in its track. */
export interface Lesson {
  readonly id: string
  readonly version: number
  readonly sources: readonly LessonSource[]
  /** Ids of frameworks.yaml. */
  readonly tags: readonly string[]
  readonly blocks: readonly Block[]
}

/** A primary document that a lesson stands on. */
export interface LessonSource {
  /** The name under which the lesson links to it. */
  readonly key: string
  readonly title: string
  /** The place in it: page, table, section, identifier. */
  readonly where: string
  /** Its https address, where it has a lasting one. */
  readonly url: string | null
  readonly kind: 'published' | 'measured' | 'simulated' | 'law' | 'press'
}

/** What stands above the text of a lesson. */
export type LessonFacts = Omit<Lesson, 'blocks'>

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'must be in kebab-case')

const facts = z
  .strictObject({
    id: slug,
    version: z.int().min(1),
    sources: z
      .record(
        slug.refine((key) => key !== 'computed', 'is kept for figures that are computed'),
        z.strictObject({
          title: text,
          where: text,
          url: z.url({protocol: /^https$/u}).exactOptional(),
          kind: z.literal(['published', 'measured', 'simulated', 'law', 'press']),
        }),
      )
      .refine((sources) => Object.keys(sources).length > 0, 'must name a source'),
    tags: z.array(text).min(1),
  })
  .transform(({sources, ...rest}): LessonFacts => {
    const listed = Object.entries(sources).map(([key, source]) => ({
      key,
      title: source.title,
      where: source.where,
      url: source.url ?? null,
      kind: source.kind,
    }))
    return {...rest, sources: listed}
  })

/** Reads the front matter of a lesson from plain data. */
export function lessonFactsFrom(data: unknown): FileReading<LessonFacts> {
  return readingOf(facts, data)
}

/** Reads plain data by a schema to a value, or to faults with their paths. */
export function readingOf<T>(schema: z.ZodType<T>, data: unknown): FileReading<T> {
  const parsed = schema.safeParse(data)
  if (parsed.success) return {ok: true, value: parsed.data}
  const faults = parsed.error.issues.map(({path, message}) => ({
    path: path.map((step) => (typeof step === 'number' ? step : String(step))),
    reason: lowerFirst(message),
  }))
  return {ok: false, faults}
}
