import {and, asc, eq, isNotNull, isNull, ne} from 'drizzle-orm'
import type {Queries} from '../../database/connection.ts'
import {peopleDirectory} from '../people/index.ts'
import {loginLink} from './schema.ts'

export type LoginRow = typeof loginLink.$inferSelect
type Login = Pick<LoginRow, 'provider' | 'login'>

/** Hosts do not tell logins apart by case. */
export function loginKeyOf(login: string): string {
  return login.toLowerCase()
}

export async function loginsOf(queries: Queries, personId: string): Promise<LoginRow[]> {
  return await queries
    .select()
    .from(loginLink)
    .where(eq(loginLink.personId, personId))
    .orderBy(asc(loginLink.provider))
}

/** Every login with the name of whom it belongs to, those that wait first. */
export async function allLogins(queries: Queries): Promise<(LoginRow & {name: string})[]> {
  const directory = peopleDirectory(queries)
  const rows = await queries
    .select({login: loginLink, name: directory.name})
    .from(loginLink)
    .innerJoin(directory, eq(directory.personId, loginLink.personId))
    .orderBy(asc(isNotNull(loginLink.confirmedAt)), asc(loginLink.proposedAt))
  return rows.map(({login, name}) => ({...login, name}))
}

export async function lockLogin(transaction: Queries, id: string): Promise<LoginRow | undefined> {
  const [row] = await transaction.select().from(loginLink).where(eq(loginLink.id, id)).for('update')
  return row
}

/** The person whose login it was confirmed to be. */
export async function personOfLogin(
  queries: Queries,
  {provider, login}: Login,
): Promise<string | undefined> {
  const [row] = await queries
    .select({personId: loginLink.personId})
    .from(loginLink)
    .where(
      and(
        eq(loginLink.provider, provider),
        eq(loginLink.loginKey, loginKeyOf(login)),
        isNotNull(loginLink.confirmedAt),
      ),
    )
  return row?.personId
}

export async function insertLogin(transaction: Queries, row: LoginRow): Promise<void> {
  await transaction.insert(loginLink).values(row)
}

export async function deleteLogin(transaction: Queries, id: string): Promise<void> {
  await transaction.delete(loginLink).where(eq(loginLink.id, id))
}

export async function deleteLoginsOf(transaction: Queries, personId: string): Promise<void> {
  await transaction.delete(loginLink).where(eq(loginLink.personId, personId))
}

/** Confirms one, unless another person's was confirmed; then a duplicate key is thrown. */
export async function setConfirmed(
  transaction: Queries,
  id: string,
  confirmedAt: Date,
): Promise<void> {
  await transaction.update(loginLink).set({confirmedAt}).where(eq(loginLink.id, id))
}

/** The proposals of others for a login that was confirmed. */
export async function otherProposals(
  transaction: Queries,
  {id, provider, loginKey}: Pick<LoginRow, 'id' | 'provider' | 'loginKey'>,
): Promise<LoginRow[]> {
  return await transaction
    .select()
    .from(loginLink)
    .where(
      and(
        eq(loginLink.provider, provider),
        eq(loginLink.loginKey, loginKey),
        isNull(loginLink.confirmedAt),
        ne(loginLink.id, id),
      ),
    )
    .for('update')
}
