import type {GroupEffect} from '@airworthy/fairness'
import type {
  LinePlot,
  ReportBlock,
  ReportDocument,
  ReportSection,
  ReportTable,
} from '@airworthy/reports'
import {countOf, groupWords, pointsText} from '../audit/audit-words.ts'
import type {ReportForm} from '../write-measurement.ts'
import type {MitigationParameters} from './mitigate-request.ts'
import type {MitigationResult, MitigationStatement} from './mitigation-result.ts'
import {ruleSections, weightSections} from './rule-sections.ts'
import {targetedGap} from './targeted-gap.ts'

/** A trial of a mitigation as people read it: what changes, what it costs and whom. */
export function mitigationDocument(
  statement: MitigationStatement,
  form: ReportForm,
): ReportDocument {
  const {result, parameters, findings, outcome, tool} = statement.predicate
  const [subject] = statement.subject
  const told = findings.filter(({code}) => form === 'page' || code !== 'group-loses')
  return {
    title: `${parameters.method} tried on ${subject?.name ?? 'a table'}`,
    outcome,
    judged: false,
    answer: answerOf(result, parameters),
    first: firstSentences(result, parameters),
    sections: [
      ...effectSections(result, form),
      ...ruleSections(result),
      ...weightSections(result),
      ...(told.length === 0
        ? []
        : [{heading: 'Before you use it', blocks: [{kind: 'findings' as const, findings: told}]}]),
    ],
    provenance: [
      {name: 'rows', value: result.rows.toLocaleString('en-GB')},
      {name: 'label', value: parameters.label},
      ...(parameters.method === 'thresholds' ? [{name: 'score', value: parameters.score}] : []),
      {name: 'by', value: parameters.by.join(', ')},
      ...(parameters.where === undefined ? [] : [{name: 'where', value: parameters.where}]),
      {name: 'selected is', value: `a ${parameters.selectedMeans}`},
      {name: 'measured on', value: measuredText(result)},
      {name: 'sha256', value: subject?.digest.sha256 ?? ''},
      {name: 'tool', value: `${tool.name} ${tool.version}`},
    ],
  }
}

function measuredText({measuredOn}: MitigationResult): string {
  if (measuredOn === null) return 'nothing: name --features to see what a learner makes of it'
  const rows = `${measuredOn.rows.toLocaleString('en-GB')} rows`
  return measuredOn.how === 'other-half'
    ? `${rows}, the half from which nothing was chosen`
    : `${rows}, each decided by a model that had not seen it`
}

function answerOf(result: MitigationResult, parameters: MitigationParameters): string {
  const {by, method} = parameters
  const name = {
    thresholds: `thresholds by ${by.join(' and ')}`,
    reweighing: `reweighing by ${by.join(' and ')}`,
    reduction: `a model fitted under ${parameters.method === 'reduction' ? parameters.constraint : 'a constraint'}`,
  }[method]
  const gap = targetedGap(result, parameters)
  if (gap === null) return `${name}: weights are made, what a model makes of them is not measured`
  const verb = (gap.after ?? 0) < (gap.before ?? 0) ? 'narrow' : 'do not narrow'
  const singular = method === 'thresholds' ? verb : verb.replace('do not', 'does not')
  const said = method !== 'thresholds' && singular === 'narrow' ? 'narrows' : singular
  return `${name} ${said} the ${gap.name}: ${pointsText(gap.before)} points before, ${pointsText(gap.after)} after`
}

function firstSentences(
  {effect, weights, thresholds}: MitigationResult,
  parameters: MitigationParameters,
): string[] {
  const sentences: string[] = []
  if (effect !== null) {
    const {accuracyLost, gain, lose, overall} = effect
    const accuracy =
      Math.abs(accuracyLost) < 0.0005
        ? 'accuracy stays the same'
        : `accuracy ${accuracyLost > 0 ? 'falls' : 'rises'} by ${pointsText(Math.abs(accuracyLost))} points`
    sentences.push(
      `${accuracy}; of ${countOf(overall.after.n)} rows ${countOf(gain)} get the better decision instead of the worse, ${countOf(lose)} lose it`,
    )
    const worst = effect.groups.toSorted((a, b) => b.lose - b.gain - (a.lose - a.gain))[0]
    if (worst !== undefined && worst.lose > worst.gain) {
      sentences.push(
        `${groupWords(worst.group)} pays most: ${countOf(worst.lose)} lose, ${countOf(worst.gain)} gain`,
      )
    }
  }
  if (weights !== undefined) {
    sentences.push(
      `the weights cost precision: ${countOf(weights.rows)} rows tell as much as ${countOf(weights.effectiveRows)} of equal weight`,
    )
  }
  if (thresholds !== undefined) {
    sentences.push(
      `whoever decides has to know ${parameters.by.join(' and ')}${thresholds.usesChance ? ', and some decisions are drawn by chance' : ''}: ask whether the law allows it`,
    )
  }
  return sentences.slice(0, 3)
}

function effectSections({effect, thresholds}: MitigationResult, form: ReportForm): ReportSection[] {
  if (effect === null) return []
  const table: ReportTable = {
    kind: 'table',
    caption: 'Rates before and after, and how many rows gain and lose the better decision.',
    columns: [
      {name: 'group', align: 'left'},
      {name: 'n', align: 'right'},
      {name: 'selected', align: 'right'},
      {name: 'true positive', align: 'right'},
      {name: 'false positive', align: 'right'},
      {name: 'gain', align: 'right'},
      {name: 'lose', align: 'right'},
    ],
    rows: effect.groups.map((group) => ({cells: effectCells(group)})),
  }
  const blocks: ReportBlock[] = [table]
  const curve = thresholds?.curve ?? []
  if (form === 'page' && curve.length > 1) blocks.push(costPlot(curve))
  return [{heading: 'What it would change', blocks}]
}

function effectCells({group, before, after, gain, lose}: GroupEffect): string[] {
  const change = (rate: (counts: GroupEffect['before']) => number) =>
    `${percentOf(rate(before))} → ${percentOf(rate(after))} %`
  return [
    groupWords(group),
    countOf(after.n),
    change(({selected, n}) => selected / n),
    change(({truePositive, positiveLabel}) => truePositive / positiveLabel),
    change(({falsePositive, n, positiveLabel}) => falsePositive / (n - positiveLabel)),
    countOf(gain),
    countOf(lose),
  ]
}

function percentOf(share: number): string {
  return Number.isFinite(share) ? (share * 100).toFixed(1) : '–'
}

function costPlot(curve: readonly {tolerance: number; lost: number}[]): LinePlot {
  return {
    kind: 'lines',
    caption: 'What parity costs: accuracy lost at each tolerance, on the rows the rules come from',
    x: {quantity: 'allowed gap', unit: '%'},
    y: {quantity: 'accuracy lost', unit: '%'},
    series: [
      {name: 'accuracy lost', points: curve.map(({tolerance, lost}) => ({x: tolerance, y: lost}))},
    ],
  }
}
