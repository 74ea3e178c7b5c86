import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {checkpointFrom, verifyLedger, type LedgerVerification} from '@airworthy/evidence'
import {AirworthyError} from '@airworthy/kernel'
import {assertMasterKey, exportLedger} from '../features/ledger/index.ts'
import {readSecrets} from '../secrets.ts'
import {placeKeyFiles} from './keys-folder.ts'
import {readBackup, type ReadBackup} from './read-backup.ts'
import type {RestoreRequest} from './restore-request.ts'
import type {LoadingDatabase} from './restore-store.ts'
import type {SchemaOfBackup} from './schema-of-backup.ts'

/** What is loaded, and on whose behalf. */
export interface Loading {
  readonly request: RestoreRequest
  readonly backup: ReadBackup
  readonly schema: SchemaOfBackup
  readonly id: string
}

/**
 * Loads a backup into a database, in a transaction that is left open: rows, keys, the verification of
 * its ledger, and the steps of the schema that it lacks. Throws `backup-damaged`, `master-key-refused`,
 * `ledger-refused`; then nothing was kept.
 */
export async function loadBackup(
  database: LoadingDatabase,
  {request, backup, schema, id}: Loading,
) {
  const {config, file, passphrase, clock, signal, onProgress = () => undefined} = request
  rmSync(join(config.dataDirectory, 'keys'), {recursive: true, force: true}) // of an attempt before
  await placeKeyFiles(config.dataDirectory, backup.keys)
  const {masterKey, signingKey} = await readSecrets(config.dataDirectory, config)
  await database.begin(id, schema.had)
  const columns = new Map(backup.manifest.tables.map((table) => [table.name, table.columns]))
  let bytes = 0
  let open = ''
  const again = await readBackup(file, passphrase, {
    ...(signal === undefined ? {} : {signal}),
    visit: {
      async piece(table, piece) {
        if (table !== open) await database.table(table, columns.get(table) ?? [])
        open = table
        await database.write(piece)
        bytes += piece.length
        onProgress({step: 'load', of: table, bytes})
      },
    },
  })
  if (JSON.stringify(again.manifest) !== JSON.stringify(backup.manifest)) {
    throw new AirworthyError('backup-damaged', `${file} was changed while it was read`)
  }
  await database.finishTables()
  onProgress({step: 'check', of: null, bytes})
  await assertMasterKey(database.queries, masterKey, {place: 'the backup'})
  const verification = await verifyLedger(
    exportLedger({
      database: database.queries,
      checkpoints: {latest: async () => null},
      key: signingKey,
      origin: `airworthy/${signingKey.id}`,
      clock,
    }),
    {checkpoint: checkpointFrom(JSON.stringify(backup.manifest.checkpoint))},
  )
  assertWhole(verification, backup)
  await database.migrate(schema.missing)
  signal?.throwIfAborted()
}

/** The ledger as loaded is the one that the checkpoint of the backup covers, to its last entry. */
function assertWhole({outcome, findings, facts}: LedgerVerification, {manifest}: ReadBackup): void {
  const whole = facts.uncoveredEntries === 0 && facts.entries === manifest.ledger.entries
  if (outcome === 'pass' && whole) return
  throw new AirworthyError(
    'ledger-refused',
    `the ledger in the backup does not verify against its checkpoint (${findings[0]?.code ?? 'entries are missing'}): nothing was restored; take an older backup`,
    {facts: {findings: findings.length}},
  )
}
