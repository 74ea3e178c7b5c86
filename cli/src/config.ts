/** What the command line takes from its environment; nothing else reads it. */
export interface Config {
  /** `AIRWORTHY_TOKEN`: an API key of a platform, sent to the address that a command reads from. */
  readonly token: string | null
  /** `NO_COLOR`: any value but the empty one turns colour off (no-color.org). */
  readonly noColor: boolean
}

/** Reads the environment once. */
export function readConfig(): Config {
  const {AIRWORTHY_TOKEN: token, NO_COLOR: noColor} = process.env
  return {token: token || null, noColor: Boolean(noColor)}
}
