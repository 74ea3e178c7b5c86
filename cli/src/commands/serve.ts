import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {Command} from 'commander'
import {badInput} from '../faults.ts'
import {platformFrom} from '../platform-package.ts'

interface ServeFlags {
  web?: string
  api?: boolean
}

/** The command that runs the platform until it is stopped. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('run the platform: web, interface, database')
    .option('--web <DIR>', 'the built web application, if not that of the repository')
    .option('--api', 'without the web application')
    .addHelpText('after', serveHelp)
    .action(async ({web, api}: ServeFlags) => {
      const {runPlatform} = await platformFrom(async () => await import('@airworthy/server'))
      await runPlatform(api === true ? {} : {webFolder: builtWeb(web ?? builtHere)})
    })
}

const serveHelp = `
It reads its settings from the environment (docs/how-to/configure.md), prints where it runs, and
ends on SIGTERM or Ctrl-C. Exit codes: 0 stopped, 3 settings refused, 4 it cannot run.

Example:
  AIRWORTHY_PORT=4180 airworthy serve`

const builtHere = fileURLToPath(new URL('../../../web/dist', import.meta.url))

function builtWeb(folder: string): string {
  if (existsSync(join(folder, 'index.html'))) return folder
  throw badInput(
    `no built web application in ${folder}: build it with node scripts/build-web.ts, or serve the interface alone with --api`,
  )
}
