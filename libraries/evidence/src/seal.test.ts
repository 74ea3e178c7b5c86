import fc from 'fast-check'
import {expect, test} from 'vitest'
import type {Json} from '@airworthy/kernel'
import {appendEntry} from './chain.ts'
import {generateDataKey, unwrapDataKey, wrapDataKey} from './data-key.ts'
import type {Entry, Sealed} from './entry.ts'
import {payloadOf, seal, unseal} from './seal.ts'
import {buildEvent, buildExport, buildLedger} from './testing/build-ledger.ts'
import {verifyLedger} from './verify.ts'

/** The long run tries every property twenty times as often. */
const times = process.env['AIRWORTHY_LONG'] ? 20 : 1

test('a sealed payload opens with its key and says what was sealed', async () => {
  const dataKey = generateDataKey()
  await fc.assert(
    fc.asyncProperty(fc.json(), async (text) => {
      const payload = JSON.parse(text) as Json // fast-check writes JSON
      const entry = await appendEntry(null, buildEvent({payload}), {dataKey})
      expect(await payloadOf(entry, dataKey)).toEqual(JSON.parse(JSON.stringify(payload)))
      expect(JSON.stringify(entry)).not.toContain('"plain"')
    }),
    {numRuns: 50 * times, seed: 20_261_125},
  )
})

test('a sealed payload does not open once any member that it is bound to has changed', async () => {
  const dataKey = generateDataKey()
  const entry = await appendEntry(null, buildEvent(), {dataKey})
  const sealed = sealedOf(entry)
  expect(await unseal(dataKey, sealed, entry)).toEqual(buildEvent().payload)
  const changes: Partial<Entry>[] = [
    {stream: 'assessments/b'},
    {sequence: 2},
    {at: '2026-11-25T09:00:00.001Z'},
    {type: 'assessment.paused'},
    {actor: null},
    {actor: 'person-2'},
    {subject: 'person-2'},
  ]
  for (const change of changes) {
    const moved = unseal(dataKey, sealed, {...entry, ...change})
    await expect(moved, JSON.stringify(change)).rejects.toMatchObject({code: 'cannot-unseal'})
  }
})

test('a sealed payload does not open with another key, another nonce or an altered ciphertext', async () => {
  const dataKey = generateDataKey()
  const entry = await appendEntry(null, buildEvent(), {dataKey})
  const sealed = sealedOf(entry)
  const altered = sealed.ciphertext.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))
  for (const attempt of [
    () => unseal(generateDataKey(), sealed, entry),
    () => unseal(dataKey, {...sealed, iv: 'AAAAAAAAAAAAAAAA'}, entry),
    () => unseal(dataKey, {...sealed, ciphertext: altered}, entry),
    () => unseal(dataKey, {...sealed, ciphertext: 'AAAA'}, entry),
    () => payloadOf(entry, null),
  ]) {
    await expect(attempt()).rejects.toMatchObject({code: 'cannot-unseal'})
  }
})

test('a ledger whose data key is erased still verifies, and its sealed payloads stay shut', async () => {
  const {dataKey, ...ledger} = await buildLedger([5, 4])
  dataKey.fill(0)
  const lines = await buildExport({...ledger, dataKey})
  expect((await verifyLedger(lines, ledger)).outcome).toBe('pass')
  for (const entry of ledger.entries.filter(({payload}) => 'sealed' in payload)) {
    await expect(payloadOf(entry, dataKey)).rejects.toMatchObject({code: 'cannot-unseal'})
  }
})

test('answers of similar length have ciphertexts of the same length', async () => {
  const dataKey = generateDataKey()
  const entry = await appendEntry(null, buildEvent())
  const short = await seal(dataKey, {response: 1}, entry)
  const long = await seal(dataKey, {response: 'a good deal longer'}, entry)
  expect(short.ciphertext.length).toBe(long.ciphertext.length)
})

test('the same payload sealed twice looks different', async () => {
  const dataKey = generateDataKey()
  const entry = await appendEntry(null, buildEvent())
  const twice = [await seal(dataKey, 1, entry), await seal(dataKey, 1, entry)]
  expect(twice[0]?.ciphertext).not.toBe(twice[1]?.ciphertext)
})

test('a data key is wrapped for one pseudonym and one master key only', async () => {
  const [masterKey, dataKey] = [generateDataKey(), generateDataKey()]
  const wrapped = await wrapDataKey(masterKey, dataKey, {pseudonym: 'person-1'})
  expect(wrapped).toMatch(/^[A-Za-z0-9_-]{80}$/)
  expect(await unwrapDataKey(masterKey, wrapped, {pseudonym: 'person-1'})).toEqual(dataKey)
  for (const attempt of [
    () => unwrapDataKey(masterKey, wrapped, {pseudonym: 'person-2'}),
    () => unwrapDataKey(generateDataKey(), wrapped, {pseudonym: 'person-1'}),
    () => unwrapDataKey(masterKey, wrapped.slice(4), {pseudonym: 'person-1'}),
  ]) {
    await expect(attempt()).rejects.toMatchObject({code: 'cannot-unwrap'})
  }
})

test('a key of the wrong length is refused before it is used', async () => {
  const short = new Uint8Array(16)
  await expect(seal(short, null, await appendEntry(null, buildEvent()))).rejects.toMatchObject({
    code: 'wrong-key-length',
    message: 'a data key has 32 bytes, not 16',
  })
})

function sealedOf({payload}: Entry): Sealed {
  if ('sealed' in payload) return payload.sealed
  throw new Error('the entry is not sealed')
}
