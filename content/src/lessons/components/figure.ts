import {z} from 'zod'
import {text} from '../../item-types/material.ts'
import type {Inline} from '../prose.ts'
import {componentId, inlineText} from './component.ts'

/** Figures with their basis, source, number of cases and kind of interval. */
export interface Figure {
  readonly kind: 'figure'
  readonly caption: readonly Inline[]
  readonly basis: 'published' | 'measured' | 'simulated'
  /** The key of a source, or null where the figures are computed as `how` says. */
  readonly source: string | null
  readonly how: readonly Inline[] | null
  /** How many cases stand behind it, with their name. */
  readonly n: string
  /** The kind of interval shown, or `none stated`. */
  readonly interval: string
  readonly shown: FigureTable | FigurePlot
  /** What it shows, for those who do not see it. */
  readonly alt: string
}

/** Figures in rows. */
export interface FigureTable {
  readonly form: 'table'
  readonly header: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** Figures over an axis; x is a number everywhere or a name everywhere. */
export interface FigurePlot {
  readonly form: 'plot'
  readonly marks: 'lines' | 'points' | 'intervals'
  readonly x: FigureAxis
  readonly y: FigureAxis
  readonly series: readonly {readonly name: string; readonly points: readonly FigurePoint[]}[]
}

/** A quantity and its unit; the unit is empty where there is none. */
export interface FigureAxis {
  readonly label: string
  readonly unit: string
}

/** A place with its value, and its interval where it has one. */
export interface FigurePoint {
  readonly x: number | string
  readonly y: number
  readonly low: number | null
  readonly high: number | null
}

const cell = z.union([text, z.number()])
const axis = z.strictObject({label: text, unit: z.string().trim()})
const point = z
  .union([
    z.tuple([cell, z.number()]),
    z
      .tuple([cell, z.number(), z.number(), z.number()])
      .refine(([, y, low, high]) => low <= y && y <= high, 'interval does not hold its value'),
  ])
  .transform(([x, y, low, high]): FigurePoint => ({x, y, low: low ?? null, high: high ?? null}))

/** Reads the fields of a `figure` block. */
export const figure = z
  .strictObject({
    caption: inlineText,
    basis: z.literal(['published', 'measured', 'simulated']),
    source: componentId,
    how: inlineText.exactOptional(),
    n: text,
    interval: text,
    alt: text,
    table: z
      .strictObject({header: z.array(text).min(2), rows: z.array(z.array(cell).min(2)).min(1)})
      .refine(({header, rows}) => rows.every(({length}) => length === header.length), {
        error: 'every row must be as long as the header',
      })
      .exactOptional(),
    plot: z
      .strictObject({
        kind: z.literal(['lines', 'points', 'intervals']),
        x: axis,
        y: axis,
        series: z
          .array(z.strictObject({name: text, points: z.array(point).min(1)}))
          .min(1)
          .max(6),
      })
      .exactOptional(),
  })
  .transform(({source, how, table, plot, ...facts}, context): Figure => {
    const refuse = (field: string, message: string): void => {
      context.addIssue({code: 'custom', path: [field], message})
    }
    if (source === 'computed' && !how) refuse('how', 'computed figures say how')
    if (source !== 'computed' && how) refuse('how', 'stands with `source: computed` alone')
    if (!table && !plot) refuse('table', 'a table or a plot must be there')
    if (table && plot) refuse('plot', 'either a table or a plot')
    if (plot) for (const reason of plotFaults(plot)) refuse('plot', reason)
    const shown: Figure['shown'] = plot
      ? {form: 'plot', marks: plot.kind, x: plot.x, y: plot.y, series: plot.series}
      : {form: 'table', ...(table ?? {header: [], rows: []})}
    const origin = source === 'computed' ? {source: null, how: how ?? []} : {source, how: null}
    return {kind: 'figure', ...facts, ...origin, shown}
  })

function plotFaults({
  kind,
  series,
}: {
  kind: FigurePlot['marks']
  series: FigurePlot['series']
}): string[] {
  const points = series.flatMap((one) => one.points)
  const named = points.filter(({x}) => typeof x === 'string').length
  const faults: string[] = []
  if (named > 0 && named < points.length) faults.push('x mixes numbers and names')
  if (kind === 'lines' && named > 0) faults.push('lines need numbers on x')
  if (kind === 'intervals' && points.some(({low}) => low === null)) {
    faults.push('intervals need [x, y, low, high]')
  }
  return faults
}
