import {Command} from 'commander'
import {readConfig} from '../config.ts'
import {badInput} from '../faults.ts'
import {millisecondsFrom, repeatable} from '../flags.ts'
import {
  addMeasuringOptions,
  measuringOptionsFrom,
  type MeasuringFlags,
} from '../measuring-options.ts'

interface VerifyFlags extends MeasuringFlags {
  issuer?: string
  status: string[]
  at?: Date
  timeout?: number
}

/** The commands about credentials; what they do is loaded when one of them runs. */
export function credentialCommand(done: (exitCode: number) => void): Command {
  const credential = new Command('credential').description('verify credentials of people')
  addMeasuringOptions(
    credential
      .command('verify')
      .description(
        'verify an Open Badges 3.0 credential: form, signature, issuer, validity, revocation',
      )
      .argument(
        '<FILE|URL>',
        'JSON, JWT, or a baked PNG or SVG; - for standard input; a URL is fetched, with its issuer and status',
      )
      .option(
        '--issuer <FILE>',
        'the keys of the issuer: a DID document, a profile, a JWK, or a key z6Mk…',
      )
      .addOption(repeatable('--status <FILE>', 'a status list that the credential names'))
      .option(
        '--at <TIME>',
        'judge as of this moment, 2026-11-28T12:00:00Z; now without it',
        momentFrom,
      )
      .option('--timeout <SECONDS>', 'longest wait for a URL (30 without it)', millisecondsFrom),
  )
    .addHelpText('after', verifyHelp)
    .action(async (source: string, flags: VerifyFlags) => {
      const {credentialVerify} = await import('./credential-verify.ts')
      const config = readConfig()
      const options = {
        ...measuringOptionsFrom(flags, config),
        issuer: flags.issuer ?? null,
        statuses: flags.status,
        at: flags.at ?? null,
        timeout: flags.timeout ?? 30_000,
      }
      done(await credentialVerify(source, options, config))
    })
  return credential
}

const verifyHelp = `
A file is verified without any network: without --issuer the signer is not judged, without --status
revocation is not. A URL is fetched over https (http on this machine alone), and from it the
document of the issuer and the status list.

Exit codes: 0 pass, 1 breach, 2 not-judged, 3 bad input, 4 the target failed.

Examples:
  airworthy credential verify credential.png --issuer did.json --status revocations.json
  airworthy credential verify https://airworthy.example.org/verify/0197a3c2-0000-7000-8000-000000000000`

function momentFrom(value: string): Date {
  const isMoment =
    /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))?$/.test(value)
  const moment = new Date(value)
  if (isMoment && !Number.isNaN(moment.getTime())) return moment
  throw badInput(`not a moment: --at ${value}; write 2026-11-28 or 2026-11-28T12:00:00Z`)
}
