import {Command} from 'commander'
import {readConfig} from '../config.ts'
import {
  addMeasuringOptions,
  measuringOptionsFrom,
  type MeasuringFlags,
} from '../measuring-options.ts'

interface ChangesFlags extends MeasuringFlags {
  base: string
  head: string
}

/** The command that says whether a change is AI-related. */
export function changesCommand(done: (exitCode: number) => void): Command {
  return addMeasuringOptions(
    new Command('changes')
      .description('is the change AI-related, and why: by file and line')
      .requiredOption('--base <REV>', 'the revision that the change is to be merged into')
      .option('--head <REV>', 'the last revision of the change', 'HEAD'),
  )
    .addHelpText('after', changesHelp)
    .action(async (flags: ChangesFlags) => {
      const {detectChanges} = await import('./detect-changes.ts')
      const config = readConfig()
      const options = {
        ...measuringOptionsFrom(flags, config),
        base: flags.base,
        head: flags.head,
        directory: process.cwd(),
      }
      done(await detectChanges(options, config))
    })
}

const changesHelp = `
It reports and exits 0, AI-related or not; 3 is bad input (an unknown revision), 4 an error.

Examples:
  airworthy changes --base origin/main
  airworthy changes --base v1.4.0 --head v1.5.0 --format json`
