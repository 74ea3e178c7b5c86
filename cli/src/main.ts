import {messageOfFault} from './faults.ts'
import {run} from './program.ts'

// whoever reads the answer may stop reading: `airworthy … | head`
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (thrown: unknown) => {
    process.stderr.write(`${messageOfFault(thrown)}\n`)
    process.exit(4)
  })
}

process.exitCode = await run(process.argv.slice(2))
