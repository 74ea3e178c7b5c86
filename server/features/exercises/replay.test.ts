import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {Json} from '@airworthy/kernel'
import {buildRange, tallyEngine} from './exercises.builders.ts'
import {replayExercise} from './index.ts'

type Range = Awaited<ReturnType<typeof buildRange>>

let range: Range

beforeAll(async () => (range = await buildRange()))

afterAll(async () => await range.close())

const tools = {
  runCode: () => {
    throw new Error('the engine of these tests runs no code')
  },
}

/** An attempt with everything that can happen in one, finished. */
async function taken() {
  const person = await range.person()
  const web = await range.open()
  const browser = web.browser(person)
  await browser.start()
  await browser.act({add: 3})
  await browser.act({add: 9})
  await browser.undo()
  await browser.act({add: 1, slow: true})
  await browser.hint(0)
  await browser.act({add: 7})
  const {body} = await browser.finish()
  return {person, body}
}

async function replay(id: string, ledger = range.ledger) {
  const {database} = range
  return await replayExercise(id, {database, ledger, tools, engines: {tally: tallyEngine}})
}

describe('a replay', () => {
  it('comes to the same judgement, score and evidence from the ledger alone', async () => {
    const {body} = await taken()
    const {differs, score, judgement, evidence, ...told} = await replay(body.id)
    expect(differs).toEqual([])
    expect(told).toEqual({exercise: 'tally', events: 8})
    expect(score).toEqual(body.score)
    expect(judgement?.objectives).toEqual(body.objectives)
    expect(evidence?.again).toEqual(evidence?.recorded)
  })

  it('of an open attempt has no judgement', async () => {
    const web = await range.open()
    const {body} = await web.browser(await range.person()).start()
    expect(await replay(body.id)).toMatchObject({events: 1, judgement: null, differs: []})
  })

  it('throws for an unknown attempt', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000'
    await expect(replay(unknown)).rejects.toMatchObject({code: 'not-found'})
  })

  it.each([
    ['a result', 'exercise.acted', {event: {result: {total: 11}}}, 'replay-differs'],
    ['an action', 'exercise.acted', {event: {action: {add: 4}}}, 'replay-differs'],
    ['the scenario', 'exercise.started', {event: {facts: 'other'}}, 'facts-changed'],
    ['the version', 'exercise.started', {version: 'other'}, 'exercise-version-missing'],
  ])('is refused where %s was tampered with', async (_, type, change, code) => {
    const {body} = await taken()
    await expect(replay(body.id, tampered(type, change))).rejects.toMatchObject({code})
  })

  it.each([
    ['score', {score: {score: 0.9}}],
    ['evidence', {evidence: {counted: false}}],
  ])('says that the %s is another than recorded', async (what, change) => {
    const {body} = await taken()
    const {differs} = await replay(body.id, tampered('exercise.finished', change))
    expect(differs).toEqual([what])
  })
})

/** The ledger as if the first event of a type had been kept otherwise. */
function tampered(type: string, change: object): typeof range.ledger {
  return {
    ...range.ledger,
    async read(queries, stream, options) {
      const records = await range.ledger.read(queries, stream, options)
      const place = records.findIndex((record) => record.type === type)
      return records.map((record, index) =>
        index === place ? {...record, payload: merged(record.payload, change)} : record,
      )
    },
  }
}

function merged(value: unknown, change: unknown): Json {
  const isObject = (one: unknown): one is Record<string, unknown> =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
  if (!isObject(value) || !isObject(change)) return change as Json // plain data of the test
  const members = Object.entries(change).map(([name, member]) => [
    name,
    merged(value[name], member),
  ])
  return {...value, ...Object.fromEntries(members)} as Json // both are plain data
}
