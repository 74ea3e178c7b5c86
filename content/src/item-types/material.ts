import {z} from 'zod'
import type {Fault} from './item-type.ts'

/** The languages in which code can be shown. */
export const codeLanguages = [
  'typescript',
  'python',
  'sql',
  'yaml',
  'json',
  'dockerfile',
  'text',
] as const

/** Text for people, its ends trimmed; never empty. */
export const text = z.string().trim().min(1)

/** Text whose line breaks and indentation matter. */
export const block = z.string().regex(/\S/u, 'is blank')

const cell = z.union([text, z.number()])

const plot = z.strictObject({
  kind: z.literal(['line', 'bar']),
  title: text,
  x: z.strictObject({label: text, values: z.array(cell).min(2)}),
  y: z.strictObject({
    label: text,
    min: z.number(),
    max: z.number(),
    step: z.number().positive(),
  }),
  series: z.array(z.strictObject({name: text, values: z.array(z.number())})).min(1),
})

/** What any ask may show beside its stem: a table (its first row is the header), a plot, code. */
export const materialFields = {
  stem: text,
  table: z.array(z.array(cell).min(2)).min(2).exactOptional(),
  plot: plot.exactOptional(),
  code: block.exactOptional(),
  language: z.literal(codeLanguages).exactOptional(),
  file: text.exactOptional(),
}

/** A plot as an author writes it and a browser shows it; values lie on the grid of `y.step`. */
export type Plot = z.infer<typeof plot>
export type CodeLanguage = (typeof codeLanguages)[number]

/** The part of an ask and of a view that all item types have in common. */
export interface Material {
  stem: string
  table?: (string | number)[][]
  plot?: Plot
  code?: string
  language?: CodeLanguage
  file?: string
}

/** The material of an ask alone, ready for a browser; code loses its closing line break. */
export function materialOf(ask: Material): Material {
  const {stem, table, plot, code, language, file} = ask
  return {
    stem: stem.trim(),
    ...(table && {table}),
    ...(plot && {plot}),
    ...(code !== undefined && {code: code.trimEnd()}),
    ...(language && {language}),
    ...(file && {file}),
  }
}

/** What a schema cannot see in material: stem length, ragged tables, plots off their grid. */
export function materialFaults(ask: Material): Fault[] {
  return [...stemFaults(ask.stem), ...tableFaults(ask), ...plotFaults(ask), ...codeFaults(ask)]
}

const longestStem = 90

function stemFaults(stem: string): Fault[] {
  const words = stem.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  if (words <= longestStem) return []
  return [{path: ['ask', 'stem'], reason: `${words} words, at most ${longestStem}`}]
}

function tableFaults({table}: Material): Fault[] {
  const width = table?.[0]?.length
  return (table ?? []).flatMap((row, index) =>
    row.length === width
      ? []
      : [{path: ['ask', 'table', index], reason: `${row.length} cells, header has ${width}`}],
  )
}

function plotFaults({plot}: Material): Fault[] {
  if (!plot) return []
  const {min, max, step} = plot.y
  const faults: Fault[] = []
  if (min >= max)
    faults.push({path: ['ask', 'plot', 'y'], reason: `min ${min} is not below ${max}`})
  for (const [index, {values}] of plot.series.entries()) {
    const path = ['ask', 'plot', 'series', index, 'values']
    if (values.length !== plot.x.values.length) {
      faults.push({path, reason: `${values.length} values for ${plot.x.values.length} places on x`})
    }
    for (const value of values) {
      if (value < min || value > max) faults.push({path, reason: `outside the axis: ${value}`})
      const steps = (value - min) / step
      if (Math.abs(steps - Math.round(steps)) > 1e-9) {
        faults.push({path, reason: `not on the grid of ${step}: ${value}`})
      }
    }
  }
  return faults
}

function codeFaults({code, language}: Material): Fault[] {
  if (code === undefined || language !== undefined) return []
  return [{path: ['ask', 'language'], reason: 'code needs its language'}]
}
