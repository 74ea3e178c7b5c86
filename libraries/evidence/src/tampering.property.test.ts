import fc from 'fast-check'
import {expect, test} from 'vitest'
import type {Json} from '@airworthy/kernel'
import {entryHash} from './chain.ts'
import type {Entry} from './entry.ts'
import {buildExport, buildLedger, buildStream, type BuiltLedger} from './testing/build-ledger.ts'
import {verifyLedger} from './verify.ts'

/** The long run tries every property twenty times as often. */
const times = process.env['AIRWORTHY_LONG'] ? 20 : 1

const lengths = fc.array(fc.integer({min: 1, max: 10}), {minLength: 1, maxLength: 4})
const place = fc.nat(10_000)

test('an untouched ledger passes against its checkpoint and is not judged without one', async () => {
  await fc.assert(
    fc.asyncProperty(lengths, fc.boolean(), async (of, inside) => {
      const ledger = await buildLedger(of)
      const lines = await buildExport(ledger, {inside})
      expect(await codesOf(lines, ledger)).toEqual(['pass'])
      expect(await codesOf(lines)).toEqual(['not-judged', 'tail-not-judged'])
    }),
    {numRuns: 15 * times, seed: 20_261_125},
  )
})

test('an edit of any member of any entry is a breach, with or without a checkpoint', async () => {
  await fc.assert(
    fc.asyncProperty(lengths, place, place, edits, async (of, where, which, value) => {
      const ledger = await buildLedger(of)
      const entry = pick(ledger.entries, where)
      const edited = editMember(entry, which, value)
      fc.pre(JSON.stringify(edited) !== JSON.stringify(entry))
      const lines = await buildExport(ledger)
      lines[ledger.entries.indexOf(entry) + 1] = JSON.stringify(edited)
      expect((await verifyLedger(lines)).outcome).toBe('breach')
      expect((await verifyLedger(lines, ledger)).outcome).toBe('breach')
    }),
    {numRuns: 60 * times, seed: 20_261_125},
  )
})

test('any other character anywhere in an entry line is a breach', async () => {
  const ledger = await buildLedger([3, 2])
  await fc.assert(
    fc.asyncProperty(place, place, fc.integer({min: 0x20, max: 0x7e}), async (line, at, code) => {
      const lines = await buildExport(ledger)
      const index = 1 + (line % ledger.entries.length)
      const text = lines[index] ?? ''
      const position = at % text.length
      fc.pre(text.charCodeAt(position) !== code)
      lines[index] = text.slice(0, position) + String.fromCharCode(code) + text.slice(position + 1)
      expect((await verifyLedger(lines, ledger)).outcome).toBe('breach')
    }),
    {numRuns: 150 * times, seed: 20_261_125},
  )
})

test('an edited entry with a recomputed hash is a breach against the checkpoint', async () => {
  await fc.assert(
    fc.asyncProperty(lengths, place, async (of, where) => {
      const ledger = await buildLedger(of)
      const entry = pick(ledger.entries, where)
      const edited = {...entry, type: 'assessment.withdrawn'}
      const forged = {...edited, hash: await entryHash(edited)}
      const entries = ledger.entries.map((other) => (other === entry ? forged : other))
      const lines = await buildExport(ledger, {entries})
      const isHead = ledger.heads.some(({head}) => head === entry.hash)
      const code = isHead ? 'head-mismatch' : 'chain-broken'
      expect(await codesOf(lines, ledger)).toEqual(['breach', code])
    }),
    {numRuns: 20 * times, seed: 20_261_125},
  )
})

test('a history rewritten in full agrees with itself, and only a checkpoint finds it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({min: 1, max: 12}), place, async (length, where) => {
      const ledger = await buildLedger([length, 3])
      const kept = ledger.entries.slice(0, where % length)
      const stream = ledger.heads[0]?.stream ?? ''
      const last = kept.at(-1)
      const head = last === undefined ? null : {stream, length: kept.length, head: last.hash}
      const rewritten = await buildStream(stream, length - kept.length, {head})
      const entries = [...kept, ...rewritten, ...ledger.entries.slice(length)]
      const lines = await buildExport(ledger, {entries})
      expect(await codesOf(lines)).toEqual(['not-judged', 'tail-not-judged'])
      expect(await codesOf(lines, ledger)).toEqual(['breach', 'head-mismatch'])
    }),
    {numRuns: 20 * times, seed: 20_261_125},
  )
})

test('two entries that change places are a breach', async () => {
  await fc.assert(
    fc.asyncProperty(lengths, place, place, async (of, one, two) => {
      const ledger = await buildLedger(of)
      const entries = [...ledger.entries]
      const a = one % entries.length
      const b = two % entries.length
      fc.pre(a !== b)
      ;[entries[a], entries[b]] = [pick(entries, b), pick(entries, a)]
      const [outcome, ...codes] = await codesOf(await buildExport(ledger, {entries}))
      expect(outcome).toBe('breach')
      expect(codes).toContain('entry-out-of-order')
      expect(codes).not.toContain('entry-missing')
    }),
    {numRuns: 30 * times, seed: 20_261_125},
  )
})

test('entries lost between two others are missing, whatever the end line says', async () => {
  await fc.assert(
    fc.asyncProperty(lengths, place, fc.integer({min: 1, max: 5}), async (of, where, lost) => {
      const ledger = await buildLedger(of)
      const from = where % ledger.entries.length
      const entries = ledger.entries.toSpliced(from, lost)
      const after = entries[from]
      fc.pre(after !== undefined && after.stream === ledger.entries[from]?.stream)
      expect(await codesOf(await buildExport(ledger, {entries}))).toEqual([
        'breach',
        'entry-missing',
        'tail-not-judged',
      ])
    }),
    {numRuns: 30 * times, seed: 20_261_125},
  )
})

test('a second entry for a sequence that is taken is a fork', async () => {
  await fc.assert(
    fc.asyncProperty(lengths, place, async (of, where) => {
      const ledger = await buildLedger(of)
      const index = where % ledger.entries.length
      const entry = pick(ledger.entries, index)
      const other = {...entry, type: 'assessment.paused'}
      const forked = {...other, hash: await entryHash(other)}
      const entries = ledger.entries.toSpliced(index + 1, 0, forked)
      const [outcome, ...codes] = await codesOf(await buildExport(ledger, {entries}))
      expect(outcome).toBe('breach')
      expect(codes).toContain('stream-forked')
    }),
    {numRuns: 20 * times, seed: 20_261_125},
  )
})

test('an entry moved to another stream is a breach there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({min: 1, max: 6}), place, async (length, where) => {
      const ledger = await buildLedger([length, length])
      const entry = pick(ledger.entries.slice(0, length), where)
      const target = ledger.heads[1]?.stream ?? ''
      const moved = {...entry, stream: target, sequence: length + 1}
      const rehashed = {...moved, hash: await entryHash(moved)}
      for (const forged of [moved, rehashed]) {
        const entries = [...ledger.entries, forged]
        expect((await codesOf(await buildExport(ledger, {entries})))[0]).toBe('breach')
      }
    }),
    {numRuns: 15 * times, seed: 20_261_125},
  )
})

test('a cut tail is found against the checkpoint and not judged without one', async () => {
  await fc.assert(
    fc.asyncProperty(lengths, place, place, async (of, which, cut) => {
      const ledger = await buildLedger(of)
      const {stream, length} = pick(ledger.heads, which)
      const kept = cut % length
      const entries = ledger.entries.filter(
        (entry) => entry.stream !== stream || entry.sequence <= kept,
      )
      const lines = await buildExport(ledger, {entries})
      const code = kept === 0 ? 'stream-missing' : 'stream-truncated'
      expect(await codesOf(lines, ledger)).toEqual(['breach', code])
      expect(await codesOf(lines)).toEqual(['not-judged', 'tail-not-judged'])
    }),
    {numRuns: 30 * times, seed: 20_261_125},
  )
})

test('a file cut short at any character is never a pass', async () => {
  const ledger = await buildLedger([4, 3])
  const whole = (await buildExport(ledger, {inside: true})).join('\n')
  const firstLine = whole.indexOf('\n')
  await fc.assert(
    fc.asyncProperty(fc.integer({min: firstLine + 1, max: whole.length - 1}), async (at) => {
      const lines = whole.slice(0, at).split('\n')
      const {outcome, findings} = await verifyLedger(lines)
      expect(outcome).toBe('not-judged')
      expect(findings.map(({code}) => code)).toEqual(['export-truncated', 'tail-not-judged'])
      expect((await verifyLedger(lines, ledger)).outcome).not.toBe('pass')
    }),
    {numRuns: 60 * times, seed: 20_261_125},
  )
})

const edits = fc.oneof(
  fc.constantFrom<Json>(null, 0, 2, '', 'person-2', '0'.repeat(64), '2026-11-25T09:00:00.001Z'),
  fc.json().map((text) => JSON.parse(text) as Json), // fast-check writes JSON
)

/** Replaces, removes or adds a member. */
function editMember(entry: Entry, which: number, value: Json): unknown {
  const names = Object.keys(entry)
  const name = names[which % (names.length + 1)] ?? 'note'
  const edited: Record<string, unknown> = {...entry, [name]: value}
  if (value === '') delete edited[name]
  return edited
}

async function codesOf(lines: string[], against?: BuiltLedger): Promise<string[]> {
  const {outcome, findings} = await verifyLedger(lines, {checkpoint: against?.checkpoint ?? null})
  return [outcome, ...findings.map(({code}) => code)]
}

function pick<T>(items: readonly T[], where: number): T {
  return items[where % items.length] as T // never called with an empty list
}
