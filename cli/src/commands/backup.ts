import {resolve} from 'node:path'
import {writeFileSync} from 'node:fs'
import {Command} from 'commander'
import type {BackupMade} from '@airworthy/server'
import {isAirworthyError} from '@airworthy/kernel'
import {readConfig} from '../config.ts'
import {targetFault} from '../faults.ts'
import {interruptible} from '../interruptible.ts'
import {passphraseFrom} from '../passphrase.ts'
import {platformFrom} from '../platform-package.ts'
import {progressNote} from '../progress-note.ts'

interface BackupFlags {
  passphraseFile?: string
  checkpoint?: string
  quiet?: boolean
}

/** The command that writes a backup of the platform. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('write database and keys of the platform into one encrypted file')
    .argument('<FILE>', 'where the backup goes; it must not be there yet')
    .option('--passphrase-file <FILE>', 'a file whose first line is the passphrase')
    .option('--checkpoint <FILE>', 'write the signed checkpoint of the backup into this file')
    .option('--quiet', 'no progress')
    .addHelpText('after', backupHelp)
    .action(async (file: string, flags: BackupFlags) => {
      const platform = await platformFrom(async () => await import('@airworthy/server'))
      const config = platform.readConfig()
      const passphrase = await passphraseFrom(
        {file: flags.passphraseFile ?? null, twice: true},
        readConfig(),
      )
      const clock = {now: () => new Date()}
      const progress = progressNote({quiet: flags.quiet === true})
      const made = await interruptible(async (signal) => {
        try {
          return await platform.createBackup({
            config,
            file: resolve(file),
            passphrase,
            clock,
            log: platform.jsonLog('error', clock),
            signal,
            onProgress: ({of, bytes}) => progress.note(`copies ${of}, ${inMegabytes(bytes)}`),
          })
        } catch (thrown) {
          throw isAirworthyError(thrown, 'backup-not-written')
            ? targetFault('cannot-write', thrown.message, {cause: thrown})
            : thrown
        } finally {
          progress.end()
        }
      })
      if (flags.checkpoint !== undefined) writeCheckpoint(flags.checkpoint, made)
      process.stdout.write(`${sentencesOf(file, made)}\n`)
    })
}

const backupHelp = `
The platform may go on running: all tables are of one moment. The database is that of DATABASE_URL,
else the embedded one of AIRWORTHY_DATA; the keys are those of AIRWORTHY_DATA. The passphrase comes
from --passphrase-file, AIRWORTHY_BACKUP_PASSPHRASE_FILE, AIRWORTHY_BACKUP_PASSPHRASE, or is asked for.

Exit codes: 0 written, 3 bad input, 4 it could not be written.

Example:
  airworthy backup /backups/airworthy-2026-11-28.backup --passphrase-file /etc/airworthy/passphrase`

function writeCheckpoint(path: string, {checkpoint}: BackupMade): void {
  try {
    writeFileSync(path, `${JSON.stringify(checkpoint)}\n`)
  } catch (cause) {
    throw targetFault('cannot-write', `cannot write ${path}`, {cause})
  }
}

function sentencesOf(file: string, made: BackupMade): string {
  const {tables, rows, keys, bytes, masterKey, checkpoint, checkpointDigest} = made
  const [day, time] = checkpoint.at.split('T')
  return [
    `written: ${file} (${inMegabytes(bytes)})`,
    `${rows} rows of ${tables} tables, ${keys} keys, as of ${day} ${time?.slice(0, 8)} UTC`,
    `ledger: ${checkpoint.entries} entries in ${checkpoint.streams} streams; checkpoint ${checkpointDigest}`,
    ...(masterKey === 'environment'
      ? ['the master key is not in it: keep AIRWORTHY_MASTER_KEY where you keep it now']
      : []),
    'keep the passphrase, and erasures.ndjson of the data folder, in another place than this file',
  ].join('\n')
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
