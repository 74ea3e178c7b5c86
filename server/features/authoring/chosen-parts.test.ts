import {describe, expect, it} from 'vitest'
import {readCatalogue, rightResponse, scoreResponse, type Item} from '@airworthy/content'
import {chosenParts, optionsOf} from './chosen-parts.ts'

const catalogue = await readCatalogue()

function itemOfType<T extends Item['type']>(type: T): Item<T> {
  const found = catalogue.items.find(({facts}) => facts.type === type)
  if (!found) throw new Error(`no item of type ${type}`)
  return found.item as Item<T> // it was found by its type
}

describe('the parts of a response', () => {
  it('name places with what was put there, and an order as one', () => {
    expect(chosenParts({choice: 'b'})).toEqual(['b'])
    expect(chosenParts({choices: ['a', 'd']})).toEqual(['a', 'd'])
    expect(chosenParts({steps: ['q', 'p', 'r']})).toEqual(['q>p>r'])
    expect(chosenParts({value: 60.8})).toEqual(['60.8'])
    expect(chosenParts({lines: [2, 4]})).toEqual(['2', '4'])
    expect(chosenParts({pairs: {1: 'input'}})).toEqual(['1=input'])
    expect(chosenParts({values: {limit: '100'}})).toEqual(['limit=100'])
    expect(chosenParts({verdicts: {1: 'supported'}})).toEqual(['1=supported'])
  })

  it.each(catalogue.items.map(({facts, item}) => [facts.id, item] as const))(
    'of the right answer are the right options of %s',
    (_, item) => {
      const right = chosenParts(rightResponse(item))
      const options = optionsOf(item, [])
      expect(
        options
          .filter((option) => option.right)
          .map(({option}) => option)
          .toSorted(),
      ).toEqual(right.toSorted())
      expect(new Set(options.map(({option}) => option)).size).toBe(options.length)
    },
  )
})

describe('options without an end', () => {
  it('are the frequent numbers beside the right one, each judged by the key', () => {
    const item = itemOfType('numeric')
    const wrong = item.key.accept[1] + 1000
    const options = optionsOf(item, [String(wrong), String(item.key.accept[0])])
    expect(options.find(({option}) => option === String(wrong))?.right).toBe(false)
    expect(options.find(({option}) => option === String(item.key.accept[0]))?.right).toBe(true)
    expect(scoreResponse<'numeric'>(item, {value: item.key.answer})).toBe(1)
  })
})
