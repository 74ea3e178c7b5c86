import type {CellFault, TableRow} from './import-table.ts'
import type {KeptInvitation} from './invitation-store.ts'
import {administrates, stateOf, type PersonState} from './people.ts'
import {completeRoles, seatFault} from './roles.ts'
import type {Discipline, EngineerRole, PersonView, PlatformRole} from './views.ts'

/** What stands before an import. */
export interface Standing {
  readonly people: ReadonlyMap<string, PersonView>
  /** Open invitations by address, expired ones included. */
  readonly invitations: ReadonlyMap<string, KeptInvitation>
  /** Teams by lower-case name. */
  readonly teams: ReadonlyMap<string, {readonly id: string; readonly name: string}>
  readonly administrators: readonly string[]
  readonly now: Date
}

/** What a row asks for once it is carried out; `team` by name, for it may be new. */
export interface Wanted {
  readonly team: string | null
  readonly engineerRole: EngineerRole | null
  readonly roles: PlatformRole[]
  readonly discipline: Discipline | null
}

/** What one row of a file would do. */
export type PlannedRow = {readonly row: TableRow; readonly wanted: Wanted} & (
  | {readonly action: 'invite'; readonly replaces: KeptInvitation | undefined}
  | {readonly action: 'update'; readonly person: PersonView}
  | {readonly action: 'update'; readonly invitation: KeptInvitation}
  | {readonly action: 'unchanged'}
  | {readonly action: 'refused'; readonly faults: readonly CellFault[]}
)

export interface ImportPlan {
  readonly rows: readonly PlannedRow[]
  /** Names of teams that do not exist yet, each once. */
  readonly newTeams: readonly string[]
}

/**
 * What a file of people would do to what stands: people are updated, others invited; an empty cell
 * leaves what is. A file that would leave nobody to administrate is refused in its row.
 */
export function planImport(table: readonly TableRow[], standing: Standing): ImportPlan {
  const planned = withLastAdministrator(
    table.map((row) => planRow(row, standing)),
    standing,
  )
  const newTeams = new Map<string, string>()
  for (const {row, action} of planned) {
    if (action === 'refused' || row.team === null) continue
    const key = row.team.toLowerCase()
    if (!standing.teams.has(key) && !newTeams.has(key)) newTeams.set(key, row.team)
  }
  return {rows: planned, newTeams: [...newTeams.values()]}
}

function planRow(row: TableRow, standing: Standing): PlannedRow {
  const person = standing.people.get(row.email)
  const invitation = standing.invitations.get(row.email)
  const open = invitation && new Date(invitation.expiresAt) > standing.now ? invitation : undefined
  const before = person ?? open
  const wanted = wantedOf(row, before)
  const faults = [...row.faults]
  const seat = seatFault(wanted.roles, wanted.discipline)
  if (faults.length === 0 && seat !== undefined) {
    faults.push({column: 'discipline', value: row.discipline ?? '', message: seat})
  }
  if (faults.length > 0) return {row, wanted, action: 'refused', faults}
  if (!before) return {row, wanted, action: 'invite', replaces: invitation}
  if (isSame(wanted, wantedOf(nothing, before))) return {row, wanted, action: 'unchanged'}
  if (person) return {row, wanted, action: 'update', person}
  return {row, wanted, action: 'update', invitation: before as KeptInvitation} // no person: the invitation
}

type Cells = Pick<TableRow, 'team' | 'engineerRole' | 'roles' | 'discipline'>

const nothing: Cells = {team: null, engineerRole: null, roles: [], discipline: null}

function wantedOf(cells: Cells, before: PersonView | KeptInvitation | undefined): Wanted {
  const roles =
    cells.roles.length > 0 ? completeRoles(cells.roles) : completeRoles(before?.roles ?? [])
  const kept = roles.includes('reviewer') ? (before?.discipline ?? null) : null
  return {
    team: cells.team ?? before?.team?.name ?? null,
    engineerRole: cells.engineerRole ?? before?.engineerRole ?? null,
    roles,
    discipline: cells.discipline ?? kept,
  }
}

function isSame(one: Wanted, other: Wanted): boolean {
  return (
    one.team?.toLowerCase() === other.team?.toLowerCase() &&
    one.engineerRole === other.engineerRole &&
    one.discipline === other.discipline &&
    one.roles.join() === other.roles.join()
  )
}

function withLastAdministrator(rows: readonly PlannedRow[], standing: Standing): PlannedRow[] {
  const leaving = new Set(
    rows.flatMap((planned) =>
      'person' in planned &&
      administrates(planned.person) &&
      !planned.wanted.roles.includes('administrator')
        ? planned.person.id
        : [],
    ),
  )
  if (standing.administrators.some((id) => !leaving.has(id))) return [...rows]
  return rows.map((planned) => {
    if (!('person' in planned) || !leaving.has(planned.person.id)) return planned
    const {row, wanted} = planned
    const message = 'nobody would be left to administrate: add the role administrator'
    const faults = [{column: 'roles', value: row.roles.join(';'), message}]
    return {row, wanted, action: 'refused', faults}
  })
}

/** The state of a person after a row; `teamIdOf` finds a team by its name. */
export function stateAfter(
  person: PersonView,
  {team, engineerRole, roles, discipline}: Wanted,
  teamIdOf: (name: string) => string,
): PersonState {
  const teamId = team === null ? null : teamIdOf(team)
  return {...stateOf(person), teamId, engineerRole, roles, discipline}
}
