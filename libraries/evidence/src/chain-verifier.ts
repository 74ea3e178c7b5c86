import {streamGenesis} from './chain.ts'
import type {Entry} from './entry.ts'
import type {ChainFinding} from './findings.ts'

/** Sequences of a stream that have not come yet, both ends included. */
interface Gap {
  from: number
  to: number
}

interface StreamState {
  length: number
  /** What the next entry's `previous` may be: two when the last entry's hash was altered. */
  heads: string[]
  gaps: Gap[]
}

/** Gaps of one stream that are remembered, so that entries out of order are told from lost ones. */
const rememberedGaps = 64

/** Verifies hash chains entry by entry, in the order of an export. */
export interface ChainVerifier {
  /** Takes the next entry with its recomputed hash; what is wrong with it or its place. */
  take(entry: Entry, at: {line: number; computedHash: string}): Promise<ChainFinding[]>
  /** What was still missing at the end; call once. */
  finish(): ChainFinding[]
  /** Number of entries that a stream has, gaps included; 0 when it was not seen. */
  lengthOf(stream: string): number
  /** Number of streams seen. */
  streams(): number
}

/** A verifier of any number of streams; its memory grows with the streams, not with the entries. */
export function chainVerifier(): ChainVerifier {
  const states = new Map<string, StreamState>()
  let latestStream = ''

  async function take(
    entry: Entry,
    {line, computedHash}: {line: number; computedHash: string},
  ): Promise<ChainFinding[]> {
    const {stream, sequence, hash, previous} = entry
    const findings: ChainFinding[] = []
    function found(code: Exclude<ChainFinding['code'], 'entry-missing'>): void {
      findings.push({code, outcome: 'breach', subject: stream, facts: {line, sequence}})
    }

    if (hash !== computedHash) found('entry-altered')
    if (stream < latestStream) found('entry-out-of-order')
    else latestStream = stream

    const state = states.get(stream) ?? (await firstState(stream))
    states.set(stream, state)
    if (sequence <= state.length) {
      found(closeGap(state, sequence) ? 'entry-out-of-order' : 'stream-forked')
      return findings
    }
    if (sequence > state.length + 1) {
      state.gaps.push({from: state.length + 1, to: sequence - 1})
      const forgotten = state.gaps.length > rememberedGaps ? state.gaps.shift() : undefined
      if (forgotten !== undefined) findings.push(missing(stream, forgotten))
    } else if (!state.heads.includes(previous)) {
      found('chain-broken')
    }
    state.length = sequence
    state.heads = [hash, computedHash]
    return findings
  }

  function finish(): ChainFinding[] {
    return Array.from(states, ([stream, {gaps}]) => gaps.map((gap) => missing(stream, gap))).flat()
  }

  return {
    take,
    finish,
    lengthOf: (stream) => states.get(stream)?.length ?? 0,
    streams: () => states.size,
  }
}

async function firstState(stream: string): Promise<StreamState> {
  return {length: 0, heads: [await streamGenesis(stream)], gaps: []}
}

/** Takes a sequence out of the gap that it lies in; false when it lies in none. */
function closeGap(state: StreamState, sequence: number): boolean {
  const index = state.gaps.findIndex(({from, to}) => from <= sequence && sequence <= to)
  const gap = state.gaps[index]
  if (gap === undefined) return false
  const rest = [
    {from: gap.from, to: sequence - 1},
    {from: sequence + 1, to: gap.to},
  ].filter(({from, to}) => from <= to)
  state.gaps.splice(index, 1, ...rest)
  return true
}

function missing(stream: string, {from, to}: Gap): ChainFinding {
  return {code: 'entry-missing', outcome: 'breach', subject: stream, facts: {from, to}}
}
