import {z} from 'zod'
import {domains, type DomainId, type EngineerRole, type Level} from './competencies.ts'
import {lowerFirst} from './item-types/item-type.ts'
import {text} from './item-types/material.ts'
import type {FileReading} from './yaml-file.ts'

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'must be in kebab-case')
const domainIds: readonly DomainId[] = domains.map(({id}) => id)
const domain = z.custom<DomainId>(
  (value) => domainIds.some((id) => id === value),
  'must be a domain',
)
const level = z.union([z.literal(1), z.literal(2), z.literal(3)])

const lesson = z.strictObject({
  id: slug,
  title: text,
  domain,
  /** The level that it exercises. */
  level,
  minutes: z.int().min(5).max(10),
  /** What one can do afterwards; one sentence that begins with a verb. */
  outcome: text,
  /** Whether it can be taken; a module that is planned and not made yet is shown as such. */
  available: z.boolean(),
})

const exercise = z.strictObject({
  id: slug,
  title: text,
  /** The first is the one that it is mostly about. */
  domains: z.tuple([domain], domain),
  level,
  minutes: z.int().min(10).max(60),
  outcome: text,
  available: z.boolean(),
})

const track = z.strictObject({
  /** `core` for everybody, or the role for which it is. */
  id: z.enum(['core', 'data-scientist', 'fullstack-engineer', 'product-manager']),
  title: text,
  purpose: text,
  lessons: z.array(lesson).min(1),
  exercises: z.array(exercise).min(1),
})

/** The id of a track: the common core, or the role that it is for. */
export type TrackId = 'core' | EngineerRole

/** A lesson or an exercise of a track. */
export interface Module {
  /** Its kind and its slug, such as `lesson/leakage`: a lesson and an exercise may share a slug. */
  readonly id: string
  readonly kind: 'lesson' | 'exercise'
  readonly slug: string
  readonly title: string
  readonly track: TrackId
  /** The first is the one that it is mostly about. */
  readonly domains: readonly [DomainId, ...DomainId[]]
  readonly level: Level
  /** Minutes that it is expected to take. */
  readonly minutes: number
  readonly outcome: string
  readonly available: boolean
}

/** A track with its modules, lessons first, in the order of its file. */
export interface Track {
  readonly id: TrackId
  readonly title: string
  readonly purpose: string
  readonly modules: readonly Module[]
}

/** Reads a track from plain data: strict schema, then ids that stand once. */
export function trackFrom(data: unknown): FileReading<Track> {
  const parsed = track.safeParse(data)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({path, message}) => ({
      path: path.map((step) => (typeof step === 'number' ? step : String(step))),
      reason: lowerFirst(message),
    }))
    return {ok: false, faults}
  }
  const {lessons, exercises, ...facts} = parsed.data
  const modules: Module[] = [
    ...lessons.map(({id, domain: only, ...lesson}) => ({
      ...named('lesson', id),
      ...lesson,
      domains: [only] as const,
      track: facts.id,
    })),
    ...exercises.map(({id, ...exercise}) => ({
      ...named('exercise', id),
      ...exercise,
      track: facts.id,
    })),
  ]
  const ids = modules.map(({id}) => id)
  const twice = ids.find((id, place) => ids.indexOf(id) !== place)
  if (twice === undefined) return {ok: true, value: {...facts, modules}}
  return {ok: false, faults: [{path: ['id'], reason: `stands twice: ${twice}`}]}
}

function named<Kind extends Module['kind']>(kind: Kind, slug: string) {
  return {id: `${kind}/${slug}`, kind, slug}
}
