import {randomUUID} from 'node:crypto'
import {AirworthyError, digestOf, sha256, type Clock} from '@airworthy/kernel'
import type {Database, Queries} from '../../database/connection.ts'
import type {Mail} from '../../mail/mail.ts'
import type {Ledger} from '../ledger/index.ts'
import {planImport, stateAfter, type ImportPlan, type PlannedRow} from './import-plan.ts'
import {readPeopleTable, type TableRow} from './import-table.ts'
import {invitationMail} from './invitation-mail.ts'
import * as invitationStore from './invitation-store.ts'
import {newLink} from './invitations.ts'
import {keepChange} from './people.ts'
import * as store from './store.ts'
import type {ImportDoneView, ImportPreviewView} from './views.ts'

export interface PeopleImport {
  /** What a file would do, with the faults of each line; changes nothing. Throws `import-refused`. */
  preview(actorId: string, csv: string): Promise<ImportPreviewView>
  /**
   * Carries out a file that the same person previewed, all of it or nothing. Throws
   * `import-not-previewed` for another text, `import-refused` with the faults.
   */
  carryOut(actorId: string, request: {csv: string; digest: string}): Promise<ImportDoneView>
}

const mailSeconds = 20
const mailsAtOnce = 5
const faultsShown = 200

/** Import of people, teams and roles from CSV. */
export function createImport({
  database,
  ledger,
  clock,
  mail,
  linkTo,
}: {
  database: Database
  ledger: Ledger
  clock: Clock
  mail: Mail
  linkTo: (token: string) => string
}): PeopleImport {
  async function planned(queries: Queries, csv: string): Promise<Plan> {
    const table = readPeopleTable(csv)
    const emails = table.map(({email}) => email)
    const people = await store.findPeopleByEmail(queries, emails)
    const invitations = await invitationStore.findOpenInvitationsByEmail(queries, emails)
    const teams = await store.listTeams(queries)
    const teamIds = new Map(teams.map((team) => [team.name.toLowerCase(), team]))
    const plan = planImport(table, {
      people: new Map(people.map((person) => [person.email, person])),
      invitations: new Map(invitations.map((invitation) => [invitation.email, invitation])),
      teams: teamIds,
      administrators: await store.findAdministrators(queries),
      now: clock.now(),
    })
    return {...plan, teamIds}
  }

  async function carryOut(
    actorId: string,
    {csv, digest}: {csv: string; digest: string},
  ): Promise<ImportDoneView> {
    if (digest !== (await previewDigest(actorId, csv))) {
      throw new AirworthyError(
        'import-not-previewed',
        'this text was not previewed: preview it first',
      )
    }
    const textDigest = await sha256(csv)
    const {done, links} = await database.transaction(async (transaction) => {
      await store.lockOrganisation(transaction)
      const plan = await planned(transaction, csv)
      assertUnrefused(plan)
      return await keepPlan(transaction, {actorId, plan, textDigest})
    })
    return {...done, invited: await mailed(links)}
  }

  async function keepPlan(
    transaction: Queries,
    {actorId, plan, textDigest}: {actorId: string; plan: Plan; textDigest: string},
  ) {
    const newTeams = plan.newTeams.map((name) => ({id: randomUUID(), name}))
    if (!(await store.insertTeams(transaction, newTeams))) {
      throw new AirworthyError(
        'conflict',
        'a team of the same name was made meanwhile: preview again',
      )
    }
    const teamIds = new Map(plan.teamIds)
    for (const team of newTeams) teamIds.set(team.name.toLowerCase(), team)
    const teamIdOf = (name: string): string => {
      const team = teamIds.get(name.toLowerCase())
      if (!team) throw new AirworthyError('not-found', `unknown team: ${name}`)
      return team.id
    }
    const links = await invite(transaction, {actorId, rows: plan.rows, teamIdOf})
    let updated = 0
    for (const planned of plan.rows) {
      if (planned.action !== 'update') continue
      const {wanted} = planned
      updated += 1
      if ('person' in planned) {
        const {person: before} = planned
        const after = stateAfter(before, wanted, teamIdOf)
        await keepChange(transaction, {ledger, clock, actorId}, {before, after})
      } else {
        const {team, ...fields} = wanted
        const teamId = team === null ? null : teamIdOf(team)
        await invitationStore.updateInvitation(transaction, planned.invitation.id, {
          ...fields,
          teamId,
        })
      }
    }
    const unchanged = plan.rows.filter(({action}) => action === 'unchanged').length
    await ledger.append(transaction, {
      stream: 'organisation',
      type: 'people.imported',
      actor: actorId,
      subject: null,
      payload: {
        digest: textDigest,
        counts: {invited: links.length, updated, unchanged},
        newTeams: newTeams.map(({id, name}) => ({team: id, name})),
        // One event for all: an event each would hold the transaction for seconds.
        invitations: links.map(({id, terms}) => ({invitation: id, ...terms})),
        invitationsChanged: plan.rows.flatMap((planned) =>
          'invitation' in planned ? {invitation: planned.invitation.id, ...planned.wanted} : [],
        ),
      },
    })
    return {done: {updated, unchanged, newTeams: newTeams.map(({name}) => name)}, links}
  }

  async function invite(
    transaction: Queries,
    {
      actorId,
      rows,
      teamIdOf,
    }: {actorId: string; rows: readonly PlannedRow[]; teamIdOf: (name: string) => string},
  ): Promise<InvitationLink[]> {
    const links: InvitationLink[] = []
    const invitations: invitationStore.NewInvitation[] = []
    const replaced: string[] = []
    for (const planned of rows) {
      if (planned.action !== 'invite') continue
      const {token, tokenHash, expiresAt} = newLink(clock)
      const id = randomUUID()
      const {name, email} = planned.row
      const {team, ...fields} = planned.wanted
      const teamId = team === null ? null : teamIdOf(team)
      const createdAt = clock.now()
      invitations.push({
        id,
        email,
        name,
        tokenHash,
        ...fields,
        teamId,
        invitedBy: actorId,
        createdAt,
        expiresAt,
      })
      links.push({
        id,
        email,
        name,
        link: linkTo(token),
        expiresAt,
        terms: {...fields, team: teamId},
      })
      if (planned.replaces) replaced.push(planned.replaces.id)
    }
    await invitationStore.markRevoked(transaction, replaced, clock.now())
    await invitationStore.insertInvitations(transaction, invitations)
    return links
  }

  /** Mails the links, a few at once, for so many seconds; the links not mailed by then are to be copied. */
  async function mailed(links: readonly InvitationLink[]): Promise<ImportDoneView['invited']> {
    const organisation = (await store.findOrganisation(database))?.name ?? 'Airworthy'
    const until = clock.now().getTime() + mailSeconds * 1000
    const sent = new Set<string>()
    const waiting = mail.configured ? [...links] : []
    async function sendWaiting(): Promise<void> {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        if (clock.now().getTime() > until) return
        const {email: to, name, link, expiresAt} = next
        if (await mail.send(invitationMail({to, name, organisation, link, expiresAt}))) sent.add(to)
      }
    }
    await Promise.all(Array.from({length: mailsAtOnce}, sendWaiting))
    return links.map(({email, link}) => ({email, link, mailed: sent.has(email)}))
  }

  return {
    async preview(actorId, csv) {
      return previewOf(await planned(database, csv), await previewDigest(actorId, csv))
    },
    carryOut,
  }
}

type Plan = ImportPlan & {readonly teamIds: ReadonlyMap<string, {id: string; name: string}>}

interface InvitationLink {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly link: string
  readonly expiresAt: Date
  readonly terms: {
    readonly roles: string[]
    readonly engineerRole: string | null
    readonly team: string | null
    readonly discipline: string | null
  }
}

/** Binds a text to the person who previewed it. */
async function previewDigest(actorId: string, csv: string): Promise<string> {
  return await digestOf({previewedBy: actorId, csv})
}

function assertUnrefused({rows}: ImportPlan): void {
  const faults = rows.flatMap((planned) =>
    planned.action === 'refused'
      ? planned.faults.map((fault) => ({line: planned.row.line, ...fault}))
      : [],
  )
  const first = faults[0]
  if (!first) return
  const lines = new Set(faults.map(({line}) => line)).size
  throw new AirworthyError(
    'import-refused',
    `${lines} of ${rows.length} rows are refused, so nothing was imported; line ${first.line}: ${first.message}`,
    {facts: {faults: faults.slice(0, faultsShown)}},
  )
}

function previewOf({rows, newTeams}: ImportPlan, digest: string): ImportPreviewView {
  const counts = {invite: 0, update: 0, unchanged: 0, refused: 0}
  for (const {action} of rows) counts[action] += 1
  return {
    digest,
    rows: rows.map((planned) => ({...cellsOf(planned.row), ...shown(planned)})),
    newTeams: [...newTeams],
    counts,
  }
}

function cellsOf({line, name, email}: TableRow) {
  return {line, name, email}
}

function shown(planned: PlannedRow) {
  const {team, engineerRole, roles} = planned.wanted
  const faults = planned.action === 'refused' ? [...planned.faults] : []
  return {team, engineerRole, roles, action: planned.action, faults}
}
