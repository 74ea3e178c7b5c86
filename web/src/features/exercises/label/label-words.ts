import type {Cut, LabelRecipe, LabelView} from '@airworthy/range/views'
import type {Scale} from '../../../design/interval-scale.ts'
import {plain, signed} from '../../../design/numbers.ts'

/** A label's value with its unit, as short as it stays true: "$7,400", "1.36". */
export function written(value: number, label: string): string {
  return label.includes('cost') ? `$${plain(value)}` : plain(value, 2)
}

/** A difference in a label with its sign and unit: "−$1,548", "+0.07". */
export function signedAs(value: number, label: string): string {
  const size = written(Math.abs(value), label)
  return `${value < 0 ? '−' : '+'}${size}`
}

/** A share in percent with one decimal: "3.0 %". */
export function share(value: number): string {
  return `${plain(value * 100, 1)} %`
}

/** A share of mean need with its sign: "+40 %". */
export function signedShare(value: number): string {
  return `${signed(value * 100, 0)} %`
}

/** What a model was trained on, in words: "Active chronic conditions 1, Avoidable cost 0.2; 12 features". */
export function recipeWords({labels, features}: LabelRecipe, view: LabelView): string {
  const parts = view.labels
    .filter(({id}) => (labels[id] ?? 0) > 0)
    .map(({id, name}) => `${name} ${String(labels[id])}`)
  return `${parts.join(', ')}; ${features.length} features`
}

/** A cut in words: "top 3.0 %", or the share of each group. */
export function cutWords({share: all, groups}: Cut, view: LabelView): string {
  if (groups === null) return `top ${share(all)}`
  return view.patients.groups.map(({id, name}) => `${name} ${share(groups[id] ?? 0)}`).join(', ')
}

/** A scale from zero to a round number that holds all values. */
export function scaleTo(most: number): Scale {
  const size = 10 ** Math.floor(Math.log10(Math.max(most, 1e-9)))
  const step = [0.5, 1, 2, 2.5, 5].map((each) => each * size).find((each) => most / each <= 4)
  const width = step ?? size * 5
  const count = Math.max(1, Math.ceil(most / width))
  const ticks = Array.from({length: count + 1}, (_, index) => index * width)
  return {min: 0, max: count * width, ticks}
}
