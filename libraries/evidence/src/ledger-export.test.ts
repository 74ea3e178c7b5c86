import {expect, test} from 'vitest'
import {exportLines} from './ledger-export.ts'
import {buildLedger, builtAt, builtOrigin} from './testing/build-ledger.ts'
import {verifyLedger} from './verify.ts'

test('an export begins with the ledger, ends with its counts and verifies', async () => {
  const {entries, signingKey, checkpoint} = await buildLedger([2, 3])
  const header = {origin: builtOrigin, exportedAt: builtAt, key: signingKey, checkpoint}
  const lines = await Array.fromAsync(exportLines(entries, header))
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({airworthyLedger: 1, origin: builtOrigin})
  expect(lines.at(-1)).toBe('{"end":true,"entries":5,"streams":2}')
  expect((await verifyLedger(lines, {checkpoint})).outcome).toBe('pass')
})

test('an export never carries the private half of the signing key', async () => {
  const {signingKey} = await buildLedger([])
  const header = {origin: builtOrigin, exportedAt: builtAt, key: signingKey, checkpoint: null}
  const lines = await Array.fromAsync(exportLines([], header))
  expect(lines.join()).not.toContain(signingKey.privateKey)
})

test('entries that come out of order are refused while exporting, not found by the verifier', async () => {
  const {entries, signingKey} = await buildLedger([2, 2])
  const header = {origin: builtOrigin, exportedAt: builtAt, key: signingKey, checkpoint: null}
  const lines = Array.fromAsync(exportLines(entries.toReversed(), header))
  await expect(lines).rejects.toMatchObject({code: 'unsorted-export'})
})
