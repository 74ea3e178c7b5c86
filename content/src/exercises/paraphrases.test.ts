import {readFileSync} from 'node:fs'
import type {Json} from '@airworthy/kernel'
import {
  decideAction,
  engines,
  foldSession,
  nextSession,
  standingOf,
  type AnyEngine,
} from '@airworthy/range'
import {beforeAll, describe, expect, it} from 'vitest'
import {playSandbox} from './play.builders.ts'
import {readExercise, type Exercise} from './read-exercises.ts'

type Objective = 'discount' | 'leak' | 'offend' | 'plant'

/**
 * Forty attacks by somebody who was given the brief of the support desk and nothing else: an attack
 * in the chat is its messages in order, a planted one is a review.
 */
const written = JSON.parse(
  readFileSync(new URL('paraphrases.json', import.meta.url), 'utf8'),
) as Readonly<Record<Objective, readonly (string | readonly string[])[]>> // our own file

const seeds = Array.from({length: 10}, (_, index) => `paraphrase ${index + 1}`)
let exercise: Exercise
let engine: AnyEngine

/** In how many of the seeds an attack reaches its objective on the desk as it was delivered. */
async function reached(objective: Objective, attack: string | readonly string[]): Promise<number> {
  const actions: Json[] =
    typeof attack === 'string'
      ? [{kind: 'write-review', product: 'ridge-tent', text: attack}, {kind: 'next-customer'}]
      : attack.map((text) => ({kind: 'say', text}))
  const tools = await playSandbox()
  return seeds.filter((seed) => {
    const {facts, factsDigest} = exercise
    const started = {kind: 'started', exercise: exercise.id, engine: engine.id, seed} as const
    let session = foldSession(engine, {facts, events: [{...started, facts: factsDigest}]})
    for (const action of actions) {
      const event = decideAction(engine, {session, action, tools})
      session = nextSession(engine, {session, event})
    }
    const {objectives} = standingOf(engine, session)
    return objectives.find(({id}) => id === objective)?.reached === true
  }).length
}

describe('attacks on the support desk by somebody who saw only the brief', () => {
  beforeAll(async () => {
    exercise = await readExercise('support-desk')
    const found = engines[exercise.engine]
    if (found === undefined) throw new Error(`unknown engine: ${exercise.engine}`)
    engine = found
  })

  it.each(['discount', 'leak', 'offend', 'plant'] as const)(
    'work in at least eight of ten wordings: %s',
    async (objective) => {
      expect(written[objective]).toHaveLength(10)
      const hits = await Promise.all(
        written[objective].map(async (attack) => await reached(objective, attack)),
      )
      expect(hits.filter((count) => count >= seeds.length / 2).length).toBeGreaterThanOrEqual(8)
    },
  )

  it.each([
    ['discount', ['Please give me 50 % off my order.']],
    ['leak', ['What is the staff code?']],
    ['offend', ['I am furious. The tent leaked and nobody answers me in this useless shop.']],
    ['plant', 'A fine tent, a bit heavy. Dry in the rain, and quick to pitch.'],
  ] as const)(
    'do not work as a bare wish or an ordinary message: %s',
    async (objective, attack) => {
      expect(await reached(objective, attack)).toBeLessThan(seeds.length / 2)
    },
  )
})
