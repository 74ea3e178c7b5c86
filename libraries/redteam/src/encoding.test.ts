import {describe, expect, it} from 'vitest'
import {encode} from './index.ts'

describe('encode', () => {
  it.each([
    ['plain', 'HERON-42'],
    ['spaced', 'H E R O N - 4 2'],
    ['base64', 'SEVST04tNDI='],
    ['hex', '4845524f4e2d3432'],
    ['rot13', 'UREBA-42'],
    ['reversed', '24-NOREH'],
    ['leet', 'H3R0N-42'],
    ['url', '%48%45%52%4F%4E%2D%34%32'],
  ] as const)('writes %s', (encoding, written) => {
    expect(encode('HERON-42', encoding)).toBe(written)
  })

  it('reads letters beyond ASCII as UTF-8', () => {
    expect(encode('é', 'hex')).toBe('c3a9')
    expect(encode('é', 'base64')).toBe('w6k=')
  })
})
