import {enableCompileCache} from 'node:module'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'

/**
 * `npm start`: builds the web application if its sources changed, then runs the platform.
 * `npm start -- --demo` runs it with invented people, in a data folder of its own.
 */
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/airworthy', import.meta.url)))
const {values} = parseArgs({options: {demo: {type: 'boolean', default: false}}})
// imported after the cache is on, so that what they import comes out of it
const {buildWeb} = await import('./build-web.ts')
const {runPlatform} = await import('../server/main.ts')
const afterwards = values.demo ? await prepareDemonstration() : []
await runPlatform({webFolder: buildWeb().folder})
for (const line of afterwards) console.log(line)

/** Makes the demonstration if it is not there; what to print once it runs. Ends where it is refused. */
async function prepareDemonstration(): Promise<readonly string[]> {
  const {errorFrom, isAirworthyError} = await import('@airworthy/kernel')
  const {openDemonstration} = await import('./demo/open-demonstration.ts')
  const {signInLines} = await import('./demo/sign-ins.ts')
  try {
    return ['', ...signInLines(await openDemonstration())]
  } catch (thrown) {
    const error = errorFrom(thrown)
    console.error(isAirworthyError(error) ? `airworthy cannot start: ${error.message}` : error)
    process.exit(isAirworthyError(error, 'config-refused') ? 3 : 4)
  }
}
