import {randomUUID} from 'node:crypto'
import {AirworthyError, type Clock, type Json} from '@airworthy/kernel'
import type {Database, Queries} from '../../database/connection.ts'
import type {Ledger} from '../ledger/index.ts'
import {assertSeat, completeRoles} from './roles.ts'
import * as signInStore from './sign-in-store.ts'
import * as store from './store.ts'
import type {OwnPersonChangeRequest, PersonChangeRequest, PersonView, TeamView} from './views.ts'

export interface PeopleList {
  list(page: {
    search: string
    limit: number
    offset: number
  }): Promise<{people: PersonView[]; total: number}>
  /** Throws `not-found`, `request-refused` for an unknown team, `last-administrator`. */
  change(actorId: string, id: string, request: PersonChangeRequest): Promise<PersonView>
  /** Throws `conflict` when the engineering role is set already. */
  changeOwn(id: string, request: OwnPersonChangeRequest): Promise<PersonView>
  teams(): Promise<TeamView[]>
  /** Throws `already-exists` for a name that differs from a team's by case at most. */
  createTeam(actorId: string, name: string): Promise<TeamView>
}

/** The people, their roles and their teams. */
export function createPeopleList({
  database,
  ledger,
  clock,
}: {
  database: Database
  ledger: Ledger
  clock: Clock
}): PeopleList {
  async function change(
    actorId: string,
    id: string,
    request: PersonChangeRequest,
  ): Promise<PersonView> {
    return await database.transaction(async (transaction) => {
      await store.lockOrganisation(transaction)
      const before = await store.lockPerson(transaction, id)
      if (!before) throw new AirworthyError('not-found', `unknown person: ${id}`)
      if (request.teamId != null && !(await store.findTeam(transaction, request.teamId))) {
        throw new AirworthyError('request-refused', `unknown team: ${request.teamId}`)
      }
      const after = wanted(before, request)
      assertSeat(after.roles, after.discipline)
      if (administrates(before) && !administrates(after)) {
        assertOtherAdministrator(await store.findAdministrators(transaction), [id])
      }
      return await keepChange(transaction, {ledger, clock, actorId}, {before, after})
    })
  }

  async function changeOwn(id: string, request: OwnPersonChangeRequest): Promise<PersonView> {
    return await database.transaction(async (transaction) => {
      const before = await store.lockPerson(transaction, id)
      if (!before) throw new AirworthyError('not-found', `unknown person: ${id}`)
      const engineerRole = request.engineerRole ?? before.engineerRole
      if (before.engineerRole !== null && engineerRole !== before.engineerRole) {
        throw new AirworthyError(
          'conflict',
          `your engineering role is ${before.engineerRole} already: ask an administrator to change it`,
        )
      }
      const after = {
        ...stateOf(before),
        name: request.name ?? before.name,
        engineerRole,
      }
      return await keepChange(transaction, {ledger, clock, actorId: id}, {before, after})
    })
  }

  async function createTeam(actorId: string, name: string): Promise<TeamView> {
    const id = randomUUID()
    await database.transaction(async (transaction) => {
      if (!(await store.insertTeams(transaction, [{id, name}]))) {
        throw new AirworthyError('already-exists', `already a team: ${name}`)
      }
      await ledger.append(transaction, {
        stream: 'organisation',
        type: 'team.created',
        actor: actorId,
        subject: null,
        payload: {team: id, name},
      })
    })
    return {id, name, people: 0}
  }

  return {
    list: async (page) => await store.listPeople(database, page),
    change,
    changeOwn,
    teams: async () => await store.listTeams(database),
    createTeam,
  }
}

/** What can be changed about a person. */
export type PersonState = Pick<
  PersonView,
  'name' | 'engineerRole' | 'roles' | 'discipline' | 'disabled'
> & {readonly teamId: string | null}

/** Keeps what differs, ends the sessions of whom it disables, and records it once. */
export async function keepChange(
  transaction: Queries,
  {
    ledger,
    clock,
    actorId,
    by,
  }: {
    ledger: Ledger
    clock: Clock
    /** Null for the platform itself; `by` says for what it acts. */
    actorId: string | null
    by?: string
  },
  {before, after}: {before: PersonView; after: PersonState},
): Promise<PersonView> {
  const changes = differences(stateOf(before), after)
  if (Object.keys(changes).length === 0) return before
  const {roles, disabled, ...fields} = after
  const now = clock.now()
  await store.updatePerson(transaction, before.id, {
    ...fields,
    ...(disabled === before.disabled ? {} : {disabledAt: disabled ? now : null}),
    updatedAt: now,
  })
  if ('roles' in changes) await store.replaceRoles(transaction, before.id, roles)
  if (disabled) await signInStore.deleteSessions(transaction, [before.id])
  await ledger.append(transaction, {
    stream: `person/${before.id}`,
    type: 'person.changed',
    actor: actorId,
    subject: before.id,
    payload: {changes, ...(by === undefined ? {} : {by})},
  })
  return await store.personOrThrow(transaction, before.id)
}

/** Whether the person can administrate the platform now. */
export function administrates({roles, disabled}: Pick<PersonView, 'roles' | 'disabled'>): boolean {
  return roles.includes('administrator') && !disabled
}

/** Throws `last-administrator` when nobody would be left to administrate without `leaving`. */
export function assertOtherAdministrator(
  administrators: readonly string[],
  leaving: readonly string[],
): void {
  if (administrators.some((id) => !leaving.includes(id))) return
  throw new AirworthyError(
    'last-administrator',
    'nobody would be left to administrate: make another person administrator first',
  )
}

/** The state of a person as it stands. */
export function stateOf(person: PersonView): PersonState {
  const {name, engineerRole, roles, discipline, disabled} = person
  return {name, engineerRole, roles, discipline, disabled, teamId: person.team?.id ?? null}
}

function wanted(before: PersonView, request: PersonChangeRequest): PersonState {
  const state = stateOf(before)
  const roles = request.roles ? completeRoles(request.roles) : state.roles
  const kept = roles.includes('reviewer') ? state.discipline : null
  return {
    name: state.name,
    engineerRole: request.engineerRole === undefined ? state.engineerRole : request.engineerRole,
    teamId: request.teamId === undefined ? state.teamId : request.teamId,
    roles,
    discipline: request.discipline === undefined ? kept : request.discipline,
    disabled: request.disabled ?? state.disabled,
  }
}

function differences(
  before: PersonState,
  after: PersonState,
): Record<string, {from: Json; to: Json}> {
  const fields = ['name', 'engineerRole', 'teamId', 'roles', 'discipline', 'disabled'] as const
  const changes: Record<string, {from: Json; to: Json}> = {}
  for (const field of fields) {
    const [from, to] = [before[field], after[field]]
    if (JSON.stringify(from) !== JSON.stringify(to)) changes[field] = {from, to}
  }
  return changes
}
