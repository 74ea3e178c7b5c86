import type {CutSelection, NeedDifference} from '@airworthy/fairness'
import type {
  IntervalPlot,
  ReportBlock,
  ReportDocument,
  ReportSection,
  ReportTable,
} from '@airworthy/reports'
import {shareText} from '../audit/audit-words.ts'
import type {ReportForm} from '../write-measurement.ts'
import type {LabelAuditParameters} from './label-audit-request.ts'
import {understatedText} from './label-audit-findings.ts'
import type {LabelAuditResult, LabelAuditStatement} from './measure-label-audit.ts'
import {proxySections} from './proxy-section.ts'

/** The cut and the percentile that a terminal shows. */
const shownCut = 0.03
const shownPercentile = 97

/** A label audit as people read it. */
export function labelAuditDocument(
  statement: LabelAuditStatement,
  form: ReportForm,
): ReportDocument {
  const {result, parameters, outcome, tool} = statement.predicate
  const [subject] = statement.subject
  return {
    title: `label audit of ${subject?.name ?? 'a table'}`,
    outcome,
    judged: false,
    answer: answerOf(result, parameters),
    first: firstSentences(result, parameters),
    sections: [
      needSection(result, parameters),
      selectionSection(result, {parameters, form}),
      ...exchangeSections(result, form),
      ...proxySections(result, form),
      ...(form === 'page' ? [methodSection(parameters)] : []),
    ],
    provenance: [
      {name: 'rows', value: rowsText(result)},
      {name: 'score', value: parameters.score},
      {name: 'need', value: parameters.need},
      {name: 'candidates', value: parameters.candidates.join(', ')},
      {name: 'by', value: parameters.by.join(', ')},
      ...(parameters.where === undefined ? [] : [{name: 'where', value: parameters.where}]),
      {name: 'sha256', value: subject?.digest.sha256 ?? ''},
      {name: 'tool', value: `${tool.name} ${tool.version}`},
    ],
  }
}

function rowsText({rows, leftOut}: LabelAuditResult): string {
  const all = (rows + leftOut.rows).toLocaleString('en-GB')
  return leftOut.rows === 0
    ? all
    : `${all}, of which ${leftOut.rows.toLocaleString('en-GB')} left out`
}

function worstOf({understated}: LabelAuditResult, ranking: string) {
  return understated
    .filter((found) => found.ranking === ranking)
    .toSorted((a, b) => b.relative - a.relative)[0]
}

function answerOf(result: LabelAuditResult, {score, candidates, need}: LabelAuditParameters) {
  const byScore = worstOf(result, score)
  if (byScore !== undefined) {
    const more = (byScore.relative * 100).toFixed(0)
    return `${score} understates the need of ${byScore.group}: at the same score it has ${more} % more ${need}`
  }
  const labels = candidates.filter((name) => worstOf(result, name) !== undefined)
  if (labels.length > 0) {
    return `the score does not understate need, but ${labels.join(', ')} would`
  }
  return `neither the score nor a candidate label understates the ${need} of a group by 10 % or more`
}

function firstSentences(result: LabelAuditResult, parameters: LabelAuditParameters): string[] {
  const {score, candidates, need} = parameters
  const found = worstOf(result, score)
  const cut = result.exchanges
    .find(({group}) => group === found?.group)
    ?.cuts.find(({percentile}) => percentile === shownPercentile)
  const bad = candidates.filter((name) => worstOf(result, name) !== undefined)
  const good = candidates.filter((name) => !bad.includes(name))
  const small = result.groups.filter(({judged}) => !judged)
  return [
    ...(found === undefined
      ? []
      : [`at the same ${score}, ${found.group} has ${understatedText(found, need)}`]),
    ...(found === undefined || cut === undefined
      ? []
      : [
          `of the rows above the ${shownPercentile}th percentile ${shareText(cut.before)} are ${found.group}; if places went by need it would be ${shareText(cut.after)} (${shareText(cut.afterAsPublished2019)} by the procedure as published in 2019)`,
        ]),
    ...(bad.length === 0
      ? []
      : [
          `a model trained on ${bad.join(' or ')} would do the same; ${good.length === 0 ? `no candidate here goes with need: look for another label than these` : `of the candidates ${good.join(', ')} does not understate need`}`,
        ]),
    ...(small.length === 0
      ? []
      : [
          `too little data to judge ${small
            .slice(0, 3)
            .map(({group, n}) => `${group} (n ${n})`)
            .join(', ')}: a group needs ${parameters.minGroup} rows`,
        ]),
  ].slice(0, 3)
}

function needSection(result: LabelAuditResult, parameters: LabelAuditParameters): ReportSection {
  const {score, candidates, need} = parameters
  const rankings = [score, ...candidates]
  return {
    heading: `Need at the same place: how much more ${need} a group has than the others`,
    blocks: shownGroups(result, parameters).map((group): IntervalPlot => ({
      kind: 'intervals',
      caption: `${group.group}, at the same place of each ranking`,
      quantity: `more ${need}`,
      unit: '',
      interval: '95 % interval',
      rows: rankings.flatMap((ranking) => {
        const difference = result.needAtEqualScore.find(
          (each) => each.ranking === ranking && each.group === group.group,
        )
        return difference === undefined ? [] : [needRow(difference, {result, group, score})]
      }),
      overall: 0,
      limit: null,
    })),
  }
}

/** Of two groups the one with more need shows all: the other mirrors it. */
function shownGroups(
  {groups, needAtEqualScore}: LabelAuditResult,
  {score}: LabelAuditParameters,
): LabelAuditResult['groups'] {
  if (groups.length !== 2) return groups
  const more = needAtEqualScore.find(
    ({ranking, difference}) => ranking === score && (difference ?? 0) > 0,
  )
  return more === undefined ? groups.slice(0, 1) : groups.filter(({group}) => group === more.group)
}

function needRow(
  {ranking, group: name, difference, low, high, n}: NeedDifference,
  {
    result,
    group,
    score,
  }: {result: LabelAuditResult; group: {readonly judged: boolean}; score: string},
): IntervalPlot['rows'][number] {
  const found = result.understated.some((each) => each.ranking === ranking && each.group === name)
  return {
    name: ranking === score ? `${ranking} (score)` : ranking,
    value: difference,
    low,
    high,
    n,
    status: group.judged ? 'none' : 'not-judged',
    note: group.judged ? (found ? 'need understated' : '') : 'too little data',
  }
}

function selectionSection(
  {selections}: LabelAuditResult,
  {parameters, form}: {parameters: LabelAuditParameters; form: ReportForm},
): ReportSection {
  const shown = selections.filter(({cut}) => form === 'page' || cut === shownCut)
  const groups = shown[0]?.groups.map(({group}) => group) ?? []
  const few = form === 'page' ? groups : groups.slice(0, 4)
  const table: ReportTable = {
    kind: 'table',
    caption:
      'Who is selected when the rows that a ranking puts highest are: the share of each group among them, and what part of all need they hold.',
    columns: [
      {name: 'ranked by', align: 'left'},
      {name: 'selected', align: 'right'},
      ...few.map((name) => ({name, align: 'right' as const})),
      {name: 'of all need', align: 'right'},
    ],
    rows: shown.map((selection) => ({cells: selectionCells(selection, {few, parameters})})),
  }
  const blocks: ReportBlock[] = [table]
  if (few.length < groups.length) {
    blocks.push({
      kind: 'paragraph',
      text: `${groups.length - few.length} more groups: see --format html or json.`,
    })
  }
  return {heading: 'Who would be selected', blocks}
}

function selectionCells(
  {ranking, cut, selected, groups, captured}: CutSelection,
  {few, parameters}: {few: readonly string[]; parameters: LabelAuditParameters},
): string[] {
  const {need, score} = parameters
  const role = ranking === score ? ' (score)' : ranking === need ? ' (need itself)' : ''
  return [
    ranking + role,
    `${selected.toLocaleString('en-GB')} (${(cut * 100).toFixed(0)} %)`,
    ...few.map((name) => shareText(groups.find(({group}) => group === name)?.share.value ?? null)),
    shareText(captured[need] ?? null),
  ]
}

function exchangeSections({exchanges}: LabelAuditResult, form: ReportForm): ReportSection[] {
  return exchanges.map(({group, cuts}) => ({
    heading: `If places went by need: the share of ${group}`,
    blocks: [
      {
        kind: 'table' as const,
        caption:
          'Going down the score, whoever of the group has more need than the least needy selected row of the others takes that place (Obermeyer and others 2019, figure 1b; corrected 2022).',
        columns: [
          {name: 'above percentile', align: 'right' as const},
          {name: 'selected', align: 'right' as const},
          {name: 'by score', align: 'right' as const},
          {name: 'by need', align: 'right' as const},
          {name: 'as published 2019', align: 'right' as const},
        ],
        rows: cuts
          .filter(({percentile}) => form === 'page' || percentile >= 80)
          .map(({percentile, selected, before, after, afterAsPublished2019}) => ({
            cells: [
              String(percentile),
              selected.toLocaleString('en-GB'),
              shareText(before),
              shareText(after),
              shareText(afterAsPublished2019),
            ],
          })),
      },
    ],
  }))
}

function methodSection({need}: LabelAuditParameters): ReportSection {
  return {
    heading: 'How it was judged',
    blocks: [
      {
        kind: 'list',
        items: [
          `A ranking understates need where a group has at least 10 % more ${need} than the others at the same place, and chance does not explain it (Holm’s correction over all rankings and groups, error rate 5 %).`,
          'The same place: 20 strata of equal size by the ranking; differences within strata are averaged with the weights of Mantel and Haenszel.',
          `All of it is relative to ${need}. Where that is itself recorded less often for one group, the audit sees less than there is.`,
        ],
      },
    ],
  }
}
