import type {Checkpoint} from './checkpoint.ts'
import type {LedgerVerification} from './ledger-verification.ts'
import {readLedgerLine, type LedgerLine} from './read-line.ts'
import {startVerification} from './verification.ts'

/** Lines whose hashes are computed at the same time. */
const linesAtOnce = 64

/**
 * Verifies an export of a ledger, line by line (docs/reference/ledger-format.md). With a checkpoint
 * that was kept outside the ledger it can pass; without one it is not judged at best, since a cut
 * tail leaves no trace. Throws `not-a-ledger-export` when the first line is no header.
 */
export async function verifyLedger(
  lines: AsyncIterable<string> | Iterable<string>,
  {checkpoint = null}: {checkpoint?: Checkpoint | null} = {},
): Promise<LedgerVerification> {
  const verification = await startVerification(checkpoint)
  const pending: Promise<LedgerLine>[] = []
  for await (const line of lines) {
    pending.push(readLedgerLine(line))
    if (pending.length < linesAtOnce) continue
    for (const read of await Promise.all(pending.splice(0))) await verification.take(read)
  }
  for (const read of await Promise.all(pending)) await verification.take(read)
  return verification.finish()
}
