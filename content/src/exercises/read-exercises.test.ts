import {cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {readExerciseSolutions} from './read-exercise-solutions.ts'
import {readExercise, readExercises} from './read-exercises.ts'

const content = fileURLToPath(new URL('../..', import.meta.url))

describe('an exercise', () => {
  let folder: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'airworthy-exercises-'))
    await cp(join(content, 'frameworks.yaml'), join(folder, 'frameworks.yaml'))
    await cp(join(content, 'exercises', 'fallback'), join(folder, 'exercises', 'fallback'), {
      recursive: true,
    })
  })

  afterEach(async () => await rm(folder, {recursive: true}))

  async function change(file: string, replace: (text: string) => string): Promise<void> {
    const path = join(folder, 'exercises', 'fallback', file)
    const before = await readFile(path, 'utf8')
    const after = replace(before)
    expect(after).not.toBe(before)
    await writeFile(path, after)
  }

  it('is read with its scenario and the digest of it, without solutions', async () => {
    const [exercise] = await readExercises({folder})
    expect(exercise).toMatchObject({id: 'fallback', engine: 'fault', facts: {budgetMs: 3000}})
    expect(exercise?.factsDigest).toMatch(/^[0-9a-f]{64}$|^sha256/u)
    expect(JSON.stringify(exercise)).not.toContain('soundChecked')
  })

  it.each<[string, (text: string) => string, RegExp]>([
    [
      'weights that do not sum to one',
      (t) => t.replace('weight: 0.25', 'weight: 0.2'),
      /sum to 1/u,
    ],
    ['an unknown tag', (t) => t.replace('LLM05:2025, LLM09', 'LLM99:2025, LLM09'), /unknown tag/u],
    [
      'an unknown engine',
      (t) => t.replace('engine: fault', 'engine: luck'),
      /unknown engine: luck/u,
    ],
    [
      'another id than its folder',
      (t) => t.replace('id: fallback', 'id: fall'),
      /must be fallback/u,
    ],
    ['another price of a hint', (t) => t.replace('price: 15', 'price: 10'), /hints\.1\.price/u],
    ['a key it does not know', (t) => `${t}video: true\n`, /unrecognized key/u],
    [
      'four wrong solutions',
      (t) => t.replace(/ {2}- id: always-person[^]*$/u, ''),
      /at least five/u,
    ],
    [
      'a wrong solution of no objective',
      (t) => t.replace('fails: calm', 'fails: luck'),
      /unknown obj/u,
    ],
    [
      'a brief of a few words',
      (t) => t.replace(/brief: \|[^]*?\ncontrol:/u, 'brief: Go.\ncontrol:'),
      /1 words/u,
    ],
    ['thresholds that descend', (t) => t.replace('[0.4, 1.4]', '[1.4, 0.4]'), /must ascend/u],
  ])('is refused with %s, by path and reason', async (_, replace, reason) => {
    await change('exercise.yaml', replace)
    await expect(readExercise('fallback', {folder})).rejects.toThrow(reason)
    await expect(readExercises({folder})).rejects.toThrow(/exercises refused: \n.*exercise\.yaml/su)
  })

  it('is refused with a scenario that its engine does not take', async () => {
    await change('scenario.yaml', (text) => text.replace('budgetMs: 3000', 'budgetMs: soon'))
    await expect(readExercise('fallback', {folder})).rejects.toThrow(/scenario\.yaml: budgetMs/u)
  })

  it('is refused where a file is missing, and solutions where there are none', async () => {
    await rm(join(folder, 'exercises', 'fallback', 'scenario.yaml'))
    await expect(readExercises({folder})).rejects.toThrow(/scenario\.yaml/u)
    await writeFile(join(folder, 'exercises', 'fallback', 'solutions.ts'), 'export const a = 1\n')
    await expect(readExerciseSolutions('fallback', {folder})).rejects.toThrow(/no solutions/u)
  })
})
