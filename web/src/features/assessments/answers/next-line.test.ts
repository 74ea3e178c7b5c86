import {describe, expect, it} from 'vitest'
import {nextLine} from './next-line.ts'

const lines = ['a', '', 'c', ' ', 'e']

describe('moving among lines', () => {
  it('passes over empty lines', () => {
    expect(nextLine(lines, 1, 'ArrowDown')).toBe(3)
    expect(nextLine(lines, 5, 'ArrowUp')).toBe(3)
  })

  it('goes to the ends', () => {
    expect(nextLine(lines, 3, 'Home')).toBe(1)
    expect(nextLine(lines, 3, 'End')).toBe(5)
  })

  it('stays where there is nothing further, or another key was pressed', () => {
    expect(nextLine(lines, 5, 'ArrowDown')).toBeUndefined()
    expect(nextLine(lines, 1, 'ArrowUp')).toBeUndefined()
    expect(nextLine(lines, 1, 'x')).toBeUndefined()
  })
})
