import {describe, expect, it} from 'vitest'
import {importSentence} from './import-sentence.ts'

describe('what an import would do', () => {
  it('names only what would happen', () => {
    expect(importSentence({invite: 2, update: 1, unchanged: 0, refused: 1})).toBe(
      'Two people would be invited, one updated and one line refused.',
    )
    expect(importSentence({invite: 1, update: 0, unchanged: 0, refused: 0})).toBe(
      'One person would be invited.',
    )
  })

  it('says so when there is nothing', () => {
    expect(importSentence({invite: 0, update: 0, unchanged: 0, refused: 0})).toBe(
      'There is no line to import.',
    )
  })
})
