import {drizzleAdapter} from 'better-auth/adapters/drizzle'
import type {BetterAuthOptions, DBAdapter} from 'better-auth'
import type {Database, Queries} from '../../database/connection.ts'
import type {Ledger} from '../ledger/index.ts'
import * as schema from './schema.ts'

/** What better-auth knows of an API key at creation and deletion. */
interface KeyRow {
  readonly id: string
  readonly referenceId: string
  readonly name: string | null
}

/**
 * Better-auth's tables, so that an API key and its ledger event are kept or lost together:
 * its creation and revocation run in one transaction with the event.
 */
export function recordedAdapter(database: Database, ledger: Ledger) {
  const adapterOn = (queries: Queries) =>
    drizzleAdapter(queries, {provider: 'pg', schema, transaction: false})

  async function record(transaction: Queries, type: string, key: KeyRow): Promise<void> {
    await ledger.append(transaction, {
      stream: `person/${key.referenceId}`,
      type,
      actor: key.referenceId,
      subject: key.referenceId,
      payload: {key: key.id, name: key.name},
    })
  }

  return function adapterFor(options: BetterAuthOptions): DBAdapter {
    const plain = drizzleAdapter(database, {provider: 'pg', schema, transaction: true})(options)
    return {
      ...plain,
      create: async function createRecorded(creation) {
        if (creation.model !== 'apikey') return await plain.create(creation)
        return await database.transaction(async (transaction) => {
          const created: unknown = await adapterOn(transaction)(options).create(creation)
          await record(transaction, 'api-key.created', created as KeyRow) // the row just made
          return created as never // what the plain adapter would have answered
        })
      },
      delete: async function deleteRecorded(deletion) {
        if (deletion.model !== 'apikey') return await plain.delete(deletion)
        await database.transaction(async (transaction) => {
          const adapter = adapterOn(transaction)(options)
          const key = await adapter.findOne<KeyRow>(deletion)
          if (!key) return
          await adapter.delete(deletion)
          await record(transaction, 'api-key.revoked', key)
        })
      },
    }
  }
}
