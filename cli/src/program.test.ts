import {expect, test} from 'vitest'
import {runCommand} from './testing/run-command.ts'

test('the version is printed alone', async () => {
  const {code, stdout, stderr} = await runCommand(['--version'])
  expect({code, stderr}).toEqual({code: 0, stderr: ''})
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('the version comes within 0.2 s, judged by the fastest of thirty runs at most', async () => {
  let fastest = Number.POSITIVE_INFINITY
  for (let run = 0; run < 30 && fastest >= 200; run++) {
    const start = performance.now()
    await runCommand(['--version'])
    fastest = Math.min(fastest, performance.now() - start)
  }
  expect(fastest).toBeLessThan(200)
})

test.each([
  [['--help'], 'airworthy ledger verify ledger.ndjson --checkpoint'],
  [['ledger', 'verify', '--help'], 'airworthy ledger verify ledger.ndjson --checkpoint'],
  [['help', 'ledger'], 'verify'],
])('%j helps on stdout with an example', async (args, example) => {
  const {code, stdout, stderr} = await runCommand(args)
  expect({code, stderr}).toEqual({code: 0, stderr: ''})
  expect(stdout).toContain(example)
})

test.each([
  [[], 'Usage: airworthy'],
  [['ledger'], 'Usage: airworthy ledger'],
  [['nosuch'], "unknown command 'nosuch'"],
  [['--nosuch'], "unknown option '--nosuch'"],
  [['ledger', 'nosuch'], "unknown command 'nosuch'"],
  [['ledger', 'verify'], "missing required argument 'EXPORT|URL'"],
  [['ledger', 'verify', 'a', 'b'], 'too many arguments'],
  [['ledger', 'verify', 'a', '--nosuch'], "unknown option '--nosuch'"],
  [['ledger', 'verify', 'a', '--checkpoint'], 'argument missing'],
  [['ledger', 'verify', 'a', '--format', 'xml'], 'unknown format: xml (one of text, json)'],
  [['ledger', 'verify', 'a', '--format', 'text,json'], 'several formats need a directory'],
  [['ledger', 'verify', 'a', '--timeout', '0'], 'not a number of seconds up to a day: --timeout 0'],
  [['ledger', 'verify', 'http://'], 'not a url: http://'],
])('%j is a usage fault: exit 3, said on stderr, stdout empty', async (args, message) => {
  const {code, stdout, stderr} = await runCommand(args)
  expect({code, stdout}).toEqual({code: 3, stdout: ''})
  expect(stderr).toContain(message)
})
