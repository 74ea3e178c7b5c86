import type {LinePlot, ReportTable} from './report-document.ts'
import {writeQuantity} from './write-quantity.ts'

/** The figures of lines as a table: a row for each x, a column for each series. */
export function linesTable(
  {caption, x, y, series}: LinePlot,
  {atMost = Infinity}: {atMost?: number} = {},
): ReportTable {
  const positions = [...new Set(series.flatMap(({points}) => points.map((point) => point.x)))].sort(
    (a, b) => a - b,
  )
  const step = Math.max(1, Math.ceil(positions.length / atMost))
  const values = series.map(({points}) => new Map(points.map((point) => [point.x, point.y])))
  return {
    kind: 'table',
    caption: `${caption} (${y.quantity})`,
    columns: [
      {name: x.quantity, align: 'right'},
      ...series.map(({name}) => ({name, align: 'right' as const})),
    ],
    rows: positions
      .filter((_, index) => index % step === 0)
      .map((position) => ({
        cells: [
          writeQuantity(position, x.unit),
          ...values.map((at) => {
            const value = at.get(position)
            return value === undefined ? '–' : writeQuantity(value, y.unit)
          }),
        ],
      })),
  }
}
