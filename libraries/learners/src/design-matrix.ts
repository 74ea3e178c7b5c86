import type {AirworthyError} from '@airworthy/kernel'
import {featuresRefused, rowsOf, type Feature} from './feature.ts'

/** Columns of finite numbers, all of one length, with the names they are reported under. */
export interface DesignMatrix {
  readonly rows: number
  readonly names: readonly string[]
  readonly columns: readonly Float64Array[]
}

export interface EncodingOptions {
  /** `standardised`: mean 0 and standard deviation 1 (denominator n) on the rows it was made from. */
  readonly numbers?: 'standardised' | 'as-they-are'
  /** `reference`: a column for every category but one; `all`: for every category. */
  readonly categories?: 'reference' | 'all'
  /** The category without a column, by feature; the first in the dictionary that occurs when absent. */
  readonly references?: Readonly<Record<string, string>>
  /** `refuse`: throw; `own-column`: numbers become the mean beside a 0/1 column, text a category. */
  readonly missing?: 'refuse' | 'own-column'
  /** A category that the encoding has not seen. `refuse`: throw; `own-column`: one for all of them. */
  readonly unseen?: 'refuse' | 'own-column'
}

/** How features become a design matrix: plain data, made from some rows and applied to any. */
export interface Encoding {
  readonly features: readonly FeatureEncoding[]
  readonly unseen: 'refuse' | 'own-column'
}

export type FeatureEncoding =
  | {
      readonly kind: 'number'
      readonly name: string
      /** What is subtracted and what is divided by; 0 and 1 for numbers as they are. */
      readonly centre: number
      readonly spread: number
      /** What stands for a missing value; null when missing values are refused. */
      readonly filling: number | null
      /** Whether a 0/1 column says which values were missing. */
      readonly flagsMissing: boolean
    }
  | {
      readonly kind: 'text'
      readonly name: string
      /** Categories with a column, in dictionary order. */
      readonly categories: readonly string[]
      /** The category without a column, null when all have one. */
      readonly reference: string | null
      readonly missing: 'refuse' | 'own-column'
    }

/**
 * The encoding of features, from the rows at hand. Categories that do not occur get no column and
 * numbers that do not vary are left at 0 when standardised. Throws `features-refused`.
 */
export function fitEncoding(
  features: readonly Feature[],
  {
    numbers = 'standardised',
    categories = 'reference',
    references = {},
    missing = 'refuse',
    unseen = 'refuse',
  }: EncodingOptions = {},
): Encoding {
  rowsOf(features)
  return {
    unseen,
    features: features.map((feature) =>
      feature.kind === 'number'
        ? numberEncoding(feature, {numbers, missing})
        : textEncoding(feature, {categories, reference: references[feature.name], missing}),
    ),
  }
}

/**
 * The design matrix of features under an encoding; columns are called `age`, `age missing`,
 * `race=Other`, `race missing`, `race unseen`. Throws `features-refused` for a feature that is not
 * there or of another kind, and for what the encoding refuses, with the row.
 */
export function encode(encoding: Encoding, features: readonly Feature[]): DesignMatrix {
  const rows = rowsOf(features)
  const byName = new Map(features.map((feature) => [feature.name, feature]))
  const named: {name: string; values: Float64Array}[] = []
  for (const part of encoding.features) {
    const feature = byName.get(part.name)
    if (feature?.kind !== part.kind) {
      throw featuresRefused(`feature ${part.name}: expected ${part.kind}, got ${kindOf(feature)}`)
    }
    if (part.kind === 'number' && feature.kind === 'number') {
      named.push(...numberColumns(part, feature.values))
    } else if (part.kind === 'text' && feature.kind === 'text') {
      named.push(...textColumns(part, {...feature, unseen: encoding.unseen}))
    }
  }
  return {rows, names: named.map(({name}) => name), columns: named.map(({values}) => values)}
}

type NumberEncoding = Extract<FeatureEncoding, {kind: 'number'}>
type TextEncoding = Extract<FeatureEncoding, {kind: 'text'}>
type NumberFeature = Extract<Feature, {kind: 'number'}>
type TextFeature = Extract<Feature, {kind: 'text'}>

function numberEncoding(
  {name, values}: NumberFeature,
  {numbers, missing}: {numbers: 'standardised' | 'as-they-are'; missing: 'refuse' | 'own-column'},
): NumberEncoding {
  const present = values.filter((value) => !Number.isNaN(value))
  if (present.length === 0) throw featuresRefused(`feature ${name} has no values: leave it out`)
  const mean = present.reduce((sum, value) => sum + value, 0) / present.length
  const square = present.reduce((sum, value) => sum + (value - mean) ** 2, 0) / present.length
  const deviation = Math.sqrt(square)
  const varies = deviation > 1e-12 * Math.abs(mean)
  const asIs = numbers === 'as-they-are'
  return {
    kind: 'number',
    name,
    centre: asIs ? 0 : mean,
    spread: asIs || !varies ? 1 : deviation,
    filling: missing === 'refuse' ? null : mean,
    flagsMissing: missing === 'own-column' && present.length < values.length,
  }
}

function textEncoding(
  {name, codes, dictionary}: TextFeature,
  {
    categories,
    reference,
    missing,
  }: {
    categories: 'reference' | 'all'
    reference: string | undefined
    missing: 'refuse' | 'own-column'
  },
): TextEncoding {
  const occurs = new Set(codes)
  const seen = dictionary.filter((_, code) => occurs.has(code))
  const left = categories === 'all' ? undefined : (reference ?? seen[0])
  if (left !== undefined && !seen.includes(left)) {
    throw featuresRefused(`reference of ${name} does not occur: ${left}`)
  }
  return {
    kind: 'text',
    name,
    categories: seen.filter((category) => category !== left),
    reference: left ?? null,
    missing: missing === 'own-column' && occurs.has(-1) ? 'own-column' : 'refuse',
  }
}

function numberColumns(
  {name, centre, spread, filling, flagsMissing}: NumberEncoding,
  values: Float64Array,
): {name: string; values: Float64Array}[] {
  const encoded = values.map((value, row) => {
    if (!Number.isNaN(value)) return (value - centre) / spread
    if (filling === null) throw missingRefused(name, row)
    return (filling - centre) / spread
  })
  if (!flagsMissing) return [{name, values: encoded}]
  const flags = values.map((value) => (Number.isNaN(value) ? 1 : 0))
  return [
    {name, values: encoded},
    {name: `${name} missing`, values: flags},
  ]
}

function textColumns(
  {name, categories, reference, missing}: TextEncoding,
  {
    codes,
    dictionary,
    unseen,
  }: {codes: Int32Array; dictionary: readonly string[]; unseen: 'refuse' | 'own-column'},
): {name: string; values: Float64Array}[] {
  const labels = categories.map((category) => `${name}=${category}`)
  if (missing === 'own-column') labels.push(`${name} missing`)
  if (unseen === 'own-column') labels.push(`${name} unseen`)
  const columns = labels.map((label) => ({name: label, values: new Float64Array(codes.length)}))
  const placeOf = new Map(categories.map((category, place) => [category, place]))
  // −1: the reference has no column of its own; −2: no place for it.
  const places = dictionary.map((word) => (word === reference ? -1 : (placeOf.get(word) ?? -2)))
  const missingPlace = missing === 'own-column' ? categories.length : -2
  const unseenPlace = unseen === 'own-column' ? columns.length - 1 : -2
  for (const [row, code] of codes.entries()) {
    let place = code < 0 ? missingPlace : (places[code] ?? -2)
    if (place === -2) place = unseenPlace
    if (place === -2) {
      throw code < 0 ? missingRefused(name, row) : unseenRefused(name, dictionary[code] ?? '', row)
    }
    const column = columns[place]
    if (column !== undefined) column.values[row] = 1
  }
  return columns
}

function kindOf(feature: Feature | undefined): string {
  return feature?.kind ?? 'nothing'
}

function missingRefused(name: string, row: number): AirworthyError {
  return featuresRefused(
    `feature ${name} is missing in row ${row}: fill it, or encode with missing: 'own-column'`,
  )
}

function unseenRefused(name: string, category: string, row: number): AirworthyError {
  return featuresRefused(
    `category of ${name} not seen when fitted: ${category} (row ${row}); encode with unseen: 'own-column' to accept it`,
  )
}
