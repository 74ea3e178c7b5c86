import type {SoundAnswer} from '@airworthy/faults'
import {randomFrom, type Random} from '@airworthy/kernel'
import type {FaultFacts} from './facts.ts'
import type {FaultRequest} from './view.ts'

/** What is right for a report: somebody today, or the ordinary queue. */
export type Urgency = 'today' | 'routine'

/** A report with what only the simulation knows of it. */
export interface Report {
  readonly request: FaultRequest
  readonly urgency: Urgency
  /** The answer of the model when it is well. */
  readonly answer: SoundAnswer
}

/** Draws reports from a seed; half of them need somebody today. References are unique per seed. */
export function reportsFrom(
  {reports: parts}: FaultFacts,
  {seed, count}: {seed: string; count: number},
): Report[] {
  const random = randomFrom(seed)
  const first = 1000 + random.integer(8000)
  const urgencies = random.shuffle(
    Array.from({length: count}, (_, index) => (index % 2 === 0 ? 'today' : 'routine')),
  )
  return urgencies.map((urgency, index) => {
    const gas = urgency === 'today' && random.next() < 0.5
    const request: FaultRequest = {
      reference: `R-${first + index}`,
      name: `${one(parts.givenNames, random)} ${one(parts.familyNames, random)}`,
      phone: `0${100 + random.integer(900)} ${100000 + random.integer(900000)}`,
      address: `${one(parts.streets, random)} ${1 + random.integer(180)}`,
      text: one(urgency === 'today' ? parts.today : parts.routine, random),
      gas,
    }
    return {request, urgency, answer: answerTo({urgency, gas}, random)}
  })
}

/** Risk and urgency agree when the model is well; a contradiction keeps the shape and not the sense. */
function answerTo({urgency, gas}: {urgency: Urgency; gas: boolean}, random: Random): SoundAnswer {
  const high = 0.55 + random.integer(44) / 100
  const low = 0.02 + random.integer(43) / 100
  const risk = rounded(urgency === 'today' ? high : low)
  const against = urgency === 'today' ? 'routine' : 'today'
  // against itself, or, where the box is ticked, against the report
  const contradicted =
    gas && random.next() < 0.5 ? {urgency: 'routine', risk: rounded(low)} : {urgency: against, risk}
  return {body: {urgency, risk}, contradicted, afterMs: 300 + random.integer(600)}
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

function one(texts: readonly string[], random: Random): string {
  return texts[random.integer(texts.length)] ?? ''
}
