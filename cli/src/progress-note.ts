/** Tells on stderr what a command is doing now. */
export interface ProgressNote {
  /** What is being done; replaces what stood there before on a terminal. */
  readonly note: (doing: string) => void
  /** Clears what stands on the terminal. */
  readonly end: () => void
}

/** Notes for work that takes a while: nothing for the first half second, nothing with `--quiet`, nothing into a file. */
export function progressNote({quiet}: {quiet: boolean}): ProgressNote {
  const silent = quiet || !process.stderr.isTTY
  const start = performance.now()
  let shown = false

  function note(doing: string): void {
    if (silent) return
    if (!shown && performance.now() - start < 500) return
    process.stderr.write(`\r\u001b[2K${doing} …`)
    shown = true
  }

  function end(): void {
    if (shown) process.stderr.write('\r\u001b[2K')
  }

  return {note, end}
}
