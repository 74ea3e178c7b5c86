import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {AirworthyError} from '@airworthy/kernel'
import type {ExerciseSolutions} from './solution.ts'

const contentFolder = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Reads `solutions.ts` of an exercise, for tests and scripts; nothing that serves learners imports
 * this. Throws `solutions-refused` where it exports no `solutions`.
 */
export async function readExerciseSolutions(
  id: string,
  {folder = contentFolder} = {},
): Promise<ExerciseSolutions<unknown, unknown>> {
  const file = join(folder, 'exercises', id, 'solutions.ts')
  const module: unknown = await import(pathToFileURL(file).href)
  const found =
    typeof module === 'object' && module !== null && 'solutions' in module ? module.solutions : null
  if (!isSolutions(found)) {
    throw new AirworthyError('solutions-refused', `solutions refused: ${id}: exports no solutions`)
  }
  return found
}

function isSolutions(value: unknown): value is ExerciseSolutions<unknown, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'reference' in value &&
    typeof value.reference === 'function' &&
    'wrong' in value &&
    typeof value.wrong === 'object' &&
    value.wrong !== null &&
    Object.values(value.wrong).every((solution) => typeof solution === 'function')
  )
}
