import {Command} from 'commander'
import type {BackupProgress, RestoreDone} from '@airworthy/server'
import {isAirworthyError} from '@airworthy/kernel'
import {readConfig} from '../config.ts'
import {targetFault} from '../faults.ts'
import {repeatable} from '../flags.ts'
import {interruptible} from '../interruptible.ts'
import {passphraseFrom} from '../passphrase.ts'
import {platformFrom} from '../platform-package.ts'
import {progressNote} from '../progress-note.ts'

interface RestoreFlags {
  passphraseFile?: string
  erasures: string[]
  quiet?: boolean
}

/** The command that restores a backup into an empty place. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('restore a backup into an empty data folder and database')
    .argument('<FILE>', 'a backup')
    .option('--passphrase-file <FILE>', 'a file whose first line is the passphrase')
    .addOption(repeatable('--erasures <FILE>', 'a list of who was erased, kept outside the backup'))
    .option('--quiet', 'no progress')
    .addHelpText('after', restoreHelp)
    .action(async (file: string, flags: RestoreFlags) => {
      const platform = await platformFrom(async () => await import('@airworthy/server'))
      const config = platform.readConfig()
      const passphrase = await passphraseFrom(
        {file: flags.passphraseFile ?? null, twice: false},
        readConfig(),
      )
      const clock = {now: () => new Date()}
      const progress = progressNote({quiet: flags.quiet === true})
      const done = await interruptible(async (signal) => {
        try {
          return await platform.restoreBackup({
            config,
            file,
            passphrase,
            erasures: flags.erasures,
            clock,
            log: platform.jsonLog('error', clock),
            signal,
            onProgress: (at) => progress.note(noteOf(at)),
          })
        } catch (thrown) {
          throw isAirworthyError(thrown) && failures.has(thrown.code)
            ? targetFault('target-failed', thrown.message, {cause: thrown})
            : thrown
        } finally {
          progress.end()
        }
      })
      process.stdout.write(`${sentencesOf(done)}\n`)
    })
}

/** What lies with the place, not with what the command was given. */
const failures = new Set(['restore-unfinished', 'embedded-database-failed'])

const restoreHelp = `
It goes into the data folder of AIRWORTHY_DATA and the database of DATABASE_URL, else the embedded
one; both must be empty. The whole backup is read and verified before anything is changed. People
who stand on an erasure list are erased again: the list in the data folder, and each --erasures.
A restore that was killed goes on when the same command is run again.

Exit codes: 0 restored, 3 bad input, 4 it failed.

Example:
  AIRWORTHY_DATA=/srv/airworthy airworthy restore airworthy-2026-11-28.backup --erasures erasures.ndjson`

const doing: Readonly<Record<BackupProgress['step'], string>> = {
  copy: 'copies',
  verify: 'verifies',
  load: 'loads',
  check: 'verifies the ledger',
  erase: 'erases again who was erased',
}

function noteOf({step, of}: BackupProgress): string {
  return of === null ? doing[step] : `${doing[step]} ${of}`
}

function sentencesOf(done: RestoreDone): string {
  const {createdAt, version, rows, tables, keys, entries, migrated, listed, erased, left} = done
  return [
    `restored: the platform as it was at ${createdAt} (airworthy ${version})`,
    `${rows} rows of ${tables} tables, ${keys} keys`,
    `ledger: ${entries} entries, verified against the checkpoint of the backup`,
    migrated === 0 ? 'schema: that of this version' : `schema: brought up by ${migrated} steps`,
    listed === 0
      ? 'erasures: no list was given; whoever was erased after the backup is there again'
      : `erasures: ${erased} erased again, of ${listed} on the list`,
    ...(left === 0
      ? []
      : [
          'not erased: the last administrator stands on the list; make somebody else administrator and start again',
        ]),
  ].join('\n')
}
