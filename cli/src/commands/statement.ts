import {Command} from 'commander'
import {readConfig} from '../config.ts'
import {
  addMeasuringOptions,
  measuringOptionsFrom,
  type MeasuringFlags,
} from '../measuring-options.ts'

interface StatementFlags extends MeasuringFlags {
  earlier?: string
  template?: string[]
  evidence?: string[]
  subject?: string[]
  key?: string[]
  author?: string
  reviewedBy?: string[]
}

/** The command that reads the safety statement of a pull request. */
export function statementCommand(done: (exitCode: number) => void): Command {
  return addMeasuringOptions(
    new Command('statement')
      .description('does the text of a pull request answer both design questions, with evidence')
      .argument('<FILE>', 'the text as a file, or - for standard input')
      .option(
        '--evidence <DIR>',
        'where evidence lies, if not in evidence or .airworthy; repeatable',
        collected,
      )
      .option('--subject <FILE>', 'a file that evidence must be about; repeatable', collected)
      .option(
        '--key <FILE>',
        'count only evidence that this public key signed; repeatable',
        collected,
      )
      .option('--earlier <DIR>', 'texts of earlier requests, to find copied answers')
      .option('--template <FILE>', "your own template's text; repeatable", collected)
      .option('--author <LOGIN>', 'who wrote the change')
      .option('--reviewed-by <LOGIN>', 'who reviewed it; repeatable', collected),
  )
    .addHelpText('after', statementHelp)
    .action(async (file: string, flags: StatementFlags) => {
      const {judgeStatementFile} = await import('./statement-judge.ts')
      const config = readConfig()
      const options = {
        ...measuringOptionsFrom(flags, config),
        file,
        directory: process.cwd(),
        evidence: flags.evidence ?? [],
        subjects: flags.subject ?? [],
        keys: flags.key ?? [],
        earlier: flags.earlier ?? null,
        templates: flags.template ?? [],
        author: flags.author ?? null,
        reviewers: flags.reviewedBy ?? null,
      }
      done(await judgeStatementFile(options, config))
    })
}

/** Gathers the values of a flag that may be given again; without any there is no list in the help. */
function collected(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value]
}

const statementHelp = `
Evidence has to be about this revision: the tables and files of the models in airworthy.yaml, or
the files that --subject names. Without either that is not judged.

Exit codes: 0 pass, 1 breach, 2 not-judged, 3 bad input, 4 error.

Examples:
  airworthy statement pull-request.md
  gh pr view 12 --json body --jq .body | airworthy statement - --subject eval/credit.csv`
