import {spawn} from 'node:child_process'
import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {buildLoans} from '../testing/build-loans.ts'
import {temporaryFolder} from '../testing/temporary-folder.ts'

const folder = temporaryFolder()
const command = fileURLToPath(new URL('../../bin/airworthy.js', import.meta.url))

test('an interrupted measurement ends by the signal and leaves no file', async () => {
  // fits for many seconds: 20,000 rows, trees, up to 50 rounds
  const table = folder.write('loans.csv', buildLoans({rows: 20_000, seed: 'interrupted'}))
  const out = join(folder.path, 'reports')
  const child = spawn(process.execPath, [
    command,
    'mitigate',
    table,
    '--method',
    'reduction',
    '--learner',
    'boosting',
    '--label',
    'repaid',
    '--by',
    'sex',
    '--selected-means',
    'benefit',
    '--features',
    'income',
    '--tolerance',
    '0.001',
    '--format',
    'text,json',
    '--out',
    out,
  ])
  const ended = new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (_, signal) => resolve(signal))
  })
  await new Promise((resolve) => setTimeout(resolve, 1500))
  child.kill('SIGINT')
  expect(await ended).toBe('SIGINT')
  expect(existsSync(out)).toBe(false)
})
