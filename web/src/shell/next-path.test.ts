import {describe, expect, it} from 'vitest'
import {nextPath} from './next-path.ts'

describe('the path after signing in', () => {
  it('is a path of this site', () => {
    expect(nextPath('/assessment/1/results?from=home')).toBe('/assessment/1/results?from=home')
  })

  it('is never another site', () => {
    for (const value of [
      'https://other.example',
      '//other.example',
      '/\\other.example',
      'x',
      3,
      null,
    ]) {
      expect(nextPath(value)).toBeUndefined()
    }
    expect(nextPath('/\t/other.example')).toBeUndefined()
  })
})
