import {expect, test} from 'vitest'
import {utf8} from './bytes.ts'
import {linesFrom} from './lines.ts'

test('lines come out the same however the bytes are cut', async () => {
  const bytes = utf8('first\r\n\nz\u{1f6e9}weit\nlast')
  for (let size = 1; size <= bytes.length; size++) {
    expect(await Array.fromAsync(linesFrom(cut(bytes, size)))).toEqual([
      'first',
      '',
      'z\u{1f6e9}weit',
      'last',
    ])
  }
})

test('a line break at the end begins no further line, and nothing has no lines', async () => {
  expect(await Array.fromAsync(linesFrom(cut(utf8('a\n'), 1)))).toEqual(['a'])
  expect(await Array.fromAsync(linesFrom(cut(utf8(''), 1)))).toEqual([])
})

test('bytes that are not utf-8 are refused with their line', async () => {
  for (const bytes of [
    [0x61, 0x0a, 0xff],
    [0x61, 0x0a, 0xc3],
  ]) {
    const lines = Array.fromAsync(linesFrom(cut(Uint8Array.from(bytes), 1)))
    await expect(lines).rejects.toMatchObject({code: 'not-utf8', facts: {line: 2}})
  }
})

test('a line without end is refused before it fills the memory', async () => {
  const lines = Array.fromAsync(linesFrom(cut(utf8('a\nbbbbbbbb'), 2), {longest: 5}))
  await expect(lines).rejects.toMatchObject({code: 'line-too-long', facts: {line: 2}})
})

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) {
    await Promise.resolve()
    yield bytes.subarray(from, from + size)
  }
}
