import {runPlatform} from '../../server/main.ts'

// What `startPlatform` runs: a file, since threads of the platform cannot inherit `--eval`.
await runPlatform()
