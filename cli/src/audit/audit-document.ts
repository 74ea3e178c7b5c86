import type {StatedFinding} from '@airworthy/evidence'
import type {ReportBlock, ReportDocument, ReportFact, ReportSection} from '@airworthy/reports'
import type {ReportForm} from '../write-measurement.ts'
import {apartSections} from './apart-section.ts'
import {auditAnswer, firstSentences} from './audit-answer.ts'
import type {AuditParameters} from './audit-request.ts'
import {columnsText, pointsText} from './audit-words.ts'
import {disparitySection} from './disparity-section.ts'
import {groupSections} from './group-sections.ts'
import type {AuditResult, AuditStatement} from './measure-audit.ts'
import {scoreSections} from './score-sections.ts'

/** An audit as people read it: a terminal gets what matters, a page everything. */
export function auditDocument(statement: AuditStatement, form: ReportForm): ReportDocument {
  const {result, parameters, findings, outcome, tool} = statement.predicate
  const [subject] = statement.subject
  // what the policy found speaks of a measure, whatever its severity
  const decided = findings.filter(({facts}) => 'measure' in facts)
  const limits = Object.keys(parameters.policy).length
  return {
    title: `fairness audit of ${subject?.name ?? 'a table'}`,
    outcome,
    judged: limits > 0,
    answer: auditAnswer(result, {outcome, limits, findings: decided}),
    first: firstSentences(result, decided),
    sections: [
      ...(decided.length === 0
        ? []
        : [{heading: 'Policy', blocks: [{kind: 'findings' as const, findings: decided}]}]),
      ...rateSections(result, {form, decided}),
      ...scoreSections(result, form),
      ...(form === 'page' ? [methodSection(result)] : []),
    ],
    provenance: [
      {name: 'rows', value: rowsText(result)},
      ...askedFacts(parameters),
      {name: 'sha256', value: subject?.digest.sha256 ?? ''},
      {name: 'tool', value: `${tool.name} ${tool.version}`},
    ],
  }
}

/** What rests on decisions; the audit of a regression alone has none of it. */
function rateSections(
  result: AuditResult,
  {form, decided}: {form: ReportForm; decided: readonly StatedFinding[]},
): ReportSection[] {
  if (Object.keys(result.overall.metrics).length === 0) return []
  return [
    disparitySection(result, form),
    ...apartSections(result, form),
    ...groupSections(result, {form, decided}),
  ]
}

/** What was asked, as far as it was given. */
function askedFacts(parameters: AuditParameters): ReportFact[] {
  const {label, prediction, score, target, estimate, by, where} = parameters
  const given = {label, prediction, score, target, estimate, by: by.join(', '), where}
  return Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [{name, value}],
  )
}

function rowsText({rows, missing}: AuditResult): string {
  const all = rows.toLocaleString('en-GB')
  return missing.rows === 0
    ? all
    : `${all}, of which ${missing.rows.toLocaleString('en-GB')} left out`
}

function methodSection({rules, fourFifths}: AuditResult): ReportSection {
  const blocks: ReportBlock[] = [
    {
      kind: 'facts',
      facts: [
        {
          name: 'error rate of the whole audit',
          value: `${rules.alpha} (chance of any false disparity)`,
        },
        {
          name: 'smallest group judged',
          value: `${rules.minimumGroup} rows, ${rules.minimumTrials} trials`,
        },
        {
          name: 'gap to find',
          value: `${pointsText(rules.gapToFind)} points with power ${rules.power}: it parts "no evidence" from "too little data"`,
        },
        {
          name: 'tests',
          value:
            'Pearson’s chi-squared and each group against the rest (Fisher’s exact test where counts are small), Holm’s correction over all',
        },
        {name: 'intervals', value: 'Wilson for rates, Newcombe for differences, Katz for ratios'},
      ],
    },
  ]
  if (fourFifths.length > 0) {
    blocks.push({
      kind: 'table',
      caption:
        'The four-fifths rule (29 CFR 1607.4 D): lowest selection rate over highest, judged by its interval.',
      columns: [
        {name: 'by', align: 'left'},
        {name: 'ratio', align: 'right'},
        {name: 'interval', align: 'right'},
        {name: 'verdict', align: 'left'},
      ],
      rows: fourFifths.map(({by, ratio, low, high, verdict}) => ({
        cells: [
          columnsText(by),
          ratio === null ? '–' : ratio.toFixed(3),
          low === null || high === null ? '–' : `${low.toFixed(3)} to ${high.toFixed(3)}`,
          {
            below: 'below four fifths',
            'at-least': 'at least four fifths',
            'not-judged': 'not judged',
          }[verdict],
        ],
      })),
    })
  }
  return {heading: 'How it was judged', blocks}
}
