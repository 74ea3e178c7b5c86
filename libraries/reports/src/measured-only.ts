import type {ReportDocument} from './report-document.ts'

/** Whether a report measured and judged nothing: a pass would claim more than was asked. */
export function isMeasuredOnly({
  outcome,
  judged,
}: {
  outcome: ReportDocument['outcome']
  judged?: boolean | undefined
}): boolean {
  return outcome === 'pass' && judged === false
}
