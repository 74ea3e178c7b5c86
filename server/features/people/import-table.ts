import {CsvError, parse} from 'csv-parse/sync'
import {z} from 'zod'
import {AirworthyError} from '@airworthy/kernel'
import {
  discipline as disciplines,
  engineerRole as engineerRoles,
  platformRole,
  type Discipline,
  type EngineerRole,
  type PlatformRole,
} from './views.ts'

/** What is wrong with one cell, and what to do about it. */
export interface CellFault {
  readonly column: string
  readonly value: string
  readonly message: string
}

/** One line of a file of people; what is empty or not understood is null or []. */
export interface TableRow {
  /** Line of the file on which the row starts, from 1. */
  readonly line: number
  readonly name: string
  /** Lower case. */
  readonly email: string
  readonly team: string | null
  readonly engineerRole: EngineerRole | null
  readonly roles: readonly PlatformRole[]
  readonly discipline: Discipline | null
  readonly faults: readonly CellFault[]
}

const columns = ['name', 'email', 'team', 'engineer_role', 'roles', 'discipline'] as const
type Column = (typeof columns)[number]

const mostRows = 10_000
const longestText = 120
const address = z.email()

/**
 * Reads people from CSV text: separated by comma, semicolon or tab, header names in any case and
 * order, roles separated by ; or |. Faulty cells stand beside their row; throws `import-refused`
 * for a text that cannot be read as such a table at all.
 */
export function readPeopleTable(csv: string): TableRow[] {
  const records = readRecords(csv.replace(/\r\n?/g, '\n'))
  const header = records.find(({cells}) => cells.some((cell) => cell !== ''))
  if (!header)
    throw refusedFile(1, '', `an empty file: expected a header line with ${columns.join(', ')}`)
  const places = readHeader(header)
  const width = header.cells.length
  const rows = records
    .filter((record) => record.line > header.line && record.cells.some((cell) => cell !== ''))
    .map((record) => readRow(record, {places, width}))
  if (rows.length > mostRows) {
    throw refusedFile(
      header.line,
      String(rows.length),
      `more than ${mostRows} rows: split the file`,
    )
  }
  return markDuplicates(rows)
}

interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
}

function readRecords(text: string): CsvRecord[] {
  try {
    // With `info` and `raw` csv-parse answers {record, raw}; its declaration leaves that out.
    const parsed = parse(text, {
      bom: true,
      raw: true,
      info: true,
      trim: true,
      relax_column_count: true,
      delimiter: delimiterOf(text),
    }) as unknown as {record: string[]; raw: string}[]
    let line = 1
    return parsed.map(({record, raw}) => {
      const start = line
      line += raw.split('\n').length - 1
      return {line: start, cells: record}
    })
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown
    const line = typeof thrown['lines'] === 'number' ? thrown['lines'] : 1
    throw refusedFile(
      line,
      '',
      `cannot be read as csv: ${thrown.message}; look at the quotation marks`,
    )
  }
}

/** The sign between the header's names: whichever of comma, semicolon and tab occurs most. */
function delimiterOf(text: string): string {
  const header = text.split('\n').find((line) => line.trim() !== '') ?? ''
  const occurrences = (sign: string) => header.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) =>
    occurrences(sign) > occurrences(best) ? sign : best,
  )
}

function readHeader({line, cells}: CsvRecord): ReadonlyMap<Column, number> {
  const places = new Map<Column, number>()
  cells.forEach((cell, place) => {
    if (cell === '') return
    const column = columns.find((name) => squeezed(name) === squeezed(cell))
    if (!column)
      throw refusedFile(line, cell, `unknown column "${cell}": use ${columns.join(', ')}`)
    if (places.has(column))
      throw refusedFile(line, cell, `the column ${column} occurs twice: keep one`)
    places.set(column, place)
  })
  for (const needed of ['name', 'email'] as const) {
    if (!places.has(needed)) {
      throw refusedFile(
        line,
        cells.join(','),
        `no column ${needed}: the first line names the columns, ${columns.join(', ')}`,
      )
    }
  }
  return places
}

function readRow(
  {line, cells}: CsvRecord,
  {places, width}: {places: ReadonlyMap<Column, number>; width: number},
): TableRow {
  const faults: CellFault[] = []
  const cell = (column: Column) => cells[places.get(column) ?? -1] ?? ''
  const fault = (column: string, value: string, message: string) => {
    faults.push({column, value, message})
  }
  const surplus = cells.slice(width).filter((value) => value !== '')
  if (surplus.length > 0) {
    const message =
      'more cells than columns: put values that contain the separator in quotation marks'
    fault('', surplus.join(' '), message)
  }
  const name = cell('name')
  if (name === '') fault('name', name, 'a name is missing')
  const email = cell('email').toLowerCase()
  if (email === '') fault('email', email, 'an e-mail address is missing')
  else if (!address.safeParse(email).success) {
    fault('email', cell('email'), `not an e-mail address: "${cell('email')}"`)
  }
  const team = cell('team') === '' ? null : cell('team')
  for (const [column, value] of [
    ['name', name],
    ['team', team ?? ''],
  ] as const) {
    if (value.length > longestText) fault(column, value, `longer than ${longestText} characters`)
  }
  function oneOf<Known extends string>(
    column: Column,
    label: string,
    known: readonly Known[],
    value: string,
  ) {
    const found = known.find((option) => squeezed(option) === squeezed(value))
    if (!found) fault(column, value, `unknown ${label} "${value}": use one of ${known.join(', ')}`)
    return found
  }
  const written = cell('engineer_role')
  const engineerRole =
    written === ''
      ? null
      : oneOf('engineer_role', 'engineering role', engineerRoles.options, written)
  const roles = cell('roles')
    .split(/[;,|]/)
    .map((role) => role.trim())
    .filter((role) => role !== '')
    .flatMap((role) => oneOf('roles', 'role', platformRole.options, role) ?? [])
  const seat = cell('discipline')
  const discipline =
    seat === '' ? null : oneOf('discipline', 'discipline', disciplines.options, seat)
  return {
    line,
    name,
    email,
    team,
    engineerRole: engineerRole ?? null,
    roles,
    discipline: discipline ?? null,
    faults,
  }
}

function markDuplicates(rows: readonly TableRow[]): TableRow[] {
  const lines = new Map<string, number>()
  return rows.map((row) => {
    const earlier = lines.get(row.email)
    if (row.email === '') return row
    if (earlier === undefined) {
      lines.set(row.email, row.line)
      return row
    }
    const message = `duplicate e-mail of line ${earlier}: keep one of the two lines`
    return {...row, faults: [...row.faults, {column: 'email', value: row.email, message}]}
  })
}

/** Names are compared without case, spaces, hyphens and underscores. */
function squeezed(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, '')
}

function refusedFile(line: number, value: string, message: string): AirworthyError {
  return new AirworthyError('import-refused', `line ${line}: ${message}`, {
    facts: {faults: [{line, column: '', value, message}]},
  })
}
