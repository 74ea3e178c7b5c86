import type {ChangedFile} from './change-source.ts'
import type {PathKind} from './path-kind.ts'
import type {ChangedLine} from './text/line-changes.ts'

/** A changed file with what the rules look at; `undefined` texts are unknown or not there. */
export interface FileChange {
  readonly file: ChangedFile
  readonly kind: PathKind
  readonly base: string | undefined
  readonly head: string | undefined
  /** Changed lines of code or text, comments left out; undefined when no text is known. */
  readonly lines: readonly ChangedLine[] | undefined
}

/** Whether the change says something about behaviour, as far as its lines are known. */
export function isTrivial({lines, kind}: FileChange): boolean {
  if (lines === undefined || kind === 'data' || kind === 'notebook') return false
  return lines.every(({text}) => trivialLine.test(text.trim()))
}

/** Lines that say how code reads, logs or is versioned, and nothing about what it does. */
const trivialLine =
  /^(?:$|[{}()[\],;:]+$|(?:\/\/|\/\*|\*|#|<!--|"""|''').*|(?:import|from)\s.*\b(?:logging|logger|LOGGER|typing|annotations)\b.*|(?:export\s+)?(?:const\s+)?__version__\s*=.*|["']?version["']?\s*[:=].*|(?:\w+\.)*(?:console|log|logger|LOGGER|logging|_logger)\.\w+\(.*|(?:LOGGER|logger|log)\s*=.*|.*\bhelp\s*=\s*["'f].*|pass|\.\.\.|use strict)$/
