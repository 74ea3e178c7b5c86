import {expect, test} from 'vitest'
import {checkpointDigest, signCheckpoint, verifyCheckpoint, type Checkpoint} from './checkpoint.ts'
import {proveHead, verifyHeadProof} from './head-proof.ts'
import {checkpointFrom} from './read-checkpoint.ts'
import {generateSigningKey} from './signing-key.ts'
import {buildLedger, builtAt, builtOrigin} from './testing/build-ledger.ts'

test('a checkpoint reads back from its text and is in order', async () => {
  const {checkpoint} = await buildLedger([3, 1, 2])
  const read = checkpointFrom(JSON.stringify(checkpoint, null, 2))
  expect(read).toEqual(checkpoint)
  expect(read).toMatchObject({streams: 3, entries: 6, previous: null})
  expect(await verifyCheckpoint(read)).toEqual([])
})

test('a checkpoint of an empty ledger is in order', async () => {
  const {checkpoint} = await buildLedger([])
  expect(checkpoint).toMatchObject({streams: 0, entries: 0, heads: []})
  expect(await verifyCheckpoint(checkpoint)).toEqual([])
})

test('heads are sorted whatever order they come in, and no stream stands twice', async () => {
  const {heads, signingKey, checkpoint} = await buildLedger([1, 2, 3])
  const options = {origin: builtOrigin, at: builtAt, previous: null}
  expect(await signCheckpoint(heads.toReversed(), signingKey, options)).toEqual(checkpoint)
  const twice = signCheckpoint([...heads, ...heads], signingKey, options)
  await expect(twice).rejects.toMatchObject({code: 'stream-twice'})
})

test('a checkpoint names the digest of the one before', async () => {
  const {heads, signingKey, checkpoint} = await buildLedger([1])
  const options = {origin: builtOrigin, at: builtAt, previous: checkpoint}
  const next = await signCheckpoint(heads, signingKey, options)
  expect(next.previous).toBe(await checkpointDigest(checkpoint))
  expect(await checkpointDigest(next)).not.toBe(next.previous)
})

test('any change of what is signed makes the signature invalid', async () => {
  const {checkpoint} = await buildLedger([2, 2])
  const other = await generateSigningKey()
  const changes: Partial<Checkpoint>[] = [
    {origin: 'another-ledger'},
    {at: '2026-11-25T09:00:00.001Z'},
    {streams: 3},
    {entries: 5},
    {root: '0'.repeat(64)},
    {previous: '0'.repeat(64)},
    {key: {id: other.id, publicKey: other.publicKey}},
    {key: {...checkpoint.key, id: other.id}},
    {key: {...checkpoint.key, publicKey: other.publicKey}},
    {signature: 'A'.repeat(86)},
  ]
  for (const change of changes) {
    const codes = await codesOf({...checkpoint, ...change})
    expect(codes, JSON.stringify(change)).toContain('checkpoint-signature-invalid')
  }
})

test('any change of the heads disagrees with the root', async () => {
  const {checkpoint} = await buildLedger([2, 3])
  const [first, second] = checkpoint.heads
  if (first === undefined || second === undefined) throw new Error('two heads expected')
  for (const heads of [
    [],
    [first],
    [second, first],
    [first, first, second],
    [{...first, length: 3}, second],
    [
      {...first, length: 1},
      {...second, length: 4},
    ],
    [{...first, head: second.head}, second],
    [{...first, stream: 'assessments/1'}, second],
  ]) {
    expect(await codesOf({...checkpoint, heads})).toEqual(['checkpoint-root-mismatch'])
  }
})

test('a text that is no checkpoint is refused with its fault', async () => {
  const {checkpoint} = await buildLedger([1])
  const faults: [string, string][] = [
    ['', 'not json'],
    ['[]', 'not an object'],
    ['{"v":1,"v":1}', 'an object has a member twice'],
    [JSON.stringify({...checkpoint, v: 2}), 'v cannot be 2'],
    [JSON.stringify({...checkpoint, heads: [{}]}), 'heads cannot be [{}]'],
    [JSON.stringify({...checkpoint, signature: undefined}), 'no member signature'],
  ]
  for (const [text, fault] of faults) {
    expect(() => checkpointFrom(text)).toThrow(`not a checkpoint of a ledger: ${fault}`)
  }
})

test('a head can be proved for every stream without naming another one', async () => {
  const {checkpoint} = await buildLedger([1, 2, 3, 1, 2])
  for (const head of checkpoint.heads) {
    const proof = await proveHead(checkpoint, head.stream)
    expect(proof.head).toEqual(head)
    expect(await verifyHeadProof(proof)).toBe(true)
    const names = JSON.stringify(proof).match(/assessments\/\d+/g)
    expect(names).toEqual([head.stream])
  }
})

test('a head proof fails for another length, place or root', async () => {
  const {checkpoint} = await buildLedger([1, 2, 3])
  const proof = await proveHead(checkpoint, 'assessments/11')
  for (const forged of [
    {...proof, head: {...proof.head, length: 3}},
    {...proof, index: 0},
    {...proof, path: []},
    {...proof, checkpoint: {...proof.checkpoint, root: '0'.repeat(64)}},
    {...proof, checkpoint: {...proof.checkpoint, streams: 4}},
    {...proof, checkpoint: {...proof.checkpoint, at: '2026-11-25T09:00:00.001Z'}},
  ]) {
    expect(await verifyHeadProof(forged)).toBe(false)
  }
  await expect(proveHead(checkpoint, 'assessments/99')).rejects.toMatchObject({
    code: 'unknown-stream',
  })
})

async function codesOf(checkpoint: Checkpoint): Promise<string[]> {
  return (await verifyCheckpoint(checkpoint)).map(({code}) => code)
}
