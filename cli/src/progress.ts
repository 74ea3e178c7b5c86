/** Tells on stderr how far a command has come. */
export interface Progress {
  /** One more is done. */
  step(): void
  /** Clears what stands on the terminal. */
  end(): void
}

/** How many steps lie between two lines, on a terminal and elsewhere. */
const every = {terminal: 5_000, log: 100_000}

/** Progress by number of steps: one line rewritten on a terminal, a line now and then elsewhere. */
export function countingProgress(what: string, {quiet}: {quiet: boolean}): Progress {
  const terminal = process.stderr.isTTY
  const interval = terminal ? every.terminal : every.log
  let steps = 0
  let shown = false

  function step(): void {
    steps++
    if (quiet || steps % interval !== 0) return
    const line = `${steps.toLocaleString('en-GB')} ${what}`
    process.stderr.write(terminal ? `\r\u001b[2K${line}` : `${line}\n`)
    shown = true
  }

  function end(): void {
    if (shown && terminal) process.stderr.write('\r\u001b[2K')
  }

  return {step, end}
}
