import {randomUUID} from 'node:crypto'
import {domains} from '@airworthy/content'
import {AirworthyError, type Clock} from '@airworthy/kernel'
import type {Database, Queries} from '../../database/connection.ts'
import type {Ledger} from '../ledger/index.ts'
import * as audits from './audit-store.ts'
import * as store from './gaps-store.ts'
import {confidence} from './confidence.ts'
import {rollUpOf} from './roll-up.ts'
import {standingsOf, type Measured} from './standing.ts'
import type {
  AuditView,
  GapRowView,
  OrganisationGapsView,
  TeamCompletionView,
  TeamGapsView,
} from './views.ts'

/**
 * Assigns a baseline to everybody in a team, due at the end of a day in UTC, in the transaction of
 * the audit: both are kept or neither. `by` is a person's id.
 */
export type AssignBaseline = (
  transaction: Queries,
  request: {readonly teamId: string; readonly dueAt: string; readonly by: string},
) => Promise<{readonly assignmentId: string}>

/** Gaps of teams and of the organisation. Everything about a team throws `not-found` for an unknown one. */
export interface Gaps {
  ofTeam(teamId: string, page: store.Page): Promise<TeamGapsView>
  completionOf(teamId: string): Promise<TeamCompletionView>
  ofOrganisation(page: store.Page): Promise<OrganisationGapsView>
  /** Assigns a baseline to the whole team. Throws `request-refused` for a day that is over. */
  audit(teamId: string, request: {dueOn: string; by: string}): Promise<AuditView>
}

/** Gaps over the standings of people; what concerns several is counted in the database. */
export function createGaps({
  database,
  ledger,
  clock,
  assignBaseline,
}: {
  database: Database
  ledger: Ledger
  clock: Clock
  assignBaseline: AssignBaseline
}): Gaps {
  async function teamOrThrow(id: string): Promise<store.TeamRow> {
    const team = await store.teamOf(database, id)
    if (!team) throw new AirworthyError('not-found', `no team ${id}`)
    return team
  }

  async function completion(teamId: string) {
    const found = await store.completionByTeam(database, {scope: {teamId}, now: clock.now()})
    return found.get(teamId) ?? store.nobody
  }

  return {
    async ofTeam(teamId, page) {
      const team = await teamOrThrow(teamId)
      const today = clock.now().toISOString().slice(0, 10)
      const {members, total} = await store.listMembers(database, teamId, {...page, today})
      const measured = await store.measuredOfAll(
        database,
        members.map(({id}) => id),
      )
      const counts = await store.domainCounts(database, {scope: {teamId}, byTeam: false})
      return {
        team,
        confidence,
        audit: await audits.latestAudit(database, teamId),
        completion: await completion(teamId),
        pressed: await store.countPressed(database, {teamId, today}),
        rollUp: rollUpOf(counts.get(null) ?? []),
        rows: members.map((member) => rowOf(member, measured.get(member.id) ?? [])),
        total,
      }
    },

    async completionOf(teamId) {
      await teamOrThrow(teamId)
      return {
        audit: await audits.latestAudit(database, teamId),
        completion: await completion(teamId),
      }
    },

    async ofOrganisation(page) {
      const everybody = {scope: 'everybody', now: clock.now()} as const
      const {teams, total} = await store.listTeams(database, page)
      const completions = await store.completionByTeam(database, everybody)
      const counts = await store.domainCounts(database, {scope: 'everybody', byTeam: true})
      const overall = await store.domainCounts(database, {scope: 'everybody', byTeam: false})
      const isLast = page.offset + teams.length >= total
      const withoutTeam = page.search === '' && isLast && completions.has(null)
      return {
        confidence,
        completion: [...completions.values()].reduce(
          (sum, one) => ({
            people: sum.people + one.people,
            invited: sum.invited + one.invited,
            started: sum.started + one.started,
            finished: sum.finished + one.finished,
          }),
          store.nobody,
        ),
        rollUp: rollUpOf(overall.get(null) ?? []),
        teams: [...teams, ...(withoutTeam ? [null] : [])].map((team) => ({
          team,
          completion: completions.get(team?.id ?? null) ?? store.nobody,
          rollUp: rollUpOf(counts.get(team?.id ?? null) ?? []),
        })),
        total,
      }
    },

    async audit(teamId, {dueOn, by}) {
      await teamOrThrow(teamId)
      const now = clock.now()
      if (dueOn < now.toISOString().slice(0, 10)) {
        throw new AirworthyError('request-refused', `the day is over: ${dueOn}`)
      }
      const id = randomUUID()
      await database.transaction(async (transaction) => {
        const {assignmentId} = await assignBaseline(transaction, {teamId, dueAt: dueOn, by})
        await audits.insertAudit(transaction, {
          id,
          teamId,
          madeBy: by,
          madeAt: now,
          dueOn,
          assignmentId,
        })
        await ledger.append(transaction, {
          stream: `audit/${id}`,
          type: 'audit.made',
          actor: by,
          subject: null,
          payload: {audit: id, team: teamId, dueOn, assignment: assignmentId},
        })
      })
      const audit = await audits.latestAudit(database, teamId)
      if (!audit) throw new AirworthyError('not-found', `no audit ${id}`)
      return audit
    },
  }
}

function rowOf(
  {id, name, engineerRole, progress, pressing}: store.Member,
  measured: readonly Measured[],
): GapRowView {
  const role = engineerRole ?? measured[0]?.role ?? null
  const standings: GapRowView['domains'] =
    role === null
      ? domains.map((domain) => ({
          domain: domain.id,
          verdict: 'not-judged',
          estimate: null,
          items: 0,
          requiredLevel: null,
          requiredCut: null,
          at: null,
          from: null,
          exercises: 0,
        }))
      : standingsOf(role, measured)
  return {person: {id, name}, engineerRole: role, progress, pressing, domains: standings}
}
