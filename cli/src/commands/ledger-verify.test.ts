import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {expect, test} from 'vitest'
import {buildLedgerFiles} from '../testing/build-ledger-files.ts'
import {runCommand} from '../testing/run-command.ts'

test('an untouched export passes against its checkpoint: exit 0, answer first', async () => {
  const {ledger, checkpoint} = await buildLedgerFiles([3, 2, 1])
  const {code, stdout, stderr} = await verify(ledger, '--checkpoint', checkpoint)
  expect({code, stderr}).toEqual({code: 0, stderr: ''})
  expect(stdout).toMatch(
    /^pass: 6 entries in 3 streams are unbroken up to the checkpoint of 2026-11-25 09:30:00 UTC\n/,
  )
})

test('entries after the checkpoint are said plainly', async () => {
  const {ledger, checkpoint} = await buildLedgerFiles([3], {after: 2})
  const {code, stdout} = await verify(ledger, '--checkpoint', checkpoint)
  expect(code).toBe(0)
  expect(stdout).toContain('pass: 3 entries in 1 stream are unbroken')
  expect(stdout).toContain('2 entries came after it')
})

test('without a checkpoint the tail is not judged: exit 2, and what is missing', async () => {
  const {ledger} = await buildLedgerFiles([3, 2])
  const {code, stdout} = await verify(ledger)
  expect(code).toBe(2)
  expect(stdout).toMatch(/^not-judged: 5 entries in 2 streams/)
  expect(stdout).toContain('--checkpoint FILE')
})

test('an altered entry is a breach that names stream, entry and line: exit 1', async () => {
  const {lines, checkpoint, write} = await buildLedgerFiles([3, 2])
  const altered = lines.with(2, lines[2]?.replace('{"index":1}', '{"index":7}') ?? '')
  const {code, stdout} = await verify(write('altered.ndjson', altered), '--checkpoint', checkpoint)
  expect(code).toBe(1)
  expect(stdout).toBe(
    'breach: 1 fault in 5 entries in 2 streams\n  stream roles/10: entry 2 (line 3) was altered: its content does not match its hash\n',
  )
})

test('a cut tail is a breach against the checkpoint and not judged without one', async () => {
  const {lines, checkpoint, write} = await buildLedgerFiles([3, 2])
  const end = '{"end":true,"entries":4,"streams":2}'
  const cut = write('cut.ndjson', [...lines.slice(0, -2), end])
  expect((await verify(cut)).code).toBe(2)
  const {code, stdout} = await verify(cut, '--checkpoint', checkpoint)
  expect(code).toBe(1)
  expect(stdout).toContain('knows 2 entries, here is 1: the end was cut off')
})

test('a file cut short is not judged and says to fetch it again', async () => {
  const {lines, write} = await buildLedgerFiles([3, 2])
  const {code, stdout} = await verify(write('short.ndjson', lines.join('\n').slice(0, -50)))
  expect(code).toBe(2)
  expect(stdout).toContain('without its end line: fetch it again')
})

test('json goes to stdout alone, with codes, facts and sentences', async () => {
  const {lines, write} = await buildLedgerFiles([3, 2])
  const lost = write('lost.ndjson', lines.toSpliced(2, 1))
  const {code, stdout, stderr} = await verify(lost, '--format', 'json')
  expect({code, stderr}).toEqual({code: 1, stderr: ''})
  expect(JSON.parse(stdout)).toMatchObject({
    command: 'ledger verify',
    outcome: 'breach',
    facts: {entries: 4, streams: 2, uncoveredEntries: 4, checkpoint: null},
    findings: [
      {
        code: 'entry-missing',
        subject: 'roles/10',
        facts: {from: 2, to: 2},
        message: 'stream roles/10: entry 2 is missing',
      },
      {code: 'export-count-mismatch'},
      {code: 'tail-not-judged', outcome: 'not-judged'},
    ],
  })
})

test('with --out both formats are written and stdout stays empty', async () => {
  const {ledger, checkpoint, directory} = await buildLedgerFiles([1])
  const out = join(directory, 'new', 'reports')
  const flags = ['--checkpoint', checkpoint, '--format', 'text,json', '--out', out]
  expect(await verify(ledger, ...flags)).toEqual({code: 0, stdout: '', stderr: ''})
  expect(readFileSync(join(out, 'ledger-verify.txt'), 'utf8')).toMatch(/^pass: 1 entry/)
  const json: unknown = JSON.parse(readFileSync(join(out, 'ledger-verify.json'), 'utf8'))
  expect(json).toMatchObject({outcome: 'pass', findings: []})
})

test('what cannot be written is a failure: exit 4', async () => {
  const {ledger} = await buildLedgerFiles([1])
  const {code, stderr} = await verify(ledger, '--out', ledger)
  expect(code).toBe(4)
  expect(stderr).toContain(`cannot write ${ledger}/ledger-verify.txt`)
})

test('output that is no terminal has no colour, whatever NO_COLOR says', async () => {
  const {ledger} = await buildLedgerFiles([1])
  for (const env of [{}, {NO_COLOR: '1'}, {NO_COLOR: ''}]) {
    const {stdout} = await runCommand(['ledger', 'verify', ledger], {env})
    expect(stdout).not.toContain('\u001b')
  }
})

test('progress goes to stderr only, and --quiet stops it', async () => {
  const {lines, write} = await buildLedgerFiles([1])
  const many = write('many.ndjson', [lines[0] ?? '', ...Array<string>(100_001).fill('{}')])
  const loud = await verify(many)
  expect(loud.stderr).toMatch(/^100,000 lines\n/)
  const quiet = await verify(many, '--quiet')
  expect(quiet.stderr).not.toContain('100,000 lines')
  expect(existsSync(many)).toBe(true)
})

test('an input that is no export is refused with exit 3 and the remedy', async () => {
  const {directory, ledger, lines, write} = await buildLedgerFiles([2])
  const gz = write('ledger.ndjson.gz', gzipSync(readFileSync(ledger)))
  const refused: [string, string][] = [
    [join(directory, 'nosuch'), 'no such file'],
    [join(ledger, 'inside'), 'no such file'],
    [directory, 'is a directory'],
    [gz, 'is compressed (gzip): decompress it first'],
    [write('empty', ''), 'is empty'],
    [write('page.html', '<!doctype html>'), 'page.html: not a ledger export: not json'],
    [write('entries.ndjson', lines.slice(1)), 'its first line is no header'],
    [write('latin', Buffer.from([...Buffer.from(`${lines[0]}\n`), 0xe9])), 'not utf-8 at or after'],
    [
      write('odd.ndjson', lines.toSpliced(2, 0, '{"v":1')),
      'odd.ndjson:3:7: not json; export the ledger again',
    ],
  ]
  for (const [path, message] of refused) {
    const {code, stdout, stderr} = await verify(path)
    expect({code, stdout}, path).toEqual({code: 3, stdout: ''})
    expect(stderr).toContain(message)
  }
})

test('a checkpoint that is none is refused with exit 3, an altered one is a breach', async () => {
  const {ledger, directory, checkpoint, write} = await buildLedgerFiles([2])
  const refused: [string, string][] = [
    [join(directory, 'nosuch'), 'no such file'],
    [directory, 'is a directory'],
    [write('none.json', '{}'), 'none.json: not a checkpoint of a ledger: no member v'],
  ]
  for (const [path, message] of refused) {
    const {code, stderr} = await verify(ledger, '--checkpoint', path)
    expect(code).toBe(3)
    expect(stderr).toContain(message)
  }
  const text = readFileSync(checkpoint, 'utf8').replace('2026-11-25', '2026-11-26')
  const altered = await verify(ledger, '--checkpoint', write('altered.json', text))
  expect(altered.code).toBe(1)
  expect(altered.stdout).toContain('is not signed by its key')
})

async function verify(source: string, ...flags: string[]) {
  return runCommand(['ledger', 'verify', source, ...flags])
}
