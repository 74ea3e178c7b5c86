import {badInput} from './faults.ts'

/** How a measurement can be written. */
export const formats = ['text', 'json', 'jsonl', 'markdown', 'html', 'sarif', 'junit'] as const

/** A way of writing a result. */
export type Format = (typeof formats)[number]

/** What follows the name of a file in `--out`. */
export const extensions: Readonly<Record<Format, string>> = {
  text: '.txt',
  json: '.json',
  jsonl: '.jsonl',
  markdown: '.md',
  html: '.html',
  sarif: '.sarif',
  junit: '.junit.xml',
}

/** Reads `--format text,json` into some of the formats that a command has; an unknown one is bad input. */
export function formatsFrom<Known extends Format>(value: string, known: readonly Known[]): Known[] {
  const wanted = value.split(',').map((name) => {
    const format = known.find((one) => one === name.trim())
    if (format !== undefined) return format
    throw badInput(`unknown format: ${name} (one of ${known.join(', ')})`)
  })
  return [...new Set(wanted)]
}
