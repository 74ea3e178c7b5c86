import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {onTestFinished} from 'vitest'
import {
  appendEntry,
  exportLines,
  generateSigningKey,
  headOf,
  signCheckpoint,
  type Entry,
  type StreamHead,
} from '@airworthy/evidence'

/** A small ledger on disk. */
export interface LedgerFiles {
  readonly directory: string
  /** Path of the export, and its lines. */
  readonly ledger: string
  readonly lines: readonly string[]
  /** Path of a checkpoint over all of it. */
  readonly checkpoint: string
  /** Writes other lines beside it and returns their path. */
  readonly write: (name: string, content: string | Uint8Array | readonly string[]) => string
}

/** Writes a ledger with one stream for each length into a directory that lasts as long as the test; `after` adds a later stream. */
export async function buildLedgerFiles(
  lengths: readonly number[],
  {after = 0}: {after?: number} = {},
): Promise<LedgerFiles> {
  const directory = mkdtempSync(join(tmpdir(), 'airworthy-cli-'))
  onTestFinished(() => rmSync(directory, {recursive: true}))
  const key = await generateSigningKey()
  const covered = await Promise.all(lengths.map((length, i) => stream(`roles/${i + 10}`, length)))
  const late = after === 0 ? [] : await stream('zebra', after)
  const heads: StreamHead[] = covered.flatMap((entries) => entries.slice(-1).map(headOf))
  const origin = 'ledger-of-a-test'
  const at = '2026-11-25T09:30:00.000Z'
  const checkpoint = await signCheckpoint(heads, key, {origin, at, previous: null})
  const header = {origin, exportedAt: at, key, checkpoint: null}
  const lines = await Array.fromAsync(exportLines([...covered.flat(), ...late], header))

  function write(name: string, content: string | Uint8Array | readonly string[]): string {
    const path = join(directory, name)
    const whole =
      typeof content === 'string' || content instanceof Uint8Array
        ? content
        : `${content.join('\n')}\n`
    writeFileSync(path, whole)
    return path
  }

  return {
    directory,
    ledger: write('ledger.ndjson', lines),
    lines,
    checkpoint: write('checkpoint.json', JSON.stringify(checkpoint)),
    write,
  }
}

async function stream(name: string, length: number): Promise<Entry[]> {
  const entries: Entry[] = []
  for (let index = 0; index < length; index++) {
    const last = entries.at(-1)
    const event = {
      stream: name,
      at: new Date(Date.UTC(2026, 10, 25, 9, 0, index)).toISOString(),
      type: 'people.role-defined',
      actor: null,
      subject: null,
      payload: {index},
    }
    entries.push(await appendEntry(last === undefined ? null : headOf(last), event))
  }
  return entries
}
