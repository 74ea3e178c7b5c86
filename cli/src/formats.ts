import {badInput} from './faults.ts'

/** How a result can be written. */
const formats = ['text', 'json'] as const

/** A way of writing a result. */
export type Format = (typeof formats)[number]

/** Reads `--format text,json`; an unknown one is bad input. */
export function formatsFrom(value: string): Format[] {
  const wanted = value.split(',').map((name) => {
    const format = formats.find((known) => known === name.trim())
    if (format !== undefined) return format
    throw badInput(`unknown format: ${name} (one of ${formats.join(', ')})`)
  })
  return [...new Set(wanted)]
}
