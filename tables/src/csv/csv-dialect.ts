import type {TableFormat} from '../table-options.ts'
import {csvRecords} from './csv-records.ts'

/** Characters that separate fields in files named .csv; in .tsv it is the tab alone. */
const delimiters = [',', ';', '\t', '|'] as const

/**
 * The character that separates the fields: the one by which most of the first 50 records have as
 * many fields as the first, and at least two; among equals the one that makes more fields. A
 * single column has none and gives a comma.
 */
export function delimiterOf(head: string, {format}: {format: TableFormat}): string {
  if (format === 'tsv') return '\t'
  let chosen: string = ','
  let best = 0
  for (const delimiter of delimiters) {
    const records = csvRecords(head, {delimiter}).slice(0, 50)
    const width = records[0]?.fields.length ?? 0
    if (width < 2) continue
    const agreeing = records.filter((record) => record.fields.length === width).length
    const worth = agreeing / records.length + width / 1e4
    if (worth > best) {
      best = worth
      chosen = delimiter
    }
  }
  return chosen
}
