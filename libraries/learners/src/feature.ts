import {AirworthyError} from '@airworthy/kernel'

/**
 * One column that a learner may use: numbers (NaN for missing), or codes into a dictionary (−1 for
 * missing). The same shape in which `tables` hands out columns.
 */
export type Feature =
  | {readonly name: string; readonly kind: 'number'; readonly values: Float64Array}
  | {
      readonly name: string
      readonly kind: 'text'
      readonly codes: Int32Array
      readonly dictionary: readonly string[]
    }

/** The number of rows of one feature. */
export function lengthOf(feature: Feature): number {
  return feature.kind === 'number' ? feature.values.length : feature.codes.length
}

/**
 * The number of rows that all features have. Throws `features-refused` when there are none, when
 * lengths differ, when a name comes twice, when a value is infinite or a code has no word.
 */
export function rowsOf(features: readonly Feature[]): number {
  const [first] = features
  if (first === undefined) throw featuresRefused('no features: name at least one column')
  const rows = lengthOf(first)
  const names = new Set<string>()
  for (const feature of features) {
    if (names.has(feature.name)) throw featuresRefused(`feature named twice: ${feature.name}`)
    names.add(feature.name)
    if (lengthOf(feature) !== rows) {
      throw featuresRefused(
        `${first.name} has ${rows} rows, but ${feature.name} has ${lengthOf(feature)}`,
      )
    }
    refuseStrangeValues(feature)
  }
  return rows
}

/** The given rows of every feature, in the order of `rows`; dictionaries are shared, not copied. */
export function featureRows(features: readonly Feature[], rows: Int32Array): Feature[] {
  return features.map((feature) =>
    feature.kind === 'number'
      ? {...feature, values: Float64Array.from(rows, (row) => feature.values[row] ?? NaN)}
      : {...feature, codes: Int32Array.from(rows, (row) => feature.codes[row] ?? -1)},
  )
}

export function featuresRefused(message: string): AirworthyError {
  return new AirworthyError('features-refused', message)
}

function refuseStrangeValues(feature: Feature): void {
  if (feature.kind === 'number') {
    const place = feature.values.findIndex((value) => value === Infinity || value === -Infinity)
    if (place < 0) return
    throw featuresRefused(`feature ${feature.name} is infinite in row ${place}: bound or remove it`)
  }
  const size = feature.dictionary.length
  const place = feature.codes.findIndex((code) => code < -1 || code >= size)
  if (place < 0) return
  throw featuresRefused(
    `feature ${feature.name} has the code ${feature.codes[place]} in row ${place}, but ${size} words`,
  )
}
