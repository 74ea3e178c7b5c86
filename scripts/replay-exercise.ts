import {errorFrom} from '@airworthy/kernel'
import {openSandbox} from '@airworthy/range'
import {readConfig} from '../server/config.ts'
import {connect} from '../server/database/connection.ts'
import {startEmbeddedDatabase} from '../server/database/embedded.ts'
import {replayExercise} from '../server/features/exercises/index.ts'
import {createLedger} from '../server/features/ledger/index.ts'
import {jsonLog} from '../server/log.ts'
import {readSecrets} from '../server/secrets.ts'

/**
 * For auditors: `node scripts/replay-exercise.ts ID` decides every action of an attempt again, from
 * the ledger alone, in a process of its own, judges it again, and prints what came out as JSON.
 */
const id = process.argv[2]
if (id === undefined) {
  console.error('usage: node scripts/replay-exercise.ts ID')
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
  const {runCode} = await openSandbox()
  const replay = await replayExercise(id, {...connection, ledger, tools: {runCode}})
  console.log(JSON.stringify({id, ...replay}))
  process.exitCode = replay.differs.length === 0 ? 0 : 1
} catch (thrown) {
  console.error(errorFrom(thrown).message)
  process.exitCode = 4
} finally {
  await connection.close()
  if (embedded && !embedded.attached) await embedded.stop()
}
