import type {Estimate} from '@airworthy/fairness'
import type {ReportSection, ReportTable} from '@airworthy/reports'
import type {ReportForm} from '../write-measurement.ts'
import {groupWords} from './audit-words.ts'
import type {AuditResult} from './measure-audit.ts'

/** How well scores rank and are calibrated by group, and the errors of a regression, where asked. */
export function scoreSections(
  {scores, expected, errors}: AuditResult,
  form: ReportForm,
): ReportSection[] {
  return [
    ...(scores === undefined
      ? []
      : [{heading: 'Scores', blocks: [scoreTable(scores, form), calibrationTable(scores)]}]),
    ...(expected === undefined
      ? []
      : [{heading: 'Expected without labels', blocks: [expectedTable(expected, form)]}]),
    ...(errors === undefined ? [] : [{heading: 'Errors', blocks: [errorTable(errors, form)]}]),
  ]
}

function expectedTable(
  {threshold, groups}: NonNullable<AuditResult['expected']>,
  form: ReportForm,
): ReportTable {
  return {
    kind: 'table',
    caption: `What is to be expected when rows with a score of at least ${threshold} are selected (95 % intervals), if the score is a calibrated probability in every group. Only labels can tell whether it is.`,
    columns: [
      {name: 'group', align: 'left'},
      {name: 'n', align: 'right'},
      ...[
        'selection rate',
        'base rate',
        'accuracy',
        'precision',
        'true positive rate',
        'false positive rate',
      ].map((name) => ({name, align: 'right' as const})),
    ],
    rows: groups
      .filter(({group}) => form === 'page' || Object.keys(group).length <= 1)
      .map(
        ({
          group,
          n,
          selectionRate,
          baseRate,
          accuracy,
          precision,
          truePositiveRate,
          falsePositiveRate,
        }) => ({
          cells: [
            groupWords(group),
            n.toLocaleString('en-GB'),
            ...[
              selectionRate,
              baseRate,
              accuracy,
              precision,
              truePositiveRate,
              falsePositiveRate,
            ].map(estimateText),
          ],
        }),
      ),
  }
}

function scoreTable(
  {overall, groups, exact}: NonNullable<AuditResult['scores']>,
  form: ReportForm,
): ReportTable {
  const probabilities = overall.brier.value !== null
  return {
    kind: 'table',
    caption: `How well the score ranks${probabilities ? ' and how far it is off as a probability' : ''} (95 % intervals)${exact ? '' : '; scores were put into bins first'}`,
    columns: [
      {name: 'group', align: 'left'},
      {name: 'n', align: 'right'},
      {name: 'AUC', align: 'right'},
      ...(probabilities
        ? ['log loss', 'Brier', 'rate − score'].map((name) => ({name, align: 'right' as const}))
        : []),
    ],
    rows: [{group: {}, ...overall}, ...groups]
      .filter(({group}) => form === 'page' || Object.keys(group).length <= 1)
      .map(({group, n, auc, logLoss, brier, calibrationGap}) => ({
        cells: [
          groupWords(group) || 'all rows',
          n.toLocaleString('en-GB'),
          estimateText(auc),
          ...(probabilities ? [logLoss, brier, calibrationGap].map(estimateText) : []),
        ],
      })),
  }
}

function calibrationTable({calibrationByGroup}: NonNullable<AuditResult['scores']>): ReportTable {
  return {
    kind: 'table',
    caption:
      'How much more often the outcome happens in a group than in the others at the same score; above 0 its scores are too low beside the others’.',
    columns: [
      {name: 'group', align: 'left'},
      {name: 'difference', align: 'right'},
      {name: 'interval', align: 'right'},
    ],
    rows: calibrationByGroup.map(({group, difference, low, high}) => ({
      cells: [
        groupWords(group),
        difference === null ? '–' : difference.toFixed(3),
        low === null || high === null ? '–' : `${low.toFixed(3)} to ${high.toFixed(3)}`,
      ],
    })),
  }
}

function errorTable(
  {overall, groups}: NonNullable<AuditResult['errors']>,
  form: ReportForm,
): ReportTable {
  return {
    kind: 'table',
    caption: 'Error = estimate − target, in the unit of the target (95 % intervals).',
    columns: [
      {name: 'group', align: 'left'},
      {name: 'n', align: 'right'},
      {name: 'mean error', align: 'right'},
      {name: 'mean absolute error', align: 'right'},
      {name: 'root mean square', align: 'right'},
    ],
    rows: [{group: {}, ...overall}, ...groups]
      .filter(({group}) => form === 'page' || Object.keys(group).length <= 1)
      .map(({group, n, meanError, meanAbsoluteError, rootMeanSquaredError}) => ({
        cells: [
          groupWords(group) || 'all rows',
          n.toLocaleString('en-GB'),
          ...[meanError, meanAbsoluteError, rootMeanSquaredError].map(estimateText),
        ],
      })),
  }
}

function estimateText({value, low, high}: Estimate): string {
  if (value === null) return '–'
  const written = value.toPrecision(4)
  return low === null || high === null
    ? written
    : `${written} (${low.toPrecision(4)} to ${high.toPrecision(4)})`
}
