import type {DomainId, Exercise, Level, Module} from '@airworthy/content'
import {AirworthyError, digestOf, type Json} from '@airworthy/kernel'

/** An objective as its exercise words and weighs it. */
export interface Objective {
  readonly id: string
  readonly part: 'break' | 'fix' | 'serve' | 'decide'
  readonly title: string
  readonly judged: string
  readonly required: boolean
  readonly weight: number
}

/**
 * What an attempt needs of its exercise, and all that a later replay needs: kept by its digest when
 * the platform first has it. Texts are Markdown. Neither solutions nor known wrong ones are here.
 */
export interface ExerciseContent {
  readonly id: string
  readonly version: number
  readonly engine: string
  readonly title: string
  readonly level: Level
  readonly minutes: number
  readonly domains: readonly [DomainId, ...DomainId[]]
  /** What is simulated and after which figures; null where nothing is. */
  readonly simulated: string | null
  readonly brief: string
  readonly control: readonly {readonly name: string; readonly note: string}[]
  readonly objectives: readonly Objective[]
  /** In the order in which they are shown; prices in percent of the whole score. */
  readonly hints: readonly {readonly price: number; readonly text: string}[]
  /** The graded response that a finished attempt is, in its domain: provisional until calibrated. */
  readonly parameters: {
    readonly domain: DomainId
    readonly a: number
    readonly b: readonly [number, number]
  }
  readonly debrief: {
    readonly cause: string
    readonly held: string
    readonly cost: string
    readonly ownCode: string
    readonly commands: readonly {
      readonly command: string
      readonly does: string
      readonly available: boolean
    }[]
    readonly regression: string
    readonly sources: readonly {
      readonly title: string
      readonly where: string
      readonly says: string
    }[]
  }
  /** The engine's scenario. */
  readonly facts: Json
}

/** An exercise with the name of this version of it. */
export interface ExerciseVersion {
  readonly digest: string
  readonly content: ExerciseContent
}

/**
 * An exercise as its attempts need it, with what its track says of it. Throws `exercises-refused`
 * for one that stands in no track.
 */
export function contentOf(exercise: Exercise, modules: readonly Module[]): ExerciseContent {
  const module = modules.find(({kind, slug}) => kind === 'exercise' && slug === exercise.id)
  if (!module) throw new AirworthyError('exercises-refused', `in no track: ${exercise.id}`)
  const {id, version, engine, simulated, brief, control, objectives, hints, facts} = exercise
  const {domain, a, b} = exercise.parameters
  const {title, level, minutes, domains} = module
  return {
    id,
    version,
    engine,
    title,
    level,
    minutes,
    domains,
    simulated,
    brief,
    control,
    objectives,
    hints,
    facts,
    parameters: {domain, a, b},
    debrief: {...exercise.debrief, sources: exercise.sources},
  }
}

/** Names a version by the SHA-256 of all that it is. */
export async function versionOf(content: ExerciseContent): Promise<ExerciseVersion> {
  return {digest: await digestOf(content), content}
}
