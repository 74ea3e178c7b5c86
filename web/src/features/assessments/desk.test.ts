import {describe, expect, it} from 'vitest'
import {createDesk} from './desk.ts'

function buildStore() {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

const draft = {draft: {type: 'numeric', text: '3'} as const, elapsedMs: 900}
const handIn = {
  answerId: '00000000-0000-4000-8000-000000000009',
  position: 2,
  elapsedMs: 900,
  answer: {kind: 'cannot-tell'} as const,
}

describe('the desk', () => {
  it('gives a draft back after a reload, by attempt and position', () => {
    const store = buildStore()
    createDesk(store).keepDraft('a', 2, draft)
    expect(createDesk(store).draft('a', 2)).toEqual(draft)
    expect(createDesk(store).draft('a', 3)).toBeUndefined()
    expect(createDesk(store).draft('b', 2)).toBeUndefined()
  })

  it('gives back an answer that was on its way, with its answer id', () => {
    const store = buildStore()
    createDesk(store).keepHandIn('a', handIn)
    expect(createDesk(store).handIn('a')).toEqual(handIn)
  })

  it('is empty once the server has the answer', () => {
    const store = buildStore()
    const desk = createDesk(store)
    desk.keepDraft('a', 2, draft)
    desk.keepHandIn('a', handIn)
    desk.clear('a', 2)
    expect(store.kept.size).toBe(0)
  })

  it('keeps the draft when only the answer on its way is given up', () => {
    const desk = createDesk(buildStore())
    desk.keepDraft('a', 2, draft)
    desk.keepHandIn('a', handIn)
    desk.clearHandIn('a')
    expect(desk.handIn('a')).toBeUndefined()
    expect(desk.draft('a', 2)).toEqual(draft)
  })

  it('survives a store that is full, and text that is damaged', () => {
    const store = buildStore()
    const full = {
      ...store,
      setItem() {
        throw new Error('quota')
      },
    }
    expect(() => createDesk(full).keepDraft('a', 2, draft)).not.toThrow()
    store.kept.set('airworthy:draft:a:2', '{')
    expect(createDesk(store).draft('a', 2)).toBeUndefined()
  })
})
