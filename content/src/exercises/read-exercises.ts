import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {AirworthyError, canonicalJson, digestOf, errorFrom, type Json} from '@airworthy/kernel'
import {engines} from '@airworthy/range'
import {frameworkTagsFrom} from '../frameworks.ts'
import {tagFaults} from '../item-file.ts'
import {lowerFirst} from '../item-types/item-type.ts'
import {readYamlFile} from '../yaml-file.ts'
import {exerciseFrom, type ExerciseText} from './exercise-schema.ts'

const contentFolder = fileURLToPath(new URL('../..', import.meta.url))

/** An exercise: its words and the scenario that its engine plays; no solutions. */
export interface Exercise extends ExerciseText {
  /** The scenario, for the range only: it holds what the learner may not see. */
  readonly facts: Json
  /** Digest of the scenario, as an attempt records it. */
  readonly factsDigest: string
}

/**
 * Reads every exercise below `exercises/` of the content folder, by id. Throws `exercises-refused`
 * with the faults of all files together.
 */
export async function readExercises({folder = contentFolder} = {}): Promise<Exercise[]> {
  const exercises: Exercise[] = []
  const refused: string[] = []
  for (const id of await exerciseIds({folder})) {
    try {
      exercises.push(await readExercise(id, {folder}))
    } catch (thrown) {
      refused.push(errorFrom(thrown).message)
    }
  }
  if (exercises.length === 0) refused.push('no exercises')
  if (refused.length > 0) throw exercisesRefused(`\n${refused.join('\n')}`)
  return exercises
}

/** The ids of the exercises that there are: the names of the folders. */
export async function exerciseIds({folder = contentFolder} = {}): Promise<string[]> {
  const entries = await readdir(join(folder, 'exercises'), {withFileTypes: true}).catch(refuse)
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({name}) => name)
    .sort()
}

/**
 * Reads one exercise. Throws `exercise-file-refused` or `scenario-file-refused` with path and
 * reason, and `exercises-refused` for a file that cannot be read.
 */
export async function readExercise(id: string, {folder = contentFolder} = {}): Promise<Exercise> {
  const knownTags = new Set(
    frameworkTagsFrom(await readText(join(folder, 'frameworks.yaml'))).keys(),
  )
  const place = join(folder, 'exercises', id)
  const words = readYamlFile(await readText(join(place, 'exercise.yaml')), {
    kind: 'exercise',
    file: `${id}/exercise.yaml`,
    read(data) {
      const reading = exerciseFrom(data)
      if (!reading.ok) return reading
      const faults = tagFaults(reading.value.tags, knownTags)
      if (reading.value.id !== id) faults.push({path: ['id'], reason: `must be ${id}`})
      if (!Object.hasOwn(engines, reading.value.engine)) {
        faults.push({path: ['engine'], reason: `unknown engine: ${reading.value.engine}`})
      }
      return faults.length > 0 ? {ok: false, faults} : reading
    },
  })
  const facts = readYamlFile(await readText(join(place, 'scenario.yaml')), {
    kind: 'scenario',
    file: `${id}/scenario.yaml`,
    read: (data) => readFacts(data, words.engine),
  })
  return {...words, facts, factsDigest: await digestOf(facts)}
}

function readFacts(data: unknown, engine: string) {
  const parsed = engines[engine]?.facts.safeParse(data)
  if (parsed?.success === true) {
    // a copy that canonical JSON could write
    const value = JSON.parse(canonicalJson(parsed.data)) as Json
    return {ok: true as const, value}
  }
  const faults = (parsed?.error.issues ?? []).map(({path, message}) => ({
    path: path.map((step) => (typeof step === 'number' ? step : String(step))),
    reason: lowerFirst(message),
  }))
  return {ok: false as const, faults}
}

async function readText(file: string): Promise<string> {
  return await readFile(file, 'utf8').catch(refuse)
}

function refuse(thrown: unknown): never {
  throw exercisesRefused(errorFrom(thrown).message)
}

function exercisesRefused(reason: string): AirworthyError {
  return new AirworthyError('exercises-refused', `exercises refused: ${reason}`, {facts: {reason}})
}
