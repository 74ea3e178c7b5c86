import {needAtEqualScore, selectionAtCuts, type AuditedRows} from '@airworthy/fairness'
import type {InstrumentParameters} from '@airworthy/content/public'
import {randomFrom} from '@airworthy/kernel'
import {sampleGamma, sampleNormal} from '@airworthy/statistics'

/** A label between which the instrument lets people choose. */
export type CandidateLabelId = InstrumentParameters['candidate-labels']['start']

/** How a ranking by one label treats the need of both districts; shares 0 to 1. */
export interface LabelStanding {
  readonly label: CandidateLabelId
  /** Need of Riverside less that of the others at equal place, as a share of mean need. */
  readonly gap: {readonly value: number; readonly low: number; readonly high: number}
  /** Share of all need in the first tenth of the list. */
  readonly held: number
  /** Share of the first tenth that lies in Riverside. */
  readonly riverside: number
}

/** Number of flats and the share of them that lies in Riverside. */
export const flats = {count: 6_000, riverside: 0.25} as const
/** How readily a cold week in Riverside becomes a call, elsewhere 1. */
const voice = 0.5

/**
 * Invented flats. Need, in hours below 16 °C a week, follows one distribution everywhere; people of
 * Riverside call half as often for the same cold. Money is spent where somebody calls; inspectors
 * measure everywhere, with error; the year of building says little about either.
 */
export function drawFlats(): AuditedRows {
  const random = randomFrom('flats of the lesson label-before-model')
  const group = new Uint32Array(flats.count)
  const columns = {
    need: new Float64Array(flats.count),
    calls: new Float64Array(flats.count),
    spent: new Float64Array(flats.count),
    inspected: new Float64Array(flats.count),
    built: new Float64Array(flats.count),
  }
  for (let flat = 0; flat < flats.count; flat++) {
    const riverside = random.next() < flats.riverside
    const need = 6 * sampleGamma(random, {shape: 1.2})
    const calls = need * (riverside ? voice : 1) * Math.exp(0.5 * sampleNormal(random))
    group[flat] = riverside ? 1 : 0
    columns.need[flat] = need
    columns.calls[flat] = calls
    columns.spent[flat] = calls * 90 * Math.exp(0.6 * sampleNormal(random))
    columns.inspected[flat] = need + 3 * sampleNormal(random)
    columns.built[flat] = 0.25 * need + 5 * sampleNormal(random)
  }
  const named = (name: keyof typeof columns) => ({name, values: columns[name]})
  return {
    groups: ['elsewhere', 'riverside'],
    group,
    score: named('calls'),
    need: named('need'),
    candidates: [named('spent'), named('inspected'), named('built')],
  }
}

/** The standing of every label, by the measures of `airworthy label-audit`. */
export function labelStandings(rows: AuditedRows): LabelStanding[] {
  const rankings = [rows.score, ...rows.candidates]
  const meanNeed = rows.need.values.reduce((sum, value) => sum + value, 0) / rows.group.length
  const gaps = needAtEqualScore(rows, {rankings, bins: 40, confidence: 0.95})
  const selections = selectionAtCuts(rows, {cuts: [0.1], confidence: 0.95, rankings})
  return rankings.map(({name}) => {
    const gap = gaps.find(({ranking, group}) => ranking === name && group === 'riverside')
    const selection = selections.find(({ranking}) => ranking === name)
    const relative = (part: number | null | undefined) => (part ?? NaN) / meanNeed
    return {
      label: name as CandidateLabelId, // the rankings are named after the labels
      gap: {
        value: relative(gap?.difference),
        low: relative(gap?.low),
        high: relative(gap?.high),
      },
      held: selection?.captured['need'] ?? NaN,
      riverside: selection?.groups.find(({group}) => group === 'riverside')?.share.value ?? NaN,
    }
  })
}
