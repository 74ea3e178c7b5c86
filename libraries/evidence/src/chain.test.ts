import {expect, test} from 'vitest'
import {appendEntry, entryHash, streamGenesis} from './chain.ts'
import {generateDataKey} from './data-key.ts'
import {headOf, type NewEntry} from './entry.ts'
import {readEntry} from './read-entry.ts'
import {buildEvent} from './testing/build-ledger.ts'

test('entries of a stream count from 1 and each names the hash of the one before', async () => {
  const first = await appendEntry(null, buildEvent())
  const second = await appendEntry(headOf(first), buildEvent())
  expect(first).toMatchObject({v: 1, sequence: 1, previous: await streamGenesis('assessments/a')})
  expect(second).toMatchObject({sequence: 2, previous: first.hash})
  expect(second.hash).toBe(await entryHash(second))
})

test('two streams begin from different hashes', async () => {
  expect(await streamGenesis('a')).not.toBe(await streamGenesis('b'))
})

test('the order of members does not change a hash, any other difference does', async () => {
  const entry = await appendEntry(null, buildEvent())
  const reversed = Object.fromEntries(Object.entries(entry).toReversed()) as typeof entry // same members
  expect(await entryHash(reversed)).toBe(entry.hash)
  expect(await entryHash({...entry, actor: null})).not.toBe(entry.hash)
})

test('what is appended reads back as it was written', async () => {
  const payload = {a: undefined, b: -0, c: ['é', '\u0000', 1e21]} as unknown as NewEntry['payload'] // as callers may
  const entry = await appendEntry(null, buildEvent({payload}))
  expect(entry.payload).toEqual({plain: {b: 0, c: ['é', '\u0000', 1e21]}})
  expect(readEntry(JSON.parse(JSON.stringify(entry)))).toEqual({entry})
})

test('an event that cannot stand in the ledger is refused with its fault', async () => {
  const faults: [Partial<NewEntry>, string][] = [
    [{stream: ''}, 'stream cannot be ""'],
    [{stream: 'with space'}, 'stream cannot be "with space"'],
    [{stream: 'größe'}, 'stream cannot be "größe"'],
    [{at: '2026-11-25T09:00:00Z'}, 'at cannot be "2026-11-25T09:00:00Z"'],
    [{at: '2026-02-30T09:00:00.000Z'}, 'at cannot be "2026-02-30T09:00:00.000Z"'],
    [{type: 'answered'}, 'type cannot be "answered"'],
    [{actor: ''}, 'actor cannot be ""'],
    [{subject: 'a\nb'}, 'subject cannot be "a\\nb"'],
    [{payload: nested(61)}, 'payload nested deeper than 64 levels'],
  ]
  for (const [event, fault] of faults) {
    await expect(appendEntry(null, buildEvent(event))).rejects.toMatchObject({
      code: 'invalid-event',
      message: `the event cannot enter the ledger: ${fault}`,
    })
  }
  await expect(appendEntry(null, buildEvent({payload: nested(60)}))).resolves.toBeDefined()
})

test('a payload that is not json is refused', async () => {
  for (const payload of [Number.NaN, '\ud800']) {
    const event = buildEvent({payload})
    await expect(appendEntry(null, event)).rejects.toMatchObject({code: 'not-canonical'})
  }
})

test('a payload is not sealed for nobody', async () => {
  const event = buildEvent({subject: null})
  const attempt = appendEntry(null, event, {dataKey: generateDataKey()})
  await expect(attempt).rejects.toMatchObject({code: 'invalid-event'})
})

test('the head of one stream is not continued in another', async () => {
  const head = headOf(await appendEntry(null, buildEvent()))
  const attempt = appendEntry(head, buildEvent({stream: 'assessments/b'}))
  await expect(attempt).rejects.toMatchObject({code: 'wrong-stream'})
})

test('a value that is no entry is refused with its fault', async () => {
  const entry = await appendEntry(null, buildEvent())
  const {actor, ...withoutActor} = entry
  expect(actor).toBe('person-1')
  const sealed = {alg: 'A256GCM', iv: 'AAAAAAAAAAAAAAAA', ciphertext: 'AAAA'}
  const faults: [unknown, string][] = [
    [null, 'not an object'],
    [[entry], 'not an object'],
    [withoutActor, 'no member actor'],
    [{...entry, note: 1}, 'unknown member note'],
    [{...entry, v: 2}, 'v cannot be 2'],
    [{...entry, sequence: 0}, 'sequence cannot be 0'],
    [{...entry, sequence: 1.5}, 'sequence cannot be 1.5'],
    [{...entry, hash: entry.hash.toUpperCase()}, 'hash cannot be'],
    [{...entry, payload: {plain: 1, sealed}}, 'payload cannot be'],
    [{...entry, payload: {sealed: {...sealed, alg: 'none'}}}, 'payload cannot be'],
    [{...entry, subject: null, payload: {sealed}}, 'a sealed payload needs a subject'],
  ]
  for (const [value, fault] of faults) {
    const read = readEntry(JSON.parse(JSON.stringify(value)))
    expect('fault' in read && read.fault).toContain(fault)
  }
})

function nested(levels: number): NewEntry['payload'] {
  let payload: NewEntry['payload'] = []
  for (let level = 1; level < levels; level++) payload = [payload]
  return payload
}
