import {useElementSize} from '@mantine/hooks'
import * as Plot from '@observablehq/plot'
import {useEffect, useRef} from 'react'
import {markOf, plotTheme, ticksOf} from './plot-theme.ts'

/** Lines or bars over places on x, read off a grid. */
export interface SeriesPlotProps {
  readonly kind: 'line' | 'bar'
  readonly title: string
  readonly x: {readonly label: string; readonly values: readonly (string | number)[]}
  readonly y: {
    readonly label: string
    readonly min: number
    readonly max: number
    readonly step: number
  }
  readonly series: readonly {readonly name: string; readonly values: readonly number[]}[]
}

/** A plot by Observable Plot in the theme of the house; loaded only where one is shown. */
export function SeriesPlot(props: SeriesPlotProps) {
  const {ref: frame, width} = useElementSize()
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (width < 40) return
    const drawn = Plot.plot(optionsOf(props, Math.round(width)))
    // Plot writes a style element, which the content security policy refuses; plot.css stands in.
    for (const style of drawn.querySelectorAll('style')) style.remove()
    drawn.setAttribute('role', 'img')
    drawn.setAttribute('aria-label', `${props.title}. The values stand in the table below.`)
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
  x: string
  y: number
  name: string
}

function optionsOf({kind, x, y, series}: SeriesPlotProps, width: number): Plot.PlotOptions {
  const many = series.length > 1
  const longest = Math.max(...series.map(({name}) => name.length))
  const theme = plotTheme({width, rightLabel: many && kind === 'line' ? longest * 7 : 0})
  const places = x.values.map(String)
  const rows: Row[][] = series.map(({name, values}) =>
    values.map((value, index) => ({x: places[index] ?? '', y: value, name})),
  )
  return {
    ...theme,
    ...(kind === 'line' || !many
      ? {
          x: {
            type: kind === 'line' ? 'point' : 'band',
            domain: places,
            label: x.label,
            labelAnchor: 'center',
            labelArrow: 'none',
          },
        }
      : {
          fx: {domain: places, label: x.label, labelAnchor: 'center'},
          x: {domain: series.map(({name}) => name), axis: null},
        }),
    y: {domain: [y.min, y.max], label: y.label, labelArrow: 'none', ticks: labelled(y)},
    marks: [
      Plot.gridY(ticksOf(y), {stroke: 'var(--line)', strokeOpacity: 1}),
      ...(kind === 'line'
        ? rows.flatMap((data, index) => lineMarks(data, index, many))
        : barMarks(rows, many)),
      Plot.ruleY([y.min], {stroke: 'var(--line-strong)'}),
    ],
  }
}

function lineMarks(data: Row[], index: number, labelledEnd: boolean): Plot.Markish[] {
  const {dash, symbol, ink} = markOf(index)
  return [
    Plot.lineY(data, {
      x: 'x',
      y: 'y',
      stroke: ink,
      strokeWidth: 2,
      ...(dash && {strokeDasharray: dash}),
    }),
    Plot.dot(data, {x: 'x', y: 'y', symbol, fill: ink, r: 3.5}),
    ...(labelledEnd
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

function barMarks(rows: Row[][], many: boolean): Plot.Markish[] {
  return rows.flatMap((data, index) => [
    Plot.barY(data, {
      ...(many ? {fx: 'x', x: 'name'} : {x: 'x'}),
      y: 'y',
      fill: index % 2 === 0 ? 'var(--ink-2)' : 'var(--line-strong)',
      inset: 1,
    }),
    ...(many
      ? [
          Plot.text(data, {
            fx: 'x',
            x: 'name',
            y: 'y',
            text: 'name',
            dy: -7,
            fill: 'var(--ink-2)',
          }),
        ]
      : []),
  ])
}

/** Every grid line is labelled when they are few, otherwise every second one. */
function labelled(y: SeriesPlotProps['y']): number[] {
  const ticks = ticksOf(y)
  return ticks.length <= 11 ? ticks : ticks.filter((_, index) => index % 2 === 0)
}
