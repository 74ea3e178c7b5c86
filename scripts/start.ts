import {runPlatform} from '../server/main.ts'
import {buildWeb} from './build-web.ts'

/** `npm start`: builds the web application if its sources changed, then runs the platform. */
const {folder} = buildWeb()
await runPlatform({webFolder: folder})
