import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {erasedName, erasureListOf} from './erasure-list.ts'

const at = '2026-11-28T12:00:00.000Z'
const [one, two] = ['1'.repeat(64), '2'.repeat(64)]

describe('the erasure list', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'airworthy-list-'))
  })
  afterEach(() => rmSync(folder, {recursive: true}))
  const path = () => join(folder, 'erasures.ndjson')

  it('is empty without a file, and makes none of nothing', () => {
    const list = erasureListOf(folder)
    expect(list.read()).toEqual([])
    list.add([])
    expect(existsSync(path())).toBe(false)
  })

  it('keeps everybody once, in the order in which they came, for its owner alone', () => {
    const list = erasureListOf(folder)
    list.add([{person: one, at}])
    list.add([
      {person: one, at: '2027-01-01T00:00:00.000Z'},
      {person: two, at},
    ])
    expect(erasureListOf(folder).read()).toEqual([
      {person: one, at},
      {person: two, at},
    ])
    expect(readFileSync(path(), 'utf8').split('\n')).toHaveLength(3)
    expect(statSync(path()).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['erasures.ndjson'])
  })

  it('makes the folder where it stands', () => {
    const list = erasureListOf(join(folder, 'data'))
    list.add([{person: one, at}])
    expect(list.read()).toHaveLength(1)
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700)
  })

  it.each([
    ['a line that is no JSON', `{"person":"${one}","at":"${at}"}\n{"person`],
    ['a name that is no digest', `{"person":"ada","at":"${at}"}`],
    ['a member that is nobody’s', `{"person":"${one}","at":"${at}","name":"Ada"}`],
    ['a time that is none', `{"person":"${one}","at":"yesterday"}`],
  ])('is refused with %s, and not written over', (_, text) => {
    writeFileSync(path(), text)
    const list = erasureListOf(folder)
    expect(() => list.read()).toThrow(/erasures\.ndjson:[12] names no erased person/)
    expect(() => list.add([{person: two, at}])).toThrow('restore the list')
    expect(readFileSync(path(), 'utf8')).toBe(text)
  })

  it('names people by the SHA-256 of their id', async () => {
    expect(await erasedName('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })
})
