import {describe, expect, it} from 'vitest'
import {checkpointFacts} from './checkpoint-facts.ts'

const checkpoint = {
  v: 1,
  at: '2026-11-23T10:00:00.000Z',
  entries: 1204,
  heads: [{stream: 'a', length: 1204, head: 'ff'}],
  root: 'abcd',
  key: {id: '0011', publicKey: 'x'},
}

describe('the facts of a checkpoint', () => {
  it('are read off a signed checkpoint', () => {
    expect(checkpointFacts(checkpoint)).toEqual({
      at: '2026-11-23T10:00:00.000Z',
      entries: 1204,
      streams: 1,
      root: 'abcd',
      keyId: '0011',
    })
  })

  it('are absent when there is no checkpoint', () => {
    expect(checkpointFacts(null)).toBeUndefined()
    expect(checkpointFacts({at: 3})).toBeUndefined()
  })
})
