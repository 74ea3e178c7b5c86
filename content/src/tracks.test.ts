import {existsSync} from 'node:fs'
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {domains, engineerRoles} from './competencies.ts'
import {readTracks} from './read-tracks.ts'
import {trackFrom, type Module, type Track} from './track-schema.ts'

function buildTrack(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'core',
    title: 'Common core',
    purpose: 'For everybody.',
    lessons: [buildLesson()],
    exercises: [
      {
        id: 'drift-watch',
        title: 'Drift watch',
        domains: ['drift-and-fallback', 'validation-and-robustness'],
        level: 3,
        minutes: 40,
        outcome: 'Find two changes in time.',
        available: false,
      },
    ],
    ...change,
  }
}

function buildLesson(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'leakage',
    title: 'Knowing the answer in advance',
    domain: 'validation-and-robustness',
    level: 2,
    minutes: 8,
    outcome: 'Order the steps of an evaluation.',
    available: false,
    ...change,
  }
}

describe('a track', () => {
  it('is read with its lessons and exercises as modules of one form', () => {
    const reading = trackFrom(buildTrack())
    expect(reading).toMatchObject({
      ok: true,
      value: {
        id: 'core',
        modules: [
          {id: 'lesson/leakage', kind: 'lesson', domains: ['validation-and-robustness']},
          {id: 'exercise/drift-watch', kind: 'exercise', track: 'core'},
        ],
      },
    })
  })

  it.each([
    ['an unknown track', {id: 'designer'}, /id/u],
    ['no lessons', {lessons: []}, /lessons/u],
    ['an unknown domain', {lessons: [buildLesson({domain: 'luck'})]}, /must be a domain/u],
    ['a level that does not exist', {lessons: [buildLesson({level: 4})]}, /level/u],
    ['a lesson of an hour', {lessons: [buildLesson({minutes: 60})]}, /minutes/u],
    ['an unknown key', {lessons: [buildLesson({video: true})]}, /unrecognized key/u],
    ['a lesson twice', {lessons: [buildLesson(), buildLesson()]}, /stands twice: lesson\/leakage/u],
  ])('is refused with %s', (_, change, reason) => {
    const reading = trackFrom(buildTrack(change))
    expect(reading.ok ? '' : JSON.stringify(reading.faults)).toMatch(reason)
  })
})

describe('the folder of tracks', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'airworthy-tracks-'))
    await mkdir(join(folder, 'tracks'))
  })

  afterAll(async () => await rm(folder, {recursive: true}))

  it('is refused when it cannot be read, or is empty', async () => {
    await expect(readTracks({folder: 'nowhere'})).rejects.toThrow(/tracks refused.*nowhere/u)
    await expect(readTracks({folder})).rejects.toThrow(/no tracks/u)
  })

  it('is refused with every fault of every file, and a module that stands in two tracks', async () => {
    const write = async (name: string, track: unknown) =>
      await writeFile(join(folder, 'tracks', name), JSON.stringify(track)) // JSON is YAML
    await write('core.yaml', buildTrack())
    await write('data-scientist.yaml', buildTrack({id: 'data-scientist'}))
    await write('other.yaml', buildTrack({id: 'product-manager', title: ''}))
    await expect(readTracks({folder})).rejects.toThrow(
      /other\.yaml: title.*\n.*two tracks: lesson\/leakage\n.*two tracks: exercise\/drift-watch/su,
    )
  })
})

describe('the tracks', () => {
  let tracks: Track[]
  let modules: Module[]

  beforeAll(async () => {
    tracks = await readTracks()
    modules = tracks.flatMap((track) => track.modules)
  })

  it('are the common core, which comes first, and one for each role', () => {
    const [first, ...others] = tracks.map(({id}) => id)
    expect(first).toBe('core')
    expect(others.sort()).toEqual(engineerRoles.map(({id}) => id).sort())
  })

  it('hold 46 lessons and 21 exercises', () => {
    const count = (kind: Module['kind']) => modules.filter((module) => module.kind === kind).length
    expect({lessons: count('lesson'), exercises: count('exercise')}).toEqual({
      lessons: 46,
      exercises: 21,
    })
  })

  it('have a module in every domain for every role', () => {
    for (const {id: role} of engineerRoles) {
      const own = modules.filter(({track}) => track === 'core' || track === role)
      const missing = domains.filter(({id}) => !own.some((module) => module.domains.includes(id)))
      expect(missing).toEqual([])
    }
  })

  it('say for each module what one can do afterwards, in one sentence that no other has', () => {
    const outcomes = modules.map(({outcome}) => outcome)
    expect(outcomes.filter((outcome) => !/^[A-Z][^.]+\.$/u.test(outcome))).toEqual([])
    expect(new Set(outcomes).size).toBe(outcomes.length)
  })

  it('promise no module that is not there', () => {
    const missing = modules.filter(({available, kind, slug}) => {
      const file = kind === 'lesson' ? `lessons/${slug}.md` : `exercises/${slug}/exercise.yaml`
      return available && !existsSync(new URL(`../${file}`, import.meta.url))
    })
    expect(missing.map(({id}) => id)).toEqual([])
  })
})
