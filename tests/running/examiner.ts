import {randomUUID} from 'node:crypto'
import {generateSigningKey} from '@airworthy/evidence'
import {AirworthyError, type Clock, type Json} from '@airworthy/kernel'
import type {Connection} from '../../server/database/connection.ts'
import {buildDecision} from '../../server/features/credentials/credentials.builders.ts'
import {createCredentials, openIssuer} from '../../server/features/credentials/index.ts'
import type {Ledger} from '../../server/features/ledger/index.ts'
import {inlineJobs} from '../../server/jobs/jobs.builders.ts'
import type {Log} from '../../server/log.ts'

/**
 * Passes examinations for people of a running platform, without sitting for them: a second process
 * with the ledger and the key of the first. Answers with the id of the credential that was earned: it
 * is issued at once, or waits where there is no public address.
 */
export async function examiner({
  connection: {database},
  ledger,
  clock,
  log,
  publicUrl,
  seed,
}: {
  connection: Pick<Connection, 'database'>
  ledger: Ledger
  clock: Clock
  log: Log
  publicUrl: string | undefined
  seed: Uint8Array<ArrayBuffer>
}): Promise<(personId: string) => Promise<string>> {
  createCredentials({
    database,
    ledger,
    jobs: inlineJobs(),
    notifications: {notify: async () => true},
    clock,
    log,
    issuer: await openIssuer({database, ledger, clock, log, publicUrl, seed}),
    signingKey: await generateSigningKey(),
    assignRenewal: async () => await Promise.reject(new Error('nothing is renewed here')),
    exerciseTitles: new Map(),
    origin: publicUrl ?? 'http://localhost',
  })
  let earned = ''
  ledger.subscribe('credential.earned', async (_, {stream}) => {
    earned = stream.replace('credential/', '')
  })

  return async function passExamination(personId) {
    earned = ''
    await database.transaction(async (transaction) => {
      await ledger.append(transaction, {
        stream: `examination/${randomUUID()}`,
        type: 'examination.decided',
        actor: personId,
        subject: personId,
        payload: buildDecision() as unknown as Json, // plain data
      })
    })
    if (earned === '') throw new AirworthyError('not-found', `nothing was earned by ${personId}`)
    return earned
  }
}
