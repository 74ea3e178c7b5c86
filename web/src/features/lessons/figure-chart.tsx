import {useElementSize} from '@mantine/hooks'
import * as Plot from '@observablehq/plot'
import {useEffect, useRef} from 'react'
import {markOf, plotTheme} from '../../design/plot-theme.ts'

/** What a chart draws: a series of points, each perhaps with an interval. */
export interface ChartSeries {
  readonly name: string
  readonly points: readonly {
    readonly x: number | string
    readonly y: number
    readonly low: number | null
    readonly high: number | null
  }[]
}

/** An axis; without bounds it is as long as its values. */
export interface ChartAxis {
  readonly label: string
  readonly unit: string
  readonly min?: number
  readonly max?: number
}

interface FigureChartProps {
  /** What the chart shows, as a sentence. */
  alt: string
  marks: 'lines' | 'points' | 'intervals'
  x: ChartAxis
  y: ChartAxis
  series: readonly ChartSeries[]
  /** Places where the control stands, across the chart, with their names. */
  at?: readonly {readonly x: number; readonly name: string}[]
  /** A limit or target with its name: drawn in the accent, as every bug is. */
  target?: {readonly y: number; readonly name: string}
}

/** Figures over an axis with units, in the theme of the house; loaded only where one is shown. */
export function FigureChart(props: FigureChartProps) {
  const {ref: frame, width} = useElementSize()
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (width < 40) return
    const drawn = Plot.plot(optionsOf(props, Math.round(width)))
    // Plot writes a style element, which the content security policy refuses; plot.css stands in.
    for (const style of drawn.querySelectorAll('style')) style.remove()
    drawn.setAttribute('role', 'img')
    drawn.setAttribute('aria-label', props.alt)
    for (const child of drawn.children) child.setAttribute('aria-hidden', 'true')
    host.current?.replaceChildren(drawn)
  }, [props, width])
  return (
    <div ref={frame}>
      <div ref={host} />
    </div>
  )
}

interface Row {
  readonly x: number | string
  readonly y: number
  readonly low: number | null
  readonly high: number | null
  readonly name: string
}

function optionsOf(props: FigureChartProps, width: number): Plot.PlotOptions {
  const {marks, x, y, series, at = [], target} = props
  const many = series.length > 1
  const places = [...new Set(series.flatMap(({points}) => points.map((point) => point.x)))]
  const named = places.some((place) => typeof place === 'string')
  const longest = Math.max(...series.map(({name}) => name.length))
  const ends = many && marks === 'lines' && width >= 480
  return {
    ...plotTheme({width, rightLabel: ends ? longest * 7 : 0}),
    x: {
      label: labelOf(x),
      labelAnchor: 'center',
      labelArrow: 'none',
      ...(named ? {type: 'point', domain: places} : domainOf(x)),
      ...(width < 480 && !named ? {ticks: 5} : {}),
    },
    y: {label: labelOf(y), labelArrow: 'none', ticks: 6, ...domainOf(y), nice: y.max === undefined},
    marks: [
      Plot.gridY({ticks: 6, stroke: 'var(--line)', strokeOpacity: 1}),
      ...series.flatMap(({name, points}, index) =>
        seriesMarks(
          points.map((point) => ({...point, name})),
          {index, shift: shiftOf(index, series.length, named), marks, ends},
        ),
      ),
      Plot.ruleY([Math.max(0, y.min ?? 0)], {stroke: 'var(--line-strong)'}),
      ...at.flatMap(({x: place, name}) => [
        Plot.ruleX([place], {stroke: 'var(--ink)', strokeWidth: 1.5}),
        Plot.text([name], {x: () => place, frameAnchor: 'top', dy: -14, fill: 'var(--ink)'}),
      ]),
      ...(target
        ? [
            Plot.ruleY([target.y], {stroke: 'var(--accent)', strokeWidth: 1.5}),
            Plot.text([target.name], {
              y: () => target.y,
              frameAnchor: 'left',
              textAnchor: 'start',
              dx: 4,
              dy: 10,
              fill: 'var(--accent)',
            }),
          ]
        : []),
    ],
  }
}

interface SeriesFacts {
  readonly index: number
  readonly shift: number
  readonly marks: FigureChartProps['marks']
  readonly ends: boolean
}

function seriesMarks(data: readonly Row[], facts: SeriesFacts): Plot.Markish[] {
  const {index, shift, marks, ends} = facts
  const {dash, symbol, ink} = markOf(index)
  const spread = data.filter(({low}) => low !== null)
  const place = {x: 'x', dx: shift}
  return [
    ...(spread.length > 0
      ? [Plot.ruleX(spread, {...place, y1: 'low', y2: 'high', stroke: ink, strokeWidth: 2})]
      : []),
    ...(marks === 'lines'
      ? [
          Plot.lineY(data, {
            ...place,
            y: 'y',
            stroke: ink,
            strokeWidth: 2,
            ...(dash && {strokeDasharray: dash}),
          }),
        ]
      : []),
    ...(marks !== 'lines' || data.length <= 20
      ? [Plot.dot(data, {...place, y: 'y', symbol, fill: ink, r: 3.5})]
      : []),
    ...(ends
      ? [
          Plot.text(data.slice(-1), {
            x: 'x',
            y: 'y',
            text: 'name',
            dx: 10,
            textAnchor: 'start',
            fill: 'var(--ink)',
          }),
        ]
      : []),
  ]
}

/** Intervals of several groups at one named place stand side by side. */
function shiftOf(index: number, count: number, named: boolean): number {
  return named ? (index - (count - 1) / 2) * 10 : 0
}

function labelOf({label, unit}: ChartAxis): string {
  return unit === '' ? label : `${label} (${unit})`
}

function domainOf({min, max}: ChartAxis): {domain?: [number, number]} {
  return min === undefined || max === undefined ? {} : {domain: [min, max]}
}
