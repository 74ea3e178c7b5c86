import {and, asc, desc, eq, inArray, isNull} from 'drizzle-orm'
import type {Queries} from '../../database/connection.ts'
import {invitation, team} from './schema.ts'
import type {Discipline, EngineerRole, InvitationView, PlatformRole} from './views.ts'

export interface NewInvitation {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly tokenHash: string
  readonly roles: readonly PlatformRole[]
  readonly engineerRole: EngineerRole | null
  readonly teamId: string | null
  readonly discipline: Discipline | null
  readonly invitedBy: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

const rowsInOneInsert = 1_000
const isOpen = and(isNull(invitation.acceptedAt), isNull(invitation.revokedAt))

function selectInvitations(queries: Queries) {
  return queries
    .select({invitation, teamName: team.name})
    .from(invitation)
    .leftJoin(team, eq(team.id, invitation.teamId))
}

type InvitationRow = Awaited<ReturnType<typeof selectInvitations>>[number]

/** An open invitation, with the discipline of the seat that it brings. */
export interface KeptInvitation extends InvitationView {
  readonly discipline: Discipline | null
}

function viewFrom({invitation: row, teamName}: InvitationRow): KeptInvitation {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    roles: row.roles,
    engineerRole: row.engineerRole,
    team: row.teamId === null || teamName === null ? null : {id: row.teamId, name: teamName},
    discipline: row.discipline,
    invitedAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }
}

export async function insertInvitations(
  transaction: Queries,
  invitations: readonly NewInvitation[],
): Promise<void> {
  for (let start = 0; start < invitations.length; start += rowsInOneInsert) {
    const rows = invitations.slice(start, start + rowsInOneInsert)
    await transaction
      .insert(invitation)
      .values(rows.map(({roles, ...fields}) => ({...fields, roles: [...roles]})))
  }
}

/** Invitations neither accepted nor revoked, expired ones included, latest first. */
export async function listOpenInvitations(queries: Queries): Promise<KeptInvitation[]> {
  const rows = await selectInvitations(queries)
    .where(isOpen)
    .orderBy(desc(invitation.createdAt), asc(invitation.email))
  return rows.map(viewFrom)
}

export async function findOpenInvitation(
  queries: Queries,
  id: string,
): Promise<KeptInvitation | undefined> {
  const [row] = await selectInvitations(queries).where(and(eq(invitation.id, id), isOpen))
  return row && viewFrom(row)
}

/** Open invitations to these addresses, which are lower case; at most one an address. */
export async function findOpenInvitationsByEmail(
  queries: Queries,
  emails: readonly string[],
): Promise<KeptInvitation[]> {
  const rows = await selectInvitations(queries).where(
    and(inArray(invitation.email, [...emails]), isOpen),
  )
  return rows.map(viewFrom)
}

/** Open invitations to an address, locked: nobody accepts or withdraws one until the transaction ends. */
export async function lockOpenInvitations(transaction: Queries, email: string): Promise<void> {
  await transaction
    .select({id: invitation.id})
    .from(invitation)
    .where(and(eq(invitation.email, email), isOpen))
    .for('update')
}

/** The invitation of a token, whatever became of it. */
export async function findInvitationByToken(queries: Queries, tokenHash: string) {
  const [row] = await queries.select().from(invitation).where(eq(invitation.tokenHash, tokenHash))
  return row
}

/** The invitation of a token, locked until the transaction ends. */
export async function lockInvitationByToken(transaction: Queries, tokenHash: string) {
  const [row] = await transaction
    .select()
    .from(invitation)
    .where(eq(invitation.tokenHash, tokenHash))
    .for('update')
  return row
}

/** Gives an open invitation a new token; false when it is not open any more. */
export async function replaceToken(
  transaction: Queries,
  id: string,
  {tokenHash, expiresAt}: {tokenHash: string; expiresAt: Date},
): Promise<boolean> {
  const {rowCount} = await transaction
    .update(invitation)
    .set({tokenHash, expiresAt})
    .where(and(eq(invitation.id, id), isOpen))
  return rowCount === 1
}

export async function updateInvitation(
  transaction: Queries,
  id: string,
  change: {
    roles?: PlatformRole[]
    engineerRole?: EngineerRole | null
    teamId?: string | null
    discipline?: Discipline | null
  },
): Promise<void> {
  await transaction.update(invitation).set(change).where(eq(invitation.id, id))
}

export async function markAccepted(transaction: Queries, id: string, at: Date): Promise<void> {
  await transaction.update(invitation).set({acceptedAt: at}).where(eq(invitation.id, id))
}

/** Revokes open invitations and returns the ids of those that were open. */
export async function markRevoked(
  transaction: Queries,
  ids: readonly string[],
  at: Date,
): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await transaction
    .update(invitation)
    .set({revokedAt: at})
    .where(and(inArray(invitation.id, [...ids]), isOpen))
    .returning({id: invitation.id})
  return rows.map(({id}) => id)
}

/** Every invitation ever sent to an address. */
export async function invitationsTo(queries: Queries, email: string) {
  return await queries
    .select()
    .from(invitation)
    .where(eq(invitation.email, email))
    .orderBy(asc(invitation.createdAt))
}

export async function deleteInvitationsTo(transaction: Queries, email: string): Promise<void> {
  await transaction.delete(invitation).where(eq(invitation.email, email))
}
