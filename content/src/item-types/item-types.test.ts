import {randomFrom} from '@airworthy/kernel'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {buildItem} from '../build-item.ts'
import {
  canonicalResponse,
  maximumScoreOf,
  presentedResponse,
  presentItem,
  rightResponse,
  scoreResponse,
  type Item,
  type ItemResponse,
  type ItemType,
  type ItemView,
} from '../item.ts'
import {itemTypes} from './index.ts'

const typeNames = Object.keys(itemTypes) as ItemType[] // the keys of this very object

describe.each(typeNames)('item type %s', (type) => {
  const item: Item = buildItem(type)

  it('gives back the same response when it is presented and read again', () => {
    fc.assert(
      fc.property(seeds, responses(item), (seed, {response}) => {
        const {order} = presentItem(item, randomFrom(seed))
        const given = canonicalResponse(item, {response, order})
        const again = presentedResponse(item, {given, order})
        expect(canonicalResponse(item, {response: again, order})).toEqual(given)
      }),
    )
  })

  it('scores the response of its own key highest, whatever the shuffle', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const {order} = presentItem(item, randomFrom(seed))
        const response = presentedResponse(item, {given: rightResponse(item), order})
        const given = canonicalResponse(item, {response, order})
        expect(scoreResponse(item, given)).toBe(maximumScoreOf(item))
      }),
    )
  })

  it('scores every well-formed response with a category', () => {
    fc.assert(
      fc.property(responses(item), ({response, seed}) => {
        const {order} = presentItem(item, randomFrom(seed))
        const score = scoreResponse(item, canonicalResponse(item, {response, order}))
        expect([0, 1, maximumScoreOf(item)]).toContain(score)
      }),
    )
  })

  it('refuses whatever is not a response to it, with a reason', () => {
    const {order} = presentItem(item, randomFrom('refused'))
    const others = typeNames.filter((other) => other !== type).map((other) => ({type: other}))
    const malformed = [undefined, null, 'b', 7, [], {}, {type}, ...others]
    for (const response of malformed) {
      expect(() => canonicalResponse(item, {response, order})).toThrow(/^response refused: \S/u)
    }
    fc.assert(
      fc.property(fc.anything(), (response) => {
        expect(() => canonicalResponse(item, {response, order})).toThrow(/^response refused: \S/u)
      }),
    )
  })

  it('refuses a response with anything added to it', () => {
    const {order} = presentItem(item, randomFrom('added'))
    const right = presentedResponse(item, {given: rightResponse(item), order})
    expect(() => canonicalResponse(item, {response: {...right, score: 2}, order})).toThrow(/score/u)
  })

  it('presents the same view for the same seed, without a trace of key or id', () => {
    const {view, order} = presentItem(item, randomFrom('same'))
    expect(presentItem(item, randomFrom('same'))).toEqual({view, order})
    const shown = JSON.stringify(view)
    for (const reason of Object.values(item.key.why)) expect(shown).not.toContain(reason)
    expect(shown).not.toContain(item.id)
    expect(Object.keys(view)).not.toEqual(expect.arrayContaining(['key']))
  })
})

const seeds = fc.string({minLength: 1, maxLength: 8})

/** Well-formed responses to one presentation, right or wrong. */
function responses(item: Item): fc.Arbitrary<{seed: string; response: ItemResponse}> {
  return seeds.chain((seed) => {
    const {view} = presentItem(item, randomFrom(seed))
    return responsesTo(view).map((response) => ({seed, response}))
  })
}

function responsesTo(view: ItemView): fc.Arbitrary<ItemResponse> {
  switch (view.type) {
    case 'single-choice':
      return fc.constantFrom(...ids(view.options)).map((choice) => ({type: view.type, choice}))
    case 'choose-many':
      return fc
        .subarray(ids(view.options), {minLength: 1})
        .map((choices) => ({type: view.type, choices}))
    case 'order':
      return fc
        .shuffledSubarray(ids(view.steps), {minLength: view.steps.length})
        .map((steps) => ({type: view.type, steps}))
    case 'match':
      return places(ids(view.left), ids(view.right)).map((pairs) => ({type: view.type, pairs}))
    case 'numeric':
      return fc
        .double({min: -1e6, max: 1e6, noNaN: true})
        .map((value) => ({type: view.type, value}))
    case 'mark-faulty-lines':
      return fc
        .subarray(
          view.code.split('\n').map((_, index) => index + 1),
          {minLength: 1},
        )
        .map((lines) => ({type: view.type, lines}))
    case 'complete-config':
      return fc
        .tuple(...view.blanks.map(({id, choices}) => places([id], ids(choices))))
        .map((values) => ({type: view.type, values: Object.assign({}, ...values)}))
    case 'judge-claims':
      return places(ids(view.claims), ['supported', 'contradicted', 'undecided'] as const).map(
        (verdicts) => ({type: view.type, verdicts}),
      )
  }
}

function ids(choices: readonly {id: string}[]): string[] {
  return choices.map(({id}) => id)
}

function places<Value extends string>(
  names: readonly string[],
  values: readonly Value[],
): fc.Arbitrary<Record<string, Value>> {
  return fc
    .tuple(...names.map(() => fc.constantFrom(...values)))
    .map((chosen) => Object.fromEntries(names.map((name, i) => [name, chosen[i] as Value]))) // same length
}
