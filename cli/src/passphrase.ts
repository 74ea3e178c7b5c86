import {isCancel, password} from '@clack/prompts'
import type {Config} from './config.ts'
import {badInput} from './faults.ts'
import {readFileText} from './read-file.ts'

/**
 * The passphrase of a backup: from a file, else from the environment, else asked for (twice for a
 * new one). It is never an argument, which every process of the machine can read.
 */
export async function passphraseFrom(
  {file, twice}: {file: string | null; twice: boolean},
  {backupPassphrase, backupPassphraseFile, unattended}: Config,
): Promise<string> {
  const path = file ?? backupPassphraseFile
  if (path !== null) {
    const [line = ''] = (await readFileText(path, {what: 'a passphrase'})).split(/\r?\n/)
    return line
  }
  if (backupPassphrase !== null) return backupPassphrase
  if (unattended || !process.stdin.isTTY || !process.stderr.isTTY) {
    throw badInput(
      'no passphrase: name a file with --passphrase-file, or set AIRWORTHY_BACKUP_PASSPHRASE',
    )
  }
  const given = await asked('Passphrase of the backup')
  if (twice && given !== (await asked('The same again'))) {
    throw badInput('the passphrases differ: begin again')
  }
  return given
}

async function asked(message: string): Promise<string> {
  const answer = await password({message, output: process.stderr})
  if (isCancel(answer)) throw badInput('no passphrase was given')
  return answer ?? ''
}
