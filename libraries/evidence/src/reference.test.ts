import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {canonicalJson} from '@airworthy/kernel'
import {bytesFromBase64url} from './bytes.ts'
import {appendEntry} from './chain.ts'
import {checkpointDigest, signCheckpoint, type SignedRoot} from './checkpoint.ts'
import {headOf, type Entry} from './entry.ts'
import {checkpointFrom} from './read-checkpoint.ts'
import {payloadOf} from './seal.ts'
import type {SigningKey} from './signing-key.ts'
import {verifyLedger} from './verify.ts'

// Written by reference/make_ledger.py (Python 3.11.7, cryptography 48.0.0), not by this library.
const lines = readReference('ledger-v1.ndjson').trimEnd().split('\n')
const first = checkpointFrom(readReference('checkpoint-v1.json'))
const facts = JSON.parse(readReference('facts-v1.json')) as {
  dataKey: string
  signingKey: SigningKey
  checkpointDigests: string[]
} // as make_ledger.py writes it
const entries = lines.slice(1, -1).map((line) => JSON.parse(line) as Entry) // as make_ledger.py writes them

test('a ledger of format 1 that another program wrote verifies', async () => {
  expect(await verifyLedger(lines, {checkpoint: first})).toMatchObject({
    outcome: 'pass',
    findings: [],
    facts: {streams: 3, entries: 6, coveredEntries: 5, uncoveredEntries: 1},
  })
})

test('its lines are what this library writes for the same values', () => {
  for (const line of lines) expect(canonicalJson(JSON.parse(line))).toBe(line)
})

test('its sealed payloads open', async () => {
  const dataKey = bytesFromBase64url(facts.dataKey)
  const opened = await Promise.all(entries.slice(0, 3).map((entry) => payloadOf(entry, dataKey)))
  expect(opened).toEqual([
    {seed: 's1'},
    {item: 'leaky-split', response: [2], milliseconds: 41250},
    {item: 'Schwelle für Größe ≥ 5 🛩', response: ['b', 'a']},
  ])
})

test('its plain entries are what this library appends for the same events', async () => {
  let before: Entry | undefined
  for (const entry of entries.slice(3)) {
    const payload = await payloadOf(entry, null)
    const head = before?.stream === entry.stream ? headOf(before) : null
    expect(await appendEntry(head, {...entry, payload})).toEqual(entry)
    before = entry
  }
})

test('its checkpoints, signatures and digests are what this library makes', async () => {
  const header = JSON.parse(lines[0] ?? '') as {checkpoint: SignedRoot} // as make_ledger.py writes it
  const heads = [entries[2], entries[4], entries[5]].flatMap((entry) => entry ?? []).map(headOf)
  const {origin, at} = header.checkpoint
  const second = await signCheckpoint(heads, facts.signingKey, {origin, at, previous: first})
  expect(second).toEqual(header.checkpoint)
  expect([await checkpointDigest(first), await checkpointDigest(second)]).toEqual(
    facts.checkpointDigests,
  )
})

function readReference(name: string): string {
  return readFileSync(new URL(`../reference/${name}`, import.meta.url), 'utf8')
}
