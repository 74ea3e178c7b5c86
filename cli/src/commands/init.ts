import {Command, Option} from 'commander'
import type {Host} from '@airworthy/changes'
import {readConfig} from '../config.ts'

interface InitFlags {
  yes?: boolean
  host?: Host
}

/** The command that sets a repository up. */
export function initCommand(done: (exitCode: number) => void): Command {
  return new Command('init')
    .description('writes airworthy.yaml, the pull-request template, the workflow, a model card')
    .option('--yes', 'ask nothing')
    .addOption(
      new Option('--host <HOST>', 'where pull requests are made').choices(['github', 'gitlab']),
    )
    .addHelpText('after', initHelp)
    .action(async (flags: InitFlags) => {
      const {initRepository} = await import('./init-repository.ts')
      const config = readConfig()
      const terminal = process.stdin.isTTY && process.stdout.isTTY
      const asks = flags.yes !== true && terminal && !config.unattended
      done(await initRepository({directory: process.cwd(), host: flags.host ?? null, asks}))
    })
}

const initHelp = `
It looks for models and tables, asks where that helps (never without a terminal or in CI), writes
what is missing and overwrites nothing: run it as often as you like.

Exit codes: 0 written or nothing to write, 3 bad input (no repository), 4 error.

Examples:
  airworthy init
  airworthy init --yes --host gitlab`
