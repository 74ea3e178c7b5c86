import {enableCompileCache} from 'node:module'
import {fileURLToPath} from 'node:url'

/** `npm start`: builds the web application if its sources changed, then runs the platform. */
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/airworthy', import.meta.url)))
// imported after the cache is on, so that what they import comes out of it
const {buildWeb} = await import('./build-web.ts')
const {runPlatform} = await import('../server/main.ts')
await runPlatform({webFolder: buildWeb().folder})
