import {Command, Option} from 'commander'
import {readConfig} from '../config.ts'
import {
  addMeasuringOptions,
  measuringOptionsFrom,
  type MeasuringFlags,
} from '../measuring-options.ts'

interface CheckFlags extends MeasuringFlags {
  base?: string
  head: string
  pullRequest?: string
  statement?: string
  author?: string
  approvedBy?: string[]
  evidence?: string[]
  key?: string[]
  notJudged: 'fail' | 'pass'
}

/** The command that judges a change by everything that `airworthy.yaml` asks of it. */
export function checkCommand(done: (exitCode: number) => void): Command {
  return addMeasuringOptions(
    new Command('check')
      .description('all that airworthy.yaml asks of a change, one outcome')
      .option('--base <REV>', 'the revision that the change is to be merged into')
      .option('--head <REV>', 'the last revision of the change, checked out here', 'HEAD')
      .option('--pull-request <EVENT.json>', "GitHub's event: text, author, base, approval")
      .option('--statement <FILE>', 'the text of the pull request, instead of the event')
      .option('--author <LOGIN>', 'who wrote the change, instead of the event')
      .option('--approved-by <LOGIN...>', 'who approved the change')
      .option('--evidence <DIR...>', 'where evidence lies, if not in evidence or .airworthy')
      .option('--key <FILE...>', 'public keys that are trusted beside those of the policy')
      .addOption(
        new Option('--not-judged <HOW>', 'what a requirement that is not judged does to the exit')
          .choices(['fail', 'pass'])
          .default('fail'),
      ),
  )
    .addHelpText('after', checkHelp)
    .action(async (flags: CheckFlags) => {
      const {checkChange} = await import('./check-change.ts')
      const config = readConfig()
      const options = {
        ...measuringOptionsFrom(flags, config),
        directory: process.cwd(),
        base: flags.base ?? null,
        head: flags.head,
        event: flags.pullRequest ?? null,
        statement: flags.statement ?? null,
        author: flags.author ?? null,
        approvedBy: flags.approvedBy ?? [],
        evidence: flags.evidence ?? [],
        keys: flags.key ?? [],
        notJudged: flags.notJudged,
      }
      done(await checkChange(options, config))
    })
}

const checkHelp = `
Policy, waivers and keys are read from the base revision. With --out and JSON among the formats the
audits that it makes are written as evidence too.

Exit codes: 0 pass, 1 breach, 2 not-judged, 3 bad input, 4 error.

Examples:
  airworthy check --base origin/main --statement pull-request.md --author ada
  airworthy check --pull-request "$GITHUB_EVENT_PATH" --format text,json,sarif --out airworthy-report`
