import type {Disparity, GroupComparison} from '@airworthy/fairness'
import type {ReportSection} from '@airworthy/reports'
import type {ReportForm} from '../write-measurement.ts'
import {chanceText, columnsText, groupWords, metricWords, pointsText} from './audit-words.ts'
import {distinctDisparities} from './distinct-disparities.ts'
import type {AuditResult} from './measure-audit.ts'

/** A group that stands apart from the rest, or from the reference group, in one metric. */
export interface ApartGroup {
  readonly disparity: Disparity
  readonly comparison: GroupComparison
}

/** The groups that stand apart, single columns first, the furthest first; of two groups there is nothing to name. */
export function groupsApart({disparities}: AuditResult): ApartGroup[] {
  return distinctDisparities(disparities)
    .filter(({verdict, comparisons}) => verdict === 'disparity' && comparisons.length > 1)
    .flatMap((disparity) =>
      disparity.comparisons
        .filter(({verdict}) => verdict === 'disparity')
        .map((comparison) => ({disparity, comparison})),
    )
    .toSorted(
      (a, b) =>
        a.disparity.by.length - b.disparity.by.length ||
        Math.abs(b.comparison.difference ?? 0) - Math.abs(a.comparison.difference ?? 0),
    )
}

/** Which groups make a disparity: each against the rest. */
export function apartSections(result: AuditResult, form: ReportForm): ReportSection[] {
  const apart = groupsApart(result).filter(
    ({disparity}) => form === 'page' || disparity.by.length === 1,
  )
  if (apart.length === 0) return []
  const several = new Set(apart.map(({disparity}) => columnsText(disparity.by))).size > 1
  const column = (name: string, align: 'left' | 'right' = 'left') => ({name, align})
  return [
    {
      heading: 'Groups that stand apart',
      blocks: [
        {
          kind: 'table',
          caption:
            'Each group less all others together, or less the reference group, in percentage points.',
          columns: [
            column('rate'),
            ...(several ? [column('by')] : []),
            column('group'),
            column('apart', 'right'),
            column('interval', 'right'),
            column('p', 'right'),
          ],
          rows: apart.map(({disparity: {metric, by}, comparison}) => ({
            cells: [
              metricWords[metric].replace(/ rate$/, ''),
              ...(several ? [columnsText(by)] : []),
              groupWords(comparison.group),
              pointsText(comparison.difference),
              `${pointsText(comparison.low)} to ${pointsText(comparison.high)}`,
              chanceText(comparison.adjustedP),
            ],
          })),
          ...(form === 'terminal' ? {showFirst: 10} : {}),
        },
      ],
    },
  ]
}
