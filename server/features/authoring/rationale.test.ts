import {describe, expect, it} from 'vitest'
import {readCatalogue} from '@airworthy/content'
import {rationaleOf} from './rationale.ts'

const catalogue = await readCatalogue()

describe('the rationale', () => {
  it.each(catalogue.items.map(({facts, item}) => [facts.id, item] as const))(
    'gives every reason of %s with the text that it is about',
    (_, item) => {
      const rows = rationaleOf(item)
      for (const row of rows) {
        expect(row.text, row.place).not.toBe('')
        expect(row.why, row.place).not.toBe('')
        expect(row.right === null ? row.answer : row.place).not.toBe('')
      }
      const given = new Set(rows.map(({why}) => why))
      expect(Object.values(item.key.why).filter((why) => !given.has(why))).toEqual([])
    },
  )

  it('says where each step of an order belongs, in that order', () => {
    const item = catalogue.items.find(({facts}) => facts.type === 'order')?.item
    if (item?.type !== 'order') throw new Error('no order in the bank')
    expect(rationaleOf(item).map(({place, answer}) => [place, answer])).toEqual(
      item.key.answer.map((step, index) => [step, String(index + 1)]),
    )
  })

  it('says which range a number may lie in', () => {
    const item = catalogue.items.find(({facts}) => facts.type === 'numeric')?.item
    if (item?.type !== 'numeric') throw new Error('no number in the bank')
    const right = rationaleOf(item).filter((row) => row.right)
    expect(right).toHaveLength(1)
    expect(right[0]?.answer).toContain(String(item.key.accept[0]))
  })
})
