/** The four outcomes: measured within policy, measured outside it, could not be judged, or a tool failed. */
export type Outcome = 'pass' | 'breach' | 'not-judged' | 'error'

const severity: Readonly<Record<Outcome, number>> = {
  pass: 0,
  'not-judged': 1,
  breach: 2,
  error: 3,
}

/** The outcome of several measures together: error > breach > not-judged > pass; of none, not-judged. */
export function combineOutcomes(outcomes: Iterable<Outcome>): Outcome {
  let combined: Outcome | undefined
  for (const outcome of outcomes) {
    if (combined === undefined || severity[outcome] > severity[combined]) combined = outcome
  }
  return combined ?? 'not-judged'
}

/** The process exit code of an outcome: pass 0, breach 1, not-judged 2, error 4 (3 is a refusal before measuring). */
export function exitCodeOf(outcome: Outcome): 0 | 1 | 2 | 4 {
  switch (outcome) {
    case 'pass':
      return 0
    case 'breach':
      return 1
    case 'not-judged':
      return 2
    case 'error':
      return 4
  }
}
