import {Command} from 'commander'
import {readConfig} from '../config.ts'
import {millisecondsFrom} from '../flags.ts'
import {formatsFrom} from '../formats.ts'

interface VerifyFlags {
  checkpoint?: string
  format?: ('text' | 'json')[]
  out?: string
  timeout?: number
  quiet?: boolean
}

/** The commands about ledgers; what they do is loaded when one of them runs. */
export function ledgerCommand(done: (exitCode: number) => void): Command {
  const ledger = new Command('ledger').description('verify the ledger of a platform')
  ledger
    .command('verify')
    .description(
      'verify the hash chains and checkpoints of a ledger, without trusting the platform that wrote it',
    )
    .argument('<EXPORT|URL>', 'an export of the ledger: a file, or the address of a platform')
    .option(
      '--checkpoint <FILE>',
      'a checkpoint kept outside the platform; without one the tail is not judged',
    )
    .option(
      '--format <FORMAT>',
      'text (as without it) or json; both with --out: text,json',
      (value) => formatsFrom(value, ['text', 'json']),
    )
    .option('--out <DIR>', 'write into this directory, one file for each format')
    .option('--timeout <SECONDS>', 'longest silence of a URL (30 without it)', millisecondsFrom)
    .option('--quiet', 'no progress')
    .addHelpText('after', verifyHelp)
    .action(async (source: string, flags: VerifyFlags) => {
      const {ledgerVerify} = await import('./ledger-verify.ts')
      const config = readConfig()
      const options = {
        checkpoint: flags.checkpoint ?? null,
        formats: flags.format ?? (['text'] as const),
        out: flags.out ?? null,
        timeout: flags.timeout ?? 30_000,
        quiet: flags.quiet === true,
        color: process.stdout.isTTY && !config.noColor,
      }
      done(await ledgerVerify(source, options, config))
    })
  return ledger
}

const verifyHelp = `
Exit codes: 0 pass, 1 breach, 2 not-judged, 3 bad input, 4 the target failed.
AIRWORTHY_TOKEN is sent to a URL as its API key.

Examples:
  airworthy ledger verify ledger.ndjson --checkpoint checkpoint-2026-11.json
  airworthy ledger verify https://airworthy.example.org --format json`
