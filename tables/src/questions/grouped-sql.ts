import {textOf} from '../expressions.ts'
import type {RelationColumn} from '../relation.ts'

/** Something that a question groups by beside the sensitive columns. */
export interface GroupTerm {
  readonly column: RelationColumn
  /** The SQL of the term over the column's values under an id. */
  sqlOver(id: string): string
  /** Whether it is worth evaluating once for each different value instead of for each row. */
  readonly worthGrouping: boolean
}

/**
 * SQL that counts rows by sensitive columns and terms in one pass: one row for each combination,
 * the texts of the groups first, then the terms, last the count. Where it is worth it raw values
 * are grouped first and only the few that are left converted: from CSV, turning 10 million texts
 * into numbers costs more than counting them.
 */
export function groupedSql({
  from,
  where,
  groups,
  terms,
}: {
  from: string
  where: string
  groups: readonly RelationColumn[]
  terms: readonly GroupTerm[]
}): string {
  const inner: string[] = []
  const outer: string[] = []
  for (const [index, column] of groups.entries()) {
    const id = `g${index}`
    inner.push(`${column.id} AS ${id}`)
    outer.push(textOf({...column, id}))
  }
  for (const [index, term] of terms.entries()) {
    const id = `t${index}`
    inner.push(`${term.worthGrouping ? term.column.id : term.sqlOver(term.column.id)} AS ${id}`)
    outer.push(term.worthGrouping ? term.sqlOver(id) : id)
  }
  const counted = `SELECT ${inner.join(', ')}, count(*) AS n FROM ${from}${where} GROUP BY ALL`
  return `SELECT ${outer.join(', ')}, CAST(sum(n) AS DOUBLE) FROM (${counted}) GROUP BY ALL`
}
