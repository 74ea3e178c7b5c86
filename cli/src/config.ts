/** What the command line takes from its environment; nothing else reads it. */
export interface Config {
  /** `AIRWORTHY_TOKEN`: an API key of a platform, sent to the address that a command reads from. */
  readonly token: string | null
  /** `AIRWORTHY_SIGNING_KEY`: the private key (Ed25519, PKCS #8, PEM) that `--sign` uses. */
  readonly signingKey: string | null
  /** `AIRWORTHY_SIGNING_KEY_FILE`: a file that holds it. */
  readonly signingKeyFile: string | null
  /** `AIRWORTHY_BACKUP_PASSPHRASE`: what backups are encrypted with. */
  readonly backupPassphrase: string | null
  /** `AIRWORTHY_BACKUP_PASSPHRASE_FILE`: a file that holds it. */
  readonly backupPassphraseFile: string | null
  /** `NO_COLOR`: any value but the empty one turns colour off (no-color.org). */
  readonly noColor: boolean
  /** `CI`: whether a machine that makes builds runs the command, so that nobody can be asked. */
  readonly unattended: boolean
  /** `GITLAB_CI`: logins are those of GitLab where its pipeline runs the command, else of GitHub. */
  readonly provider: 'github' | 'gitlab'
}

/** Reads the environment once. */
export function readConfig(): Config {
  const {
    AIRWORTHY_TOKEN: token,
    AIRWORTHY_SIGNING_KEY: signingKey,
    AIRWORTHY_SIGNING_KEY_FILE: signingKeyFile,
    AIRWORTHY_BACKUP_PASSPHRASE: backupPassphrase,
    AIRWORTHY_BACKUP_PASSPHRASE_FILE: backupPassphraseFile,
    NO_COLOR: noColor,
    CI: unattended,
    GITLAB_CI: gitlab,
  } = process.env
  return {
    token: token || null,
    signingKey: signingKey || null,
    signingKeyFile: signingKeyFile || null,
    backupPassphrase: backupPassphrase || null,
    backupPassphraseFile: backupPassphraseFile || null,
    noColor: Boolean(noColor),
    unattended: Boolean(unattended) && unattended !== 'false',
    provider: gitlab === 'true' ? 'gitlab' : 'github',
  }
}
