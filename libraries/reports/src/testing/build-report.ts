import type {StatedFinding} from '@airworthy/evidence'
import type {IntervalPlot, IntervalRow, ReportBlock, ReportDocument} from '../index.ts'

/** A report with an outcome and whatever a test puts into it. */
export function buildReport(facts: Partial<ReportDocument> = {}): ReportDocument {
  return {
    title: 'Fairness audit of credit.csv',
    outcome: 'pass',
    answer: 'No difference between groups is outside the limit.',
    first: [],
    sections: [],
    provenance: [],
    ...facts,
  }
}

/** A report with one section of the given blocks. */
export function buildReportOf(...blocks: readonly ReportBlock[]): ReportDocument {
  return buildReport({sections: [{heading: 'Reading', blocks}]})
}

/** A plot of intervals without rows, overall value and limit. */
export function buildPlot(facts: Partial<IntervalPlot> = {}): IntervalPlot {
  return {
    kind: 'intervals',
    caption: 'Selection rate by group',
    quantity: 'selection rate',
    unit: '%',
    interval: '95 % Wilson interval',
    rows: [],
    overall: null,
    limit: null,
    ...facts,
  }
}

/** A row with a value in the middle of its interval. */
export function buildRow(facts: Partial<IntervalRow> = {}): IntervalRow {
  return {
    name: 'women',
    value: 0.3,
    low: 0.2,
    high: 0.4,
    n: 200,
    status: 'none',
    note: '',
    ...facts,
  }
}

/** A finding of a breach. */
export function buildFinding(facts: Partial<StatedFinding> = {}): StatedFinding {
  return {
    code: 'disparity',
    severity: 'breach',
    subject: 'sex',
    facts: {},
    message: 'the difference is outside the limit',
    ...facts,
  }
}
