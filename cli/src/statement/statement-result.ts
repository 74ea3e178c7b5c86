import type {SafetyStatement} from '@airworthy/changes'

/** What evidence keeps of a safety statement: where it stands and how it was judged, not its words. */
export function statementResult({answers, outcome}: SafetyStatement): object {
  return {
    outcome,
    answers: answers.map(({question, line, references, outcome: judged, findings}) => ({
      question: question.id,
      line,
      references: references.map(({reference}) => reference),
      findings: findings.map(({code}) => code),
      outcome: judged,
    })),
  }
}
