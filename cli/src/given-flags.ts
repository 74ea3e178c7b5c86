import {givenTypes, type GivenType} from '@airworthy/tables'
import {badInput} from './faults.ts'
import {pairFrom} from './flags.ts'

/** Leaves out what was not given, so that evidence has no empty parameters. */
export function givenOnly<Name extends string>(
  given: Readonly<Record<Name, string | undefined>>,
): Partial<Record<Name, string>> {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as Partial<Record<Name, string>> // the undefined ones are gone
}

/** The types of `--type COLUMN=TYPE`; empty where none is given. */
export function typesFrom(flags: readonly string[]): {
  types?: Readonly<Record<string, GivenType>>
} {
  return flags.length === 0 ? {} : {types: Object.fromEntries(flags.map(typeFrom))}
}

function typeFrom(text: string): readonly [string, GivenType] {
  const [column, name] = pairFrom(text, 'a type such as age=number')
  const type = givenTypes.find((known) => known === name)
  if (type === undefined) throw badInput(`unknown type: ${name} (one of ${givenTypes.join(', ')})`)
  return [column, type]
}
