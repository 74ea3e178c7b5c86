import {errorFrom} from '@airworthy/kernel'
import {readConfig} from '../server/config.ts'
import {connect} from '../server/database/connection.ts'
import {startEmbeddedDatabase} from '../server/database/embedded.ts'
import {replayAssessment} from '../server/features/assessments/index.ts'
import {createLedger} from '../server/features/ledger/index.ts'
import {jsonLog} from '../server/log.ts'
import {readSecrets} from '../server/secrets.ts'

/**
 * For auditors: `node scripts/replay-assessment.ts ID` folds an assessment again from the ledger
 * alone, in a process of its own, and prints items, scores found wrong, and the result as JSON.
 */
const id = process.argv[2]
if (id === undefined) {
  console.error('usage: node scripts/replay-assessment.ts ID')
  process.exit(3)
}
const clock = {now: () => new Date()}
const config = readConfig()
const log = jsonLog('error', clock)
const embedded = config.databaseUrl
  ? undefined
  : await startEmbeddedDatabase(config.dataDirectory, log)
const connection = connect(config.databaseUrl ?? embedded?.url ?? '', log, {connections: 1})
try {
  const {masterKey} = await readSecrets(config.dataDirectory, config)
  const ledger = createLedger({masterKey, clock})
  const {items, misjudged, state} = await replayAssessment(id, {...connection, ledger})
  const {status, finishReason, byDomain, overall} = state
  console.log(JSON.stringify({id, items, misjudged, status, finishReason, byDomain, overall}))
  process.exitCode = misjudged.length === 0 ? 0 : 1
} catch (thrown) {
  console.error(errorFrom(thrown).message)
  process.exitCode = 4
} finally {
  await connection.close()
  if (embedded && !embedded.attached) await embedded.stop()
}
