import type {OverviewRowView} from './views.ts'

const columns: readonly [string, (row: OverviewRowView) => string | null][] = [
  ['name', ({person}) => person.name],
  ['email', ({person}) => person.email],
  ['team', ({team}) => team?.name ?? null],
  ['engineer_role', ({person}) => person.engineerRole],
  ['programme', ({programme}) => programme],
  ['standing', ({standing}) => standing],
  ['due_on', ({dueOn}) => dueOn],
  ['assigned_at', ({assignedAt}) => assignedAt],
  ['done_at', ({doneAt}) => doneAt],
  ['exempt_until', ({exemption}) => exemption?.until ?? null],
  ['exemption_reason', ({exemption}) => exemption?.reason ?? null],
  ['reminded_at', ({remindedAt}) => remindedAt],
]

/** The overview as a table for spreadsheets (RFC 4180). */
export function overviewCsv(rows: readonly OverviewRowView[]): string {
  const lines = [
    columns.map(([name]) => name),
    ...rows.map((row) => columns.map(([, valueOf]) => cell(valueOf(row) ?? ''))),
  ]
  return lines.map((line) => `${line.join(',')}\r\n`).join('')
}

function cell(text: string): string {
  // A spreadsheet takes a text that begins so for a formula.
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
