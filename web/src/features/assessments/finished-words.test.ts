import {expect, test} from 'vitest'
import {finishedWords} from './finished-words.ts'

test('a finished baseline is told in counts, one without results by its reason', () => {
  const counts = {meets: 3, gaps: 1, notJudged: 3}
  expect(finishedWords({...counts, hasResults: true})).toBe('3 meet, 1 gap, 3 not judged')
  expect(finishedWords({meets: 0, gaps: 0, notJudged: 7, hasResults: false})).toBe(
    'too few answers for results',
  )
})
