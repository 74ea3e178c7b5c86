import type {GroupRule, GroupWeights} from '@airworthy/fairness'
import type {ReportSection} from '@airworthy/reports'
import {countOf, groupWords, shareText} from '../audit/audit-words.ts'
import type {MitigationResult} from './mitigation-result.ts'

/** The thresholds of each group; nothing for other methods. */
export function ruleSections({thresholds}: MitigationResult): ReportSection[] {
  if (thresholds === undefined) return []
  return [
    {
      heading: 'The thresholds',
      blocks: [
        {
          kind: 'table',
          caption: `Selected is who scores at least so much; before, one threshold for all: ${thresholdText(thresholds.before)}.`,
          columns: [
            {name: 'group', align: 'left'},
            {name: 'threshold', align: 'left'},
          ],
          rows: thresholds.rules.map((rule) => ({
            cells: [groupWords(rule.group), ruleText(rule)],
          })),
        },
      ],
    },
  ]
}

function ruleText({steps, ignoring}: GroupRule): string {
  const drawn = steps
    .map(({share, threshold}) =>
      steps.length === 1
        ? thresholdText(threshold)
        : `${thresholdText(threshold)} for ${shareText(share)}`,
    )
    .join(', ')
  if (ignoring.share === 0) return drawn
  return `${drawn}; for ${shareText(ignoring.share)} the score is ignored and ${shareText(ignoring.rate)} are selected by chance`
}

function thresholdText(threshold: number | 'all' | 'none'): string {
  if (threshold === 'all') return 'everybody'
  return threshold === 'none' ? 'nobody' : String(Number(threshold.toPrecision(6)))
}

/** The weights of training rows; nothing for other methods. */
export function weightSections({weights}: MitigationResult): ReportSection[] {
  if (weights === undefined) return []
  return [
    {
      heading: 'The weights of training rows',
      blocks: [
        {
          kind: 'table',
          caption:
            'With these weights the label happens as often in every group (Kamiran and Calders 2012).',
          columns: [
            {name: 'group', align: 'left'},
            {name: 'n', align: 'right'},
            {name: 'base rate', align: 'right'},
            {name: 'positive label', align: 'right'},
            {name: 'negative label', align: 'right'},
          ],
          rows: weights.groups.map((group) => ({cells: weightCells(group)})),
        },
      ],
    },
  ]
}

function weightCells({group, n, baseRate, positive, negative}: GroupWeights): string[] {
  return [
    groupWords(group),
    countOf(n),
    shareText(baseRate),
    positive.toFixed(3),
    negative.toFixed(3),
  ]
}
