import {runPlatform} from '../../server/main.ts'

// What `startPlatform` runs: a file, since threads of the platform cannot inherit `--eval`.
const [, , webFolder] = process.argv
await runPlatform(webFolder === undefined ? {} : {webFolder})
