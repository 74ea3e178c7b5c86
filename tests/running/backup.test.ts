import {spawn} from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join as pathOf} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {embeddedPlace} from '../../server/database/embedded-binaries.ts'
import {clientOf, type Client} from './client.ts'
import {join, password, setUp} from './organisation.ts'
import {
  dataFolder,
  endEverything,
  endingPlatform,
  startPlatform,
  withoutPlatformVariables,
  type RunningPlatform,
} from './platform.ts'
import {postmasterOf, stopDatabaseOf} from './postmaster.ts'
import {runNode} from './run-node.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const command = pathOf(root, 'cli/bin/airworthy.js')
const folder = mkdtempSync(pathOf(tmpdir(), 'airworthy-backups-'))
const passphraseFile = pathOf(folder, 'passphrase')
const file = pathOf(folder, 'airworthy.backup')
const outside = pathOf(folder, 'checkpoint.json')

afterAll(async () => {
  await endEverything()
  rmSync(folder, {recursive: true, force: true})
})

/** Runs the command line on a data folder. */
async function airworthy(dataDirectory: string, ...parameters: string[]) {
  return await runNode(['cli/bin/airworthy.js', ...parameters], {
    environment: {AIRWORTHY_DATA: dataDirectory, AIRWORTHY_BACKUP_PASSPHRASE_FILE: passphraseFile},
  })
}

const people = async (client: Client) =>
  (await client.get<{people: {id: string; name: string}[]}>('/api/people')).people.map(
    ({name}) => name,
  )

async function signedIn(url: string): Promise<Client> {
  const client = clientOf(url)
  await client.post('/api/auth/sign-in/email', {email: 'ada@example.org', password})
  return client
}

async function destroy(dataDirectory: string): Promise<void> {
  await stopDatabaseOf(dataDirectory)
  const {cluster} = await embeddedPlace(dataDirectory)
  rmSync(cluster, {recursive: true, force: true})
  rmSync(dataDirectory, {recursive: true, force: true})
}

describe('a platform that is backed up while it runs, destroyed, and restored elsewhere', () => {
  const origin = dataFolder()
  const target = dataFolder()
  const erasures = pathOf(folder, 'erasures.ndjson')
  let platform: RunningPlatform
  let restored: RunningPlatform
  let attempt: {id: string; status: string}

  beforeAll(async () => {
    writeFileSync(passphraseFile, 'violet harbour sandal 41\n', {mode: 0o600})
    platform = await startPlatform(origin)
    const administrator = await setUp(platform)
    const {client} = await join(platform.url, administrator, {name: 'Bo Lindqvist'})
    const leaving = await join(platform.url, administrator, {name: 'Lea Ving'})
    attempt = await client.post('/api/assessments', {role: 'data-scientist', consent: true})
    const checkpoint = await administrator.post('/api/ledger/checkpoints')
    writeFileSync(outside, JSON.stringify(checkpoint))
    const backup = await airworthy(origin, 'backup', file, '--checkpoint', `${outside}.own`)
    expect(backup).toMatchObject({code: 0, stderr: ''})
    expect(backup.stdout).toMatch(/^written: .*\n\d+ rows of \d+ tables, \d+ keys, as of/)
    // afterwards somebody is erased, and the list is kept elsewhere
    const erased = await administrator.request('DELETE', `/api/people/${leaving.person.id}`)
    expect(erased.status).toBe(204)
    writeFileSync(erasures, readErasures(origin))
    expect(await platform.stop()).toBe(0)
    await destroy(origin)
  })

  it('is not disturbed by its backup, which only its owner reads', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(platform.output()).not.toMatch(/"level":"(?:warn|error)"/)
    expect(existsSync(origin)).toBe(false)
  })

  it('is restored by one command, which says what it did', async () => {
    const done = await airworthy(target, 'restore', file, '--erasures', erasures)
    expect(done).toMatchObject({code: 0, stderr: ''})
    expect(done.stdout).toContain('verified against the checkpoint of the backup')
    expect(done.stdout).toContain('erasures: 1 erased again, of 1 on the list')
    expect(await postmasterOf(target)).toBeNull()
  })

  it('has everybody again but who was erased, and goes on where it was', async () => {
    restored = await startPlatform(target)
    expect(restored.setUpLink).toBeNull()
    const administrator = await signedIn(restored.url)
    expect(await people(administrator)).toEqual(['Ada Okafor', 'Bo Lindqvist'])
    const bo = clientOf(restored.url)
    await bo.post('/api/auth/sign-in/email', {email: 'bo.lindqvist@example.org', password})
    const {open} = await bo.get<{open: {id: string}}>('/api/assessments')
    expect(open.id).toBe(attempt.id)
  })

  it('has a ledger that verifies against the checkpoint that was exported before', async () => {
    const administrator = await signedIn(restored.url)
    const exported = pathOf(folder, 'ledger.ndjson')
    writeFileSync(exported, await administrator.get<string>('/api/ledger/export'))
    for (const checkpoint of [outside, `${outside}.own`]) {
      const verify = ['ledger', 'verify', exported, '--checkpoint', checkpoint]
      const {code, stdout} = await airworthy(target, ...verify)
      expect([code, stdout.split(':')[0]]).toEqual([0, 'pass'])
    }
    expect(await restored.stop()).toBe(0)
  })

  it('is not restored over: the command ends with 3 and says why', async () => {
    const again = await airworthy(target, 'restore', file)
    expect(again.code).toBe(3)
    expect(again.stderr).toContain('a restore goes into an empty place')
  })
})

describe('a backup', () => {
  it('is refused without a passphrase, and with one as an argument', async () => {
    const parameters = ['cli/bin/airworthy.js', 'restore', file]
    const without = await runNode(parameters, {environment: {AIRWORTHY_DATA: dataFolder()}})
    expect(without.code).toBe(3)
    expect(without.stderr).toContain('--passphrase-file')
    const argument = await runNode([...parameters, '--passphrase', 'secret'])
    expect(argument.code).toBe(3)
  })

  it('that is stopped by a signal ends by it and leaves no file', async () => {
    const data = dataFolder()
    await (await startPlatform(data)).stop()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const stopped = pathOf(folder, `stopped-${signal}.backup`)
      const {ended, child} = start(data, 'backup', stopped)
      await sleep(1_200)
      child.kill(signal)
      expect([signal, null, 0]).toContain(await ended) // it may have come to its end before
      if (existsSync(stopped)) continue
      expect(readdirSync(folder).filter((name) => name.startsWith(`stopped-${signal}`))).toEqual([])
    }
    expect(await postmasterOf(data)).toBeNull()
  })
})

describe('a restore that is killed at any moment', () => {
  const moments = process.env['AIRWORTHY_LONG'] ? 12 : 3

  it(
    `goes on when it is run again, ${moments} times, and no half platform starts meanwhile`,
    {timeout: moments * 150_000},
    async () => {
      let halves = 0
      for (let moment = 0; moment < moments; moment++) {
        const data = dataFolder()
        const {child, ended} = start(data, 'restore', file)
        // half of the moments in the loading, where the mark stands in the folder
        const marked = pathOf(data, 'restore-unfinished')
        while (moment % 2 === 1 && !existsSync(marked) && child.exitCode === null) await sleep(5)
        await sleep(moment % 2 === 1 ? moment * 120 : 300 + moment * 700)
        child.kill('SIGKILL')
        await ended
        if (existsSync(marked)) {
          halves++
          const refused = await endingPlatform(data)
          expect(refused.output).toContain('run the same airworthy restore again')
          expect(refused.code).toBe(4)
        }
        const again = await airworthy(data, 'restore', file)
        if (again.code !== 0) expect(again.stderr).toContain('empty place') // it had come to its end
        const platform = await startPlatform(data)
        const names = await people(await signedIn(platform.url))
        expect(names).toEqual(['Ada Okafor', 'Bo Lindqvist', 'Lea Ving'])
        expect(await platform.stop()).toBe(0)
        await destroy(data)
      }
      expect(halves).toBeGreaterThan(0) // else nothing was killed in the middle
    },
  )
})

describe('airworthy serve', () => {
  it('runs the platform until it is stopped', async () => {
    const {child, ended, output} = start(dataFolder(), 'serve', '--api')
    while (!output().includes('Ctrl+C') && child.exitCode === null) await sleep(50)
    const url = /runs at (\S+)/.exec(output())?.[1] ?? ''
    expect(await clientOf(url).get('/readyz')).toEqual({status: 'ready'})
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  it('says what to do where the web application is not built', async () => {
    const {code, stderr} = await runNode(['cli/bin/airworthy.js', 'serve', '--web', dirname(file)])
    expect(code).toBe(3)
    expect(stderr).toContain('--api')
  })
})

function readErasures(dataDirectory: string): Buffer {
  return readFileSync(pathOf(dataDirectory, 'erasures.ndjson'))
}

/** Starts the command line on a data folder without waiting for its end. */
function start(dataDirectory: string, ...parameters: string[]) {
  let output = ''
  const child = spawn(process.execPath, [command, ...parameters], {
    cwd: root,
    env: {
      ...withoutPlatformVariables(),
      AIRWORTHY_DATA: dataDirectory,
      AIRWORTHY_PORT: '0',
      AIRWORTHY_LOG: 'warn',
      AIRWORTHY_BACKUP_PASSPHRASE_FILE: passphraseFile,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  }
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal))
  })
  return {child, ended, output: () => output}
}
