import type {Disparity} from '@airworthy/fairness'
import type {ReportColumn, ReportSection} from '@airworthy/reports'
import type {ReportForm} from '../write-measurement.ts'
import {
  chanceText,
  columnsText,
  countText,
  groupWords,
  metricWords,
  pointsText,
} from './audit-words.ts'
import {distinctDisparities} from './distinct-disparities.ts'
import type {AuditResult} from './measure-audit.ts'

/** The widest gap in every rate; a terminal has the single columns, a page the intersections too. */
export function disparitySection(result: AuditResult, form: ReportForm): ReportSection {
  const disparities = distinctDisparities(result.disparities)
  const told = disparities.filter(({by}) => form === 'page' || by.length === 1)
  const ordered = told.toSorted(
    (a, b) =>
      verdictOrder[a.verdict] - verdictOrder[b.verdict] ||
      a.by.length - b.by.length ||
      (b.difference ?? -1) - (a.difference ?? -1),
  )
  const columns = columnsFor(ordered, form)
  const hidden = disparities.filter(({by}) => form === 'terminal' && by.length > 1)
  const found = hidden.filter(({verdict}) => verdict === 'disparity').length
  return {
    heading: 'Disparities',
    blocks: [
      {
        kind: 'table',
        caption:
          'The widest gap between judged groups, in percentage points. Intervals allow for the choice among all pairs, verdicts for all tests of the audit (Holm). A verdict rests on all groups together, an interval on the widest pair alone: where that pair is small it can reach beyond 0, and the groups that stand apart are named below.',
        columns: columns.map(({name, align}) => ({name, align})),
        rows: ordered.map((disparity) => ({cells: columns.map(({cell}) => cell(disparity))})),
        ...(form === 'terminal' ? {showFirst: 15} : {}),
      },
      ...(hidden.length === 0
        ? []
        : [
            {
              kind: 'paragraph' as const,
              text: `${countText(hidden.length, 'test')} of intersections, ${found} of them with a disparity: see --format html or json.`,
            },
          ]),
    ],
  }
}

interface DisparityColumn extends ReportColumn {
  readonly cell: (disparity: Disparity) => string
}

/** A terminal has no room for p, and needs no column that is the same in every row. */
function columnsFor(disparities: readonly Disparity[], form: ReportForm): DisparityColumn[] {
  const groupings = new Set(disparities.map(({by}) => columnsText(by)))
  const open = disparities.some(({verdict}) => verdict === 'too-little-data')
  const shown: readonly (DisparityColumn & {readonly wanted: boolean})[] = [
    {
      name: 'rate',
      align: 'left',
      wanted: true,
      cell: ({metric}) =>
        form === 'page' ? metricWords[metric] : metricWords[metric].replace(/ rate$/, ''),
    },
    {name: 'by', align: 'left', wanted: groupings.size > 1, cell: ({by}) => columnsText(by)},
    {name: 'gap', align: 'right', wanted: true, cell: ({difference}) => pointsText(difference)},
    {
      name: 'interval',
      align: 'right',
      wanted: true,
      cell: ({low, high}) =>
        low === null || high === null ? '–' : `${pointsText(low)} to ${pointsText(high)}`,
    },
    {
      name: 'p',
      align: 'right',
      wanted: form === 'page',
      cell: ({adjustedP}) => chanceText(adjustedP),
    },
    {
      name: 'between',
      align: 'left',
      wanted: true,
      cell: ({between}) => (between === null ? '–' : between.map(groupWords).join(' / ')),
    },
    {name: 'verdict', align: 'left', wanted: true, cell: ({verdict}) => verdictWords[verdict]},
    {
      name: 'rows needed',
      align: 'right',
      wanted: open,
      cell: ({verdict, neededN}) =>
        verdict === 'too-little-data' && neededN !== null ? neededN.toLocaleString('en-GB') : '',
    },
  ]
  return shown.filter(({wanted}) => wanted)
}

const verdictOrder = {disparity: 0, 'too-little-data': 1, 'no-evidence': 2} as const

const verdictWords = {
  disparity: 'disparity',
  'no-evidence': 'no evidence',
  'too-little-data': 'too little data',
} as const
