import {replaySession, scoreOf, type Judgement} from '@airworthy/range'
import {describe, expect, it} from 'vitest'
import {cutOf} from '../competencies.ts'
import {readTracks} from '../read-tracks.ts'
import {play, playSandbox} from './play.builders.ts'
import {readExerciseSolutions} from './read-exercise-solutions.ts'
import {exerciseIds, readExercise} from './read-exercises.ts'

/** Seeds by what AIRWORTHY_LONG says: fifty take half an hour, so CI takes ten. */
const many: Readonly<Record<string, number>> = {1: 50, ci: 10}
const length = many[process.env['AIRWORTHY_LONG'] ?? ''] ?? 3
const seeds = Array.from({length}, (_, index) => `walk-${index + 1}-7f3a`)
const timeout = length > 3 ? 2_400_000 : 180_000

const ids = await exerciseIds()
const modules = (await readTracks()).flatMap((track) => track.modules)

function failedOf({objectives}: Judgement): string[] {
  return objectives.filter(({reached}) => !reached).map(({id}) => id)
}

describe.each(ids)('the exercise %s', (id) => {
  it('stands in a track as available, with its domain and thresholds near its level', async () => {
    const {parameters} = await readExercise(id)
    const module = modules.find(({kind, slug}) => kind === 'exercise' && slug === id)
    expect(module).toMatchObject({available: true})
    expect(module?.domains).toContain(parameters.domain)
    const middle = (parameters.b[0] + parameters.b[1]) / 2
    expect(Math.abs(middle - cutOf(module?.level ?? 1))).toBeLessThanOrEqual(1)
  })

  it('has its solutions under the ids of its text, and sources that can be opened', async () => {
    const {wrong, sources} = await readExercise(id)
    const solutions = await readExerciseSolutions(id)
    expect(Object.keys(solutions.wrong).sort()).toEqual(wrong.map(({id: name}) => name).sort())
    const place = /https:\/\/|doi|arXiv|data\.europa\.eu|Art\. \d|computed/u
    for (const {where} of sources) expect(where).toMatch(place)
  })

  it('explains each part of its debrief in 15 to 150 words, and nothing is left to check', async () => {
    const exercise = await readExercise(id)
    const {cause, held, cost, ownCode, regression} = exercise.debrief
    for (const part of [cause, held, cost, ownCode, regression]) {
      const words = part.split(/\s+/u).filter(Boolean).length
      expect(words).toBeGreaterThanOrEqual(15)
      expect(words).toBeLessThanOrEqual(150)
    }
    const {facts: _, ...words} = exercise
    expect(JSON.stringify(words)).not.toMatch(/\(verify\)|\(m\)|TODO/u)
  })

  it(
    'is solved by its reference from every seed, replays to the bit and shows no seed',
    async () => {
      const exercise = await readExercise(id)
      const {reference} = await readExerciseSolutions(id)
      for (const seed of seeds) {
        const {events, judgement, views, engine} = await play(exercise, {solution: reference, seed})
        expect({seed, failed: failedOf(judgement)}).toEqual({seed, failed: []})
        expect(judgement.objectives.map(({id: name}) => name).sort()).toEqual(
          exercise.objectives.map(({id: name}) => name).sort(),
        )
        const {objectives} = exercise
        const score = scoreOf(judgement, {objectives, hintPrices: []})
        expect(score).toMatchObject({passed: true, category: 2})
        expect(views.filter((view) => view.includes(seed))).toEqual([])
        if (seed === seeds[0]) {
          const tools = await playSandbox()
          await replaySession(engine, {facts: exercise.facts, events, tools})
        }
      }
    },
    timeout,
  )

  it(
    'lets each wrong solution fail the objective that its text names',
    async () => {
      const exercise = await readExercise(id)
      const solutions = await readExerciseSolutions(id)
      const survived: string[] = []
      for (const {id: name, fails} of exercise.wrong) {
        const solution = solutions.wrong[name]
        if (solution === undefined) continue // an earlier test says so
        for (const seed of seeds) {
          const {judgement} = await play(exercise, {solution, seed})
          if (!failedOf(judgement).includes(fails))
            survived.push(`${name} reaches ${fails}: ${seed}`)
        }
      }
      expect(survived).toEqual([])
    },
    timeout,
  )
})
