import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join as pathOf} from 'node:path'
import {afterAll, describe, expect, it} from 'vitest'
import {checkpointFrom, verifyLedger} from '@airworthy/evidence'
import {embeddedPlace} from '../../server/database/embedded-binaries.ts'
import type {OwnCredentialsView} from '../../server/features/credentials/views.ts'
import {jsonLog} from '../../server/log.ts'
import {readSecrets} from '../../server/secrets.ts'
import {clientOf, type Client} from './client.ts'
import {examiner} from './examiner.ts'
import {freePort} from './free-port.ts'
import {openLedger} from './kept-ledger.ts'
import {join, password, setUp} from './organisation.ts'
import {dataFolder, endEverything, startPlatform} from './platform.ts'
import {databaseUrlOf, stopDatabaseOf} from './postmaster.ts'
import {runNode} from './run-node.ts'
import {publishedAt, verifiedByStranger} from './verified-by-stranger.ts'

const folder = mkdtempSync(pathOf(tmpdir(), 'airworthy-restored-'))
const passphraseFile = pathOf(folder, 'passphrase')
const backup = pathOf(folder, 'airworthy.backup')

afterAll(async () => {
  await endEverything()
  rmSync(folder, {recursive: true, force: true})
})

describe('credentials of a platform that is destroyed and restored elsewhere', () => {
  const origin = dataFolder()
  const target = dataFolder()
  const kept: {id: string; json: unknown; jwt: unknown}[] = []
  let environment: Record<string, string>
  let checkpoint: unknown

  async function airworthy(dataDirectory: string, ...parameters: string[]) {
    return await runNode(['cli/bin/airworthy.js', ...parameters], {
      environment: {
        AIRWORTHY_DATA: dataDirectory,
        AIRWORTHY_BACKUP_PASSPHRASE_FILE: passphraseFile,
      },
    })
  }

  /** Outcomes of all files as a stranger finds them with what a platform publishes. */
  async function found(url: string): Promise<string[]> {
    const parts = {published: publishedAt(url), now: new Date()}
    const outcomes: string[] = []
    for (const {json, jwt} of kept) {
      for (const file of [json, jwt]) {
        const {outcome, faults} = await verifiedByStranger(file, parts)
        outcomes.push([outcome, ...faults].join(' '))
      }
    }
    return outcomes
  }

  it('are issued, one of them revoked, and taken along in a backup', async () => {
    writeFileSync(passphraseFile, 'violet harbour sandal 41\n', {mode: 0o600})
    const port = await freePort()
    const publicUrl = `http://localhost:${port}`
    environment = {AIRWORTHY_PORT: String(port), AIRWORTHY_PUBLIC_URL: publicUrl}
    const platform = await startPlatform(origin, {environment})
    const administrator = await setUp(platform)
    const {issuerSeed: seed} = await readSecrets(origin, {masterKey: undefined})
    const beside = await openLedger(await databaseUrlOf(origin), origin)
    const clock = {now: () => new Date()}
    const log = jsonLog('silent', clock)
    const passExamination = await examiner({
      connection: beside,
      ledger: beside.ledger,
      clock,
      log,
      publicUrl,
      seed,
    })
    const published = publishedAt(platform.url)
    for (const name of ['Bo Lindqvist', 'Cleo Marsh']) {
      const engineerRole = 'data-scientist'
      const {person} = await join(platform.url, administrator, {name, engineerRole})
      const id = await passExamination(person.id)
      const files = `/api/verify/${id}/credential`
      const [json, jwt] = [await published(`${files}.json`), await published(`${files}.jwt`)]
      kept.push({id, json, jwt})
    }
    const reason = 'The exercise was solved by somebody else.'
    await administrator.post(`/api/credentials/${kept[1]?.id}/revoke`, {reason})
    expect(await found(platform.url)).toEqual(['pass', 'pass', 'breach revoked', 'breach revoked'])
    checkpoint = await administrator.post('/api/ledger/checkpoints')
    expect(await airworthy(origin, 'backup', backup)).toMatchObject({code: 0, stderr: ''})
    await beside.close()
    expect(await platform.stop()).toBe(0)
    await destroy(origin)
  })

  it('verify again where it was restored, by the same keys and lists; the revoked one is refused', async () => {
    expect(await airworthy(target, 'restore', backup)).toMatchObject({code: 0, stderr: ''})
    const platform = await startPlatform(target, {environment})
    expect(await found(platform.url)).toEqual(['pass', 'pass', 'breach revoked', 'breach revoked'])
    const published = publishedAt(platform.url)
    for (const {id, json} of kept) {
      expect(await published(`/api/verify/${id}/credential.json`)).toEqual(json)
    }
    const bo = await signedIn(platform.url, 'bo.lindqvist@example.org')
    const {credentials} = await bo.get<OwnCredentialsView>('/api/credentials')
    expect(credentials.map(({id, standing}) => [id, standing])).toEqual([[kept[0]?.id, 'current']])
  })

  it('are in a ledger that verifies against the checkpoint of before', async () => {
    const ada = await signedIn(environment['AIRWORTHY_PUBLIC_URL'] ?? '', 'ada@example.org')
    const exported = await ada.get<string>('/api/ledger/export')
    const {outcome, findings} = await verifyLedger(exported.trimEnd().split('\n'), {
      checkpoint: checkpointFrom(JSON.stringify(checkpoint)),
    })
    expect({outcome, findings}).toEqual({outcome: 'pass', findings: []})
  })
})

async function signedIn(url: string, email: string): Promise<Client> {
  const client = clientOf(url)
  await client.post('/api/auth/sign-in/email', {email, password})
  return client
}

async function destroy(dataDirectory: string): Promise<void> {
  await stopDatabaseOf(dataDirectory)
  const {cluster} = await embeddedPlace(dataDirectory)
  rmSync(cluster, {recursive: true, force: true})
  rmSync(dataDirectory, {recursive: true, force: true})
}
