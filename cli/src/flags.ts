import {Option} from 'commander'
import {badInput} from './faults.ts'

/** A flag that may be given again; its values are gathered. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, `${description}; repeatable`)
    .argParser((value: string, before: readonly string[]) => [...before, value])
    .default([], 'none')
}

/** Column names with commas between; a name with a comma stands in double quotes. */
export function columnsFrom(value: string): string[] {
  const names = [...value.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,"]+))\s*(?:,|$)/g)]
  const columns = names.map(([, inQuotes, plain]) =>
    inQuotes === undefined ? (plain ?? '').trim() : inQuotes.replaceAll('""', '"'),
  )
  const read = names.reduce((length, [whole]) => length + whole.length, 0)
  if (
    columns.length === 0 ||
    columns.includes('') ||
    read !== value.length ||
    value.trimEnd().endsWith(',')
  ) {
    throw badInput(
      `not a list of columns: ${value}; write COLUMN,COLUMN, a name with a comma in double quotes`,
    )
  }
  return [...new Set(columns)]
}

/** A whole number from 0 up. */
export function countFrom(value: string): number {
  const count = Number(value)
  if (/^\d+$/.test(value.trim()) && Number.isSafeInteger(count)) return count
  throw badInput(`not a whole number: ${value}`)
}

/** The milliseconds of `--timeout SECONDS`, up to a day. */
export function millisecondsFrom(value: string): number {
  const seconds = Number(value)
  if (value.trim() !== '' && seconds > 0 && seconds <= 86_400) return seconds * 1000
  throw badInput(`not a number of seconds up to a day: --timeout ${value}`)
}

/** `NAME=VALUE` into its two parts, at the first sign of equality. */
export function pairFrom(value: string, what: string): readonly [string, string] {
  const at = value.indexOf('=')
  const [name, right] = [value.slice(0, at).trim(), value.slice(at + 1).trim()]
  if (at <= 0 || name === '' || right === '') throw badInput(`not ${what}: ${value}`)
  return [name, right]
}

/** A finite number. */
export function numberFrom(value: string): number {
  const number = Number(value)
  if (value.trim() !== '' && Number.isFinite(number)) return number
  throw badInput(`not a number: ${value}`)
}
