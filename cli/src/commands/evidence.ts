import {Command} from 'commander'
import {readConfig} from '../config.ts'
import {
  addMeasuringOptions,
  measuringOptionsFrom,
  type MeasuringFlags,
} from '../measuring-options.ts'

interface VerifyFlags extends MeasuringFlags {
  key: string[]
  subject: string[]
}

/** The commands about evidence. */
export function evidenceCommand(done: (exitCode: number) => void): Command {
  const evidence = new Command('evidence').description('verify measurements that others made')
  addMeasuringOptions(
    evidence
      .command('verify')
      .description('check the form, the signatures and the subjects of evidence')
      .argument('<FILE...>', 'statements or signed envelopes, as --format json writes them')
      .option(
        '--key <FILE>',
        'a public key that you trust (PEM); may be given again',
        collected,
        [],
      )
      .option(
        '--subject <FILE>',
        'a file that the evidence must be about; may be given again',
        collected,
        [],
      ),
  )
    .addHelpText('after', verifyHelp)
    .action(async (files: string[], flags: VerifyFlags) => {
      const {evidenceVerify} = await import('./evidence-verify.ts')
      const config = readConfig()
      const options = {
        ...measuringOptionsFrom(flags, config),
        keys: flags.key,
        subjects: flags.subject,
      }
      done(await evidenceVerify(files, options, config))
    })
  return evidence
}

function collected(value: string, before: string[]): string[] {
  return [...before, value]
}

const verifyHelp = `
Exit codes: 0 pass, 1 breach, 2 not-judged (nobody whom you trust signed it), 3 bad input, 4 error.

Examples:
  airworthy evidence verify audit.json --key ci.pub.pem --subject eval/credit.parquet`
