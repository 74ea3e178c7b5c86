import type {FigureAxis, FigurePlot} from '@airworthy/content/public'
import {figure} from './figures.ts'

/** The points of a plot as a table: a row for each place on x, a column for each series. */
export function plotRows({x, y, series}: FigurePlot): (string | number)[][] {
  const places = [...new Set(series.flatMap(({points}) => points.map((point) => point.x)))]
  const header = [labelOf(x), ...series.map(({name}) => (series.length === 1 ? labelOf(y) : name))]
  const rows = places.map((place) => [
    place,
    ...series.map(({points}) => {
      const point = points.find((one) => one.x === place)
      if (!point) return ''
      const {y: value, low, high} = point
      if (low === null || high === null) return value
      return `${figure(value)} (${figure(low)} to ${figure(high)})`
    }),
  ])
  return [header, ...rows]
}

function labelOf({label, unit}: FigureAxis): string {
  return unit === '' ? label : `${label} (${unit})`
}
