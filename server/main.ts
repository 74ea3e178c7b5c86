import {errorFrom, isAirworthyError} from '@airworthy/kernel'
import {assertRestored} from './backup/index.ts'
import {readConfig} from './config.ts'
import {jsonLog} from './log.ts'
import {openPlatform} from './platform.ts'

/** Runs the platform until SIGTERM or SIGINT; prints where it is. Faults are told without a stack. */
export async function runPlatform({webFolder}: {webFolder?: string} = {}): Promise<void> {
  const clock = {now: () => new Date()}
  try {
    const config = readConfig()
    const log = jsonLog(config.logLevel, clock)
    assertRestored(config.dataDirectory)
    const platform = await openPlatform({
      config,
      clock,
      log,
      ...(webFolder === undefined ? {} : {webFolder}),
    })
    console.log(`\nAirworthy runs at ${platform.url}  (${platform.database})`)
    if (platform.setUpLink !== null) {
      console.log(`Set it up with this link, which works once:\n\n  ${platform.setUpLink}\n`)
    }
    console.log('Ctrl+C stops it; nothing is lost.')
    let stopping = false
    const stop = () => {
      if (stopping) return
      stopping = true
      log.info('stopping')
      platform.close().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error('stop-failed', {reason: errorFrom(error).message})
          process.exit(4)
        },
      )
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
  } catch (thrown) {
    const error = errorFrom(thrown)
    console.error(isAirworthyError(error) ? `airworthy cannot start: ${error.message}` : error)
    process.exit(isAirworthyError(error, 'config-refused') ? 3 : 4)
  }
}
