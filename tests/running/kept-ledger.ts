import {connect, type Connection} from '../../server/database/connection.ts'
import {createLedger, type Ledger, type LedgerRecord} from '../../server/features/ledger/index.ts'
import {jsonLog} from '../../server/log.ts'
import {readSecrets} from '../../server/secrets.ts'

const clock = {now: () => new Date()}

/** The ledger that a platform keeps, read beside it. */
export interface KeptLedger extends Connection {
  readonly ledger: Ledger
}

/** Opens the ledger of a platform on a connection of its own, with the keys of its data folder. */
export async function openLedger(url: string, dataDirectory: string): Promise<KeptLedger> {
  const {masterKey} = await readSecrets(dataDirectory, {masterKey: undefined})
  const connection = connect(url, jsonLog('silent', clock), {connections: 2})
  return {...connection, ledger: createLedger({masterKey, clock})}
}

/** The payload of an event that the platform wrote; the caller names its shape. */
export function payloadOf<Payload>(record: LedgerRecord | undefined): Payload {
  if (record?.payload == null) throw new Error(`no payload: ${JSON.stringify(record)}`)
  return record.payload as unknown as Payload // the platform's own events have one shape a type
}
