import {expect, test} from 'vitest'
import {appendEntry} from './chain.ts'
import {signCheckpoint} from './checkpoint.ts'
import {headOf} from './entry.ts'
import {generateSigningKey} from './signing-key.ts'
import {buildEvent, buildExport, buildLedger, builtAt, builtOrigin} from './testing/build-ledger.ts'
import {verifyLedger} from './verify.ts'

test('entries after the checkpoint are counted as not covered, and the outcome stays pass', async () => {
  const ledger = await buildLedger([3, 2])
  const late = await appendEntry(null, buildEvent({stream: 'x', at: '2026-11-26T09:00:00.000Z'}))
  const lines = await buildExport(ledger, {entries: [...ledger.entries, late]})
  const {outcome, findings, facts} = await verifyLedger(lines, ledger)
  expect({outcome, findings}).toEqual({outcome: 'pass', findings: []})
  expect(facts).toEqual({
    origin: builtOrigin,
    exportedAt: builtAt,
    streams: 3,
    entries: 6,
    firstAt: builtAt,
    lastAt: '2026-11-26T09:00:00.000Z',
    coveredEntries: 5,
    uncoveredEntries: 1,
    checkpoint: {at: builtAt, streams: 2, entries: 5, keyId: ledger.signingKey.id},
    findings: 0,
  })
})

test('an empty ledger passes against its checkpoint and is not judged without one', async () => {
  const ledger = await buildLedger([])
  const lines = await buildExport(ledger)
  expect(await verifyLedger(lines, ledger)).toMatchObject({outcome: 'pass'})
  expect(await verifyLedger(lines)).toMatchObject({
    outcome: 'not-judged',
    facts: {entries: 0, streams: 0, firstAt: null, lastAt: null},
  })
})

test('the checkpoint inside the export finds a cut tail but is no outside one', async () => {
  const ledger = await buildLedger([3, 2])
  const whole = await buildExport(ledger, {inside: true})
  expect(await codesOf(whole)).toEqual(['tail-not-judged'])
  const entries = ledger.entries.slice(0, -1)
  const cut = await buildExport(ledger, {entries, inside: true})
  expect(await codesOf(cut)).toEqual(['stream-truncated', 'tail-not-judged'])
})

test('a file cut short is not judged rather than blamed on the ledger', async () => {
  const lines = await buildExport(await buildLedger([3, 2]), {inside: true})
  for (const kept of [1, 2, 4, lines.length - 1]) {
    const {outcome, findings} = await verifyLedger(lines.slice(0, kept))
    expect(outcome).toBe('not-judged')
    expect(findings[0]).toMatchObject({code: 'export-truncated', facts: {lines: kept}})
  }
})

test('an end line that counts otherwise is a breach', async () => {
  const ledger = await buildLedger([3, 2])
  const lines = await buildExport(ledger)
  lines.splice(-2, 1)
  const {outcome, findings} = await verifyLedger(lines)
  expect(outcome).toBe('breach')
  expect(findings[0]).toEqual({
    code: 'export-count-mismatch',
    outcome: 'breach',
    subject: 'export',
    facts: {entries: 5, streams: 2, foundEntries: 4, foundStreams: 2},
  })
})

test('a finding names the line and the place in the stream', async () => {
  const ledger = await buildLedger([3, 2])
  const lines = await buildExport(ledger)
  lines[2] = lines[2]?.replace('assessment.answered', 'assessment.paused') ?? ''
  const {findings} = await verifyLedger(lines, ledger)
  expect(findings).toEqual([
    {
      code: 'entry-altered',
      outcome: 'breach',
      subject: 'assessments/10',
      facts: {line: 3, sequence: 2},
    },
  ])
})

test('a line that cannot be read is named and does not hide the others', async () => {
  const ledger = await buildLedger([3, 2])
  const lines = await buildExport(ledger)
  lines.splice(3, 0, '{"v":1', '{"v":1,"v":1}', '['.repeat(100_000) + ']'.repeat(100_000), '')
  const {outcome, findings} = await verifyLedger(lines, ledger)
  expect(outcome).toBe('not-judged')
  expect(findings.map(({code}) => code)).toEqual(Array(4).fill('malformed-line'))
  expect(findings.map(({facts}) => facts)).toEqual([
    {line: 4, column: 7, reason: 'not json'},
    {line: 5, column: null, reason: 'an object has a member twice'},
    {line: 6, column: null, reason: 'nested deeper than 64 levels'},
    {line: 7, column: null, reason: 'not json'},
  ])
})

test('half a character in a text is malformed, not a crash', async () => {
  const ledger = await buildLedger([2])
  const lines = await buildExport(ledger)
  lines[1] = lines[1]?.replace('"assessment.answered"', String.raw`"\ud800"`) ?? ''
  const {outcome, findings} = await verifyLedger(lines)
  expect(outcome).toBe('breach')
  expect(findings.map(({code}) => code)).toContain('malformed-line')
})

test('lines after the end line and a second first line are malformed', async () => {
  const ledger = await buildLedger([2])
  const [first = '', ...rest] = await buildExport(ledger)
  expect(await codesOf([first, first, ...rest, rest[0] ?? ''], ledger)).toEqual([
    'malformed-line',
    'malformed-line',
  ])
})

test('white space and the order of members do not matter', async () => {
  const ledger = await buildLedger([2, 1])
  const lines = await buildExport(ledger, {inside: true})
  const spaced = lines.map((line) => line.replaceAll('":', '" : ').replaceAll(',"', ' ,\t"'))
  expect(await codesOf(spaced, ledger)).toEqual([])
})

test('what does not begin as a ledger export is refused', async () => {
  const ledger = await buildLedger([1])
  const [first = '', ...rest] = await buildExport(ledger)
  const refused: [string[], string][] = [
    [[], 'it is empty'],
    [[''], 'not json'],
    [['<!doctype html>'], 'not json'],
    [rest, 'its first line is no header'],
    [[first.replace('"airworthyLedger":1', '"airworthyLedger":2')], 'airworthyLedger cannot be 2'],
    [[first.replace(builtOrigin, '')], 'origin cannot be ""'],
    [[first.replace('null', '{"v":1}')], 'not a checkpoint: no member origin'],
  ]
  for (const [lines, reason] of refused) {
    const attempt = verifyLedger(lines)
    await expect(attempt).rejects.toMatchObject({
      code: 'not-a-ledger-export',
      message: expect.stringContaining(reason),
    })
  }
})

test('an altered outside checkpoint is a breach, not a basis', async () => {
  const ledger = await buildLedger([2, 1])
  const lines = await buildExport(ledger)
  const checkpoint = {...ledger.checkpoint, at: '2026-11-26T09:00:00.000Z'}
  expect(await codesOf(lines, {checkpoint})).toEqual(['checkpoint-signature-invalid'])
})

test('a checkpoint of another ledger is a breach', async () => {
  const ledger = await buildLedger([2])
  const options = {origin: 'another', at: builtAt, previous: null}
  const checkpoint = await signCheckpoint(ledger.heads, ledger.signingKey, options)
  expect(await codesOf(await buildExport(ledger), {checkpoint})).toEqual(['origin-mismatch'])
})

test('a checkpoint inside the export must be of the key that the first line names', async () => {
  const ledger = await buildLedger([2])
  const options = {origin: builtOrigin, at: builtAt, previous: null}
  const other = await signCheckpoint(ledger.heads, await generateSigningKey(), options)
  const forged = await buildExport({...ledger, checkpoint: other}, {inside: true})
  expect(await codesOf(forged)).toEqual(['key-mismatch', 'tail-not-judged'])
})

test('findings are kept up to a thousand and counted to the last', async () => {
  const ledger = await buildLedger([1])
  const [first = ''] = await buildExport(ledger)
  const lines = [first, ...Array<string>(3000).fill('{}'), '{"end":true,"entries":0,"streams":0}']
  const {outcome, findings, facts} = await verifyLedger(lines, ledger)
  expect(outcome).toBe('breach') // the checkpoint's stream is missing, which comes last
  expect(findings).toHaveLength(1000)
  expect(facts.findings).toBe(3001)
})

test('a gap in every place of a long stream is still told as missing entries', async () => {
  const ledger = await buildLedger([200])
  const entries = ledger.entries.filter(({sequence}) => sequence % 2 === 0)
  const {findings} = await verifyLedger(await buildExport(ledger, {entries}), ledger)
  expect(findings).toHaveLength(100)
  expect(new Set(findings.map(({code}) => code))).toEqual(new Set(['entry-missing']))
})

test('lines may come from anything that can be awaited', async () => {
  const ledger = await buildLedger([2])
  const lines = await buildExport(ledger)
  async function* slowly(): AsyncGenerator<string> {
    for (const line of lines) {
      await Promise.resolve()
      yield line
    }
  }
  expect((await verifyLedger(slowly(), ledger)).outcome).toBe('pass')
})

test('a stream continued after an export was taken does not disturb the earlier checkpoint', async () => {
  const ledger = await buildLedger([2])
  const last = ledger.entries.at(-1)
  if (last === undefined) throw new Error('entries expected')
  const next = await appendEntry(headOf(last), buildEvent({stream: last.stream}))
  const lines = await buildExport(ledger, {entries: [...ledger.entries, next], inside: true})
  expect(await codesOf(lines, ledger)).toEqual([])
})

async function codesOf(
  lines: string[],
  against: Parameters<typeof verifyLedger>[1] = {},
): Promise<string[]> {
  return (await verifyLedger(lines, against)).findings.map(({code}) => code)
}
