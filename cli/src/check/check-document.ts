import type {StatedFinding} from '@airworthy/evidence'
import type {ReportDocument, ReportRow, ReportSection} from '@airworthy/reports'
import {auditCommand, commandSection} from '../statement/measure-commands.ts'
import {statementSections} from '../statement/statement-sections.ts'
import type {JudgedChange} from './judge-change.ts'

/** The report of a checked change: what keeps it from passing first, then what was asked and seen. */
export function checkDocument(
  judged: JudgedChange,
  {base, head}: {base: string; head: string},
): ReportDocument {
  const {outcome, findings} = judged.decision
  const deciding = decidingFindings(findings)
  const others = findings.filter(({severity}) => severity === 'warning' || severity === 'note')
  return {
    title: `change ${base.slice(0, 12)} to ${head.slice(0, 12)}`,
    outcome,
    answer: answerOf(judged, deciding.length),
    first: deciding.slice(0, 3).map(({message}) => message),
    sections: [
      ...(deciding.length > 3
        ? [findingSection('What else keeps it from passing', deciding.slice(3))]
        : []),
      ...(others.length > 0 ? [findingSection('What else was seen', others)] : []),
      ...commandSection(deciding, auditCommand(judged.standing.policy, judged.requirements.models)),
      askedSection(judged),
      ...(judged.statement === null ? [] : statementSections(judged.statement.judged, [])),
    ],
    provenance: [
      {name: 'policy', value: `airworthy.yaml of the ${judged.standing.from} revision`},
      {name: 'from', value: base},
      {name: 'to', value: head},
    ],
  }
}

/** Breaches first: they are what has to be mended in any case. */
function decidingFindings(findings: readonly StatedFinding[]): StatedFinding[] {
  const breaches = findings.filter(({severity}) => severity === 'breach')
  return [...breaches, ...findings.filter(({severity}) => severity === 'not-judged')]
}

function answerOf({requirements, report, decision}: JudgedChange, deciding: number): string {
  const {models, statement} = requirements
  const touched = models.length === 0 ? '' : ` to ${models.join(', ')}`
  switch (decision.outcome) {
    case 'pass':
      if (!statement && models.length === 0) {
        return report.aiRelated
          ? 'the change is AI-related, and the policy asks nothing of it'
          : 'the change touches no model, and nothing is asked of it'
      }
      return `the change${touched} shows all that the policy asks`
    case 'breach':
      return `the change${touched} must not be merged as it is: ${counted(deciding)} to mend`
    case 'not-judged':
      return `the change${touched} cannot be judged yet: ${counted(deciding)} missing`
    case 'error':
      return 'the change could not be judged'
  }
}

function counted(findings: number): string {
  return findings === 1 ? 'one thing' : `${findings} things`
}

function findingSection(heading: string, findings: readonly StatedFinding[]): ReportSection {
  return {heading, blocks: [{kind: 'findings', findings}]}
}

function askedSection({
  requirements,
  report,
  audits,
  signed,
  certified,
  statement,
  decision,
}: JudgedChange): ReportSection {
  const rows: ReportRow[] = requirements.measures.map(({model, kind}) => {
    const audit = kind === 'audit' ? audits.find((one) => one.model === model) : undefined
    const own = audit?.statement === null ? undefined : audit
    const other = signed.find((one) => one.model === model && one.kind === kind)
    const findings = decision.findings.filter(
      ({subject, code}) =>
        subject === `${model}: ${kind}` ||
        (own !== undefined && subject.startsWith(`${model}: `) && code.includes('limit')),
    )
    const by = own ? 'this check' : other ? `a trusted key: ${other.file.file}` : 'nobody'
    const state = stateOf(findings)
    return {cells: [model, kind, by, state], status: state}
  })
  if (requirements.statement) {
    const state = statement === null ? 'not-judged' : stateOf(statement.findings)
    const by = statement === null ? 'nobody' : 'the text of the pull request'
    rows.push({cells: ['the change', 'statement', by, state], status: state})
  }
  if (requirements.certification.length > 0) {
    const state = stateOf(decision.findings.filter(({subject}) => subject === 'author'))
    const by = certified.length === 0 ? 'nobody' : 'the platform'
    rows.push({cells: ['the author', 'certification', by, state], status: state})
  }
  const surfaces = report.aiRelated ? report.surfaces.join(', ') : 'nothing that looks AI-related'
  const why = report.reasons
    .slice(0, 3)
    .map(({path, line, why: seen}) => `${path}${line === null ? '' : `:${line}`}: ${seen}`)
  return {
    heading: 'What was asked',
    blocks: [
      ...(rows.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              caption: 'Asked by the policy, and who gave it.',
              columns: ['of', 'what', 'given by', 'outcome'].map((name) => ({
                name,
                align: 'left' as const,
              })),
              rows,
            },
          ]),
      {
        kind: 'facts',
        facts: [
          {name: 'touches', value: surfaces},
          {name: 'models', value: requirements.models.join(', ') || 'none of airworthy.yaml'},
        ],
      },
      ...(why.length === 0 ? [] : [{kind: 'list' as const, items: why}]),
    ],
  }
}

function stateOf(findings: readonly StatedFinding[]): 'pass' | 'breach' | 'not-judged' {
  const severities = findings.map(({severity}) => severity)
  if (severities.includes('breach')) return 'breach'
  return severities.includes('not-judged') ? 'not-judged' : 'pass'
}
