/** What the command line takes from its environment; nothing else reads it. */
export interface Config {
  /** `AIRWORTHY_TOKEN`: an API key of a platform, sent to the address that a command reads from. */
  readonly token: string | null
  /** `AIRWORTHY_SIGNING_KEY`: the private key (Ed25519, PKCS #8, PEM) that `--sign` uses. */
  readonly signingKey: string | null
  /** `AIRWORTHY_SIGNING_KEY_FILE`: a file that holds it. */
  readonly signingKeyFile: string | null
  /** `NO_COLOR`: any value but the empty one turns colour off (no-color.org). */
  readonly noColor: boolean
  /** `CI`: whether a machine that makes builds runs the command, so that nobody can be asked. */
  readonly unattended: boolean
}

/** Reads the environment once. */
export function readConfig(): Config {
  const {
    AIRWORTHY_TOKEN: token,
    AIRWORTHY_SIGNING_KEY: signingKey,
    AIRWORTHY_SIGNING_KEY_FILE: signingKeyFile,
    NO_COLOR: noColor,
    CI: unattended,
  } = process.env
  return {
    token: token || null,
    signingKey: signingKey || null,
    signingKeyFile: signingKeyFile || null,
    noColor: Boolean(noColor),
    unattended: Boolean(unattended) && unattended !== 'false',
  }
}
