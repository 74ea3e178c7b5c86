import {engineerRoles} from '@airworthy/content'
import {domainName} from './plan-sentences.ts'
import type {TeamGapsView} from './views.ts'

const columns = [
  'person',
  'role',
  'domain',
  'verdict',
  'ability_logits',
  'standard_error',
  'interval_low',
  'interval_high',
  'interval_probability',
  'items',
  'last_answer_at',
  'measured_by',
  'required_level',
  'required_cut_logits',
  'exercises_since',
] as const

type Cell = string | number | null

/** The gaps of a team as CSV (RFC 4180), one row a person and domain; empty cells where nothing is known. */
export function gapsCsv({rows, confidence}: Pick<TeamGapsView, 'rows' | 'confidence'>): string {
  const lines = rows.flatMap(({person, engineerRole, domains}) => {
    const role = engineerRoles.find(({id}) => id === engineerRole)?.name ?? null
    return domains.map((standing): Record<(typeof columns)[number], Cell> => ({
      person: person.name,
      role,
      domain: domainName(standing.domain),
      verdict: standing.verdict.replace('-', ' '),
      ability_logits: rounded(standing.estimate?.mean),
      standard_error: rounded(standing.estimate?.standardError),
      interval_low: rounded(standing.estimate?.low),
      interval_high: rounded(standing.estimate?.high),
      interval_probability: standing.estimate === null ? null : confidence,
      items: standing.items,
      last_answer_at: standing.at,
      measured_by: standing.from,
      required_level: standing.requiredLevel,
      required_cut_logits: standing.requiredCut,
      exercises_since: standing.exercises,
    }))
  })
  return [
    columns.join(),
    ...lines.map((line) => columns.map((column) => cellText(line[column])).join()),
    '',
  ].join('\r\n')
}

function rounded(value: number | undefined): number | null {
  return value === undefined ? null : Number(value.toFixed(3))
}

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  // A spreadsheet runs a text that begins like this as a formula.
  const text = /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
