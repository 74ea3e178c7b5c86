import {describe, expect, it} from 'vitest'
import {parametersOf, readCatalogue} from '@airworthy/content'
import {wilsonInterval} from '@airworthy/statistics'
import {buildResponse, simulatedResponses} from './authoring.builders.ts'
import {statisticsOf, type AnsweredItem, type Response} from './statistics.ts'

const catalogue = await readCatalogue()

/** A fixed single-choice item of the bank. */
function buildAnsweredItem(change: Partial<AnsweredItem> = {}): AnsweredItem {
  const entry = catalogue.items.find(({facts}) => facts.type === 'single-choice' && !facts.family)
  if (!entry) throw new Error('no single choice in the bank')
  return {item: entry.item, family: false, model: parametersOf(entry.facts), ...change}
}

function shown(responses: readonly Response[], item = buildAnsweredItem()) {
  const statistics = statisticsOf(responses, item)
  if (statistics.outcome === 'not-judged') throw new Error('hidden')
  return statistics
}

const several = (count: number, change: Partial<Response> = {}): Response[] =>
  Array.from({length: count}, () => ({...buildResponse(), ...change}))

describe('the statistics of an item', () => {
  it('are not shown for fewer than five people, and say how many are missing', () => {
    expect(statisticsOf(several(4), buildAnsweredItem())).toEqual({
      outcome: 'not-judged',
      people: 4,
      needed: 1,
    })
    expect(statisticsOf(several(5), buildAnsweredItem()).outcome).toBe('judged')
  })

  it('count full credit with its Wilson interval', () => {
    const {right} = shown([...several(7), ...several(3, {score: 0})])
    const {low, high} = wilsonInterval({successes: 7, trials: 10}, 0.95)
    expect(right).toEqual({share: 0.7, low, high})
  })

  it('take "cannot tell" as no credit and as a share of its own', () => {
    const cannot = {score: 0, cannotTell: true, chosen: []}
    const {right, cannotTell, options} = shown([...several(6), ...several(4, cannot)])
    expect(right.share).toBe(0.6)
    expect(cannotTell.share).toBe(0.4)
    expect(options?.find(({option}) => option === 'b')?.share).toBe(0.6)
  })

  it('give a graded item its mean credit with the interval of a mean', () => {
    const graded = [0, 1, 2, 2, 1, 0].map((score) => ({...buildResponse(), score, maximum: 2}))
    const {right, credit} = shown(graded)
    expect(right.share).toBeCloseTo(1 / 3)
    expect(credit.share).toBe(0.5)
    // standard deviation 0.4472 over √6, times 1.95996
    expect(credit.low).toBeCloseTo(0.5 - 0.35784, 4)
    expect(credit.high).toBeCloseTo(0.5 + 0.35784, 4)
  })

  it('tell mean and median time in seconds', () => {
    const times = [10, 20, 30, 40, 900].map((seconds) => ({
      ...buildResponse(),
      elapsedMs: seconds * 1000,
    }))
    expect(shown(times).seconds).toEqual({mean: 200, median: 30})
    expect(shown([...times, {...buildResponse(), elapsedMs: 40_000}]).seconds.median).toBe(35)
  })

  it('leave out of ability what has not finished', () => {
    const open = several(6, {ability: null, restAbility: null})
    const {people, measured, model, restCorrelation} = shown([...open, ...several(4)])
    expect({people, measured, model, restCorrelation}).toEqual({
      people: 10,
      measured: 4,
      model: null,
      restCorrelation: null,
    })
  })

  it('compare what was observed with what the parameters expect, and find a wrong parameter', () => {
    const model = {kind: '3pl', a: 1.3, b: 0.4, c: 0.2} as const
    const responses = simulatedResponses(4000, {role: 'data-scientist', model, seed: 'fit'})
    const right = shown(responses, buildAnsweredItem({model})).model
    expect(Math.abs((right?.observed ?? 1) - (right?.expected ?? 0))).toBeLessThan(0.02)
    const wrong = shown(responses, buildAnsweredItem({model: {...model, b: -1}})).model
    expect((wrong?.expected ?? 0) - (wrong?.observed ?? 1)).toBeGreaterThan(0.15)
  })

  it('correlate the score with the ability by the other answers', () => {
    const responses = [-2, -1, 0, 1, 2].map((restAbility) => ({
      ...buildResponse({restAbility}),
      score: restAbility > 0 ? 1 : 0,
    }))
    expect(shown(responses).restCorrelation).toBeCloseTo(0.866, 3)
    expect(shown(several(5)).restCorrelation).toBeNull()
  })

  it('say who chooses which option, by thirds of ability, and hide what few chose', () => {
    const low = several(5, {chosen: ['a'], score: 0, ability: -1})
    const middle = several(5, {chosen: ['b'], ability: 0})
    const high = [
      ...several(4, {chosen: ['b'], ability: 1}),
      ...several(1, {chosen: ['c'], score: 0, ability: 1}),
    ]
    const options = shown([...low, ...middle, ...high]).options ?? []
    expect(options.find(({option}) => option === 'a')).toMatchObject({
      share: 1 / 3,
      byThird: [1, 0, 0],
      meanAbility: -1,
    })
    expect(options.find(({option}) => option === 'c')?.meanAbility).toBeNull()
    expect(shown([...low, ...middle]).options?.[0]?.byThird).toBeNull()
  })

  it('have no options for a family, whose letters mean something else each time', () => {
    expect(shown(several(9), buildAnsweredItem({family: true})).options).toBeNull()
  })
})
