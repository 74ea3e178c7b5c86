import type {SafetyStatement} from '@airworthy/changes'
import type {StatedFinding} from '@airworthy/evidence'
import type {ReportSection} from '@airworthy/reports'

/** One section for each design question: what was answered, what is wrong with it. */
export function statementSections(
  {answers}: SafetyStatement,
  findings: readonly StatedFinding[],
): ReportSection[] {
  return answers.map(({question, line, references, outcome}) => {
    const own = findings.filter(({subject}) => subject === question.id)
    const pointed = references.map(({reference}) => reference).join(', ')
    const answer = line === null ? 'not there' : `below line ${line}`
    return {
      heading: question.text,
      blocks: [
        {
          kind: 'facts',
          facts: [
            {name: 'outcome', value: outcome},
            {name: 'answer', value: answer},
            {name: 'points to', value: pointed === '' ? 'nothing' : pointed},
          ],
        },
        ...(own.length === 0 ? [] : [{kind: 'findings' as const, findings: own}]),
      ],
    }
  })
}
