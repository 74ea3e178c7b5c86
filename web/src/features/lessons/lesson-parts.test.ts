import type {Block} from '@airworthy/content/public'
import {describe, expect, it} from 'vitest'
import {actsOf, partsOf, shownCount} from './lesson-parts.ts'
import {lessonsHeading, nextLesson, progressWords} from './lesson-words.ts'

function predict(id: string): Block {
  const guess = {form: 'options', options: [], answer: null} as const
  return {kind: 'predict', id, ask: [], guess, reveal: []}
}

function heading(id: string, level: 2 | 3 = 2): Block {
  return {kind: 'heading', level, id, children: []}
}

const check: Block = {kind: 'check', id: 'c', ask: [], options: []}
const text: Block = {kind: 'paragraph', children: []}

describe('what is shown of a lesson', () => {
  const blocks = [text, predict('a'), text, check, predict('b'), text]

  it('ends with the first guess that is open', () => {
    const shown = (done: readonly string[], passed: readonly string[] = []) =>
      shownCount(blocks, {isDone: (id) => done.includes(id), passed: new Set(passed)})
    expect([shown([]), shown(['a']), shown(['a'], ['b']), shown(['a', 'b'])]).toEqual([2, 5, 6, 6])
  })
})

describe('the table of acts', () => {
  it('has acts under the heading of level 2 before them', () => {
    const parts = partsOf([
      text,
      predict('a'),
      heading('one'),
      heading('sub', 3),
      check,
      heading('two'),
    ])
    expect(
      parts.map(({heading: head, acts}) => [head?.id ?? null, acts.map(({id}) => id)]),
    ).toEqual([
      [null, ['a']],
      ['one', ['c']],
      ['two', []],
    ])
    expect(actsOf([text, check]).map(({id}) => id)).toEqual(['c'])
  })
})

describe('words about lessons', () => {
  const lesson = (status: 'to-do' | 'in-progress' | 'passed', available = true) => ({
    status,
    available,
  })

  it('say how far one is', () => {
    expect(progressWords({done: 0, acts: 6})).toBe('Six acts')
    expect(progressWords({done: 2, acts: 6})).toBe('Two of six acts done')
    expect(progressWords({done: 6, acts: 6})).toBe('All six acts done')
  })

  it('count the lessons that can be taken', () => {
    expect(lessonsHeading([lesson('to-do', false)])).toBe('No lesson can be taken yet.')
    expect(lessonsHeading([lesson('to-do'), lesson('to-do')])).toBe('Two lessons can be taken.')
    expect(lessonsHeading([lesson('passed'), lesson('to-do')])).toBe(
      'One lesson done of the two that can be taken.',
    )
    expect(lessonsHeading([lesson('passed'), lesson('passed')])).toBe('All two lessons are done.')
  })

  it('lead to a lesson that was begun before a new one, never to one that is not there', () => {
    const begun = lesson('in-progress')
    expect(nextLesson([lesson('to-do'), begun])).toBe(begun)
    expect(nextLesson([lesson('passed'), lesson('to-do', false)])).toBeNull()
  })
})
