import {sql} from 'drizzle-orm'
import {index, integer, pgTable, text, timestamp, uniqueIndex, uuid} from 'drizzle-orm/pg-core'
import type {CredentialRole, LoginView} from './views.ts'

const moment = () => timestamp({withTimezone: true, mode: 'date'})

/**
 * Each credential, to find it; its life stands in the ledger stream `credential/<id>`. Of one whose
 * person was erased only the place in the status list is left, which others go on asking for.
 */
export const credential = pgTable(
  'credential',
  {
    id: uuid().primaryKey(),
    /** The examination by which it was earned: one earns one. */
    examinationId: text().notNull().unique(),
    /** Null once the person was erased. */
    personId: text(),
    role: text().$type<CredentialRole>().notNull(),
    earnedAt: moment().notNull(),
    validUntil: moment().notNull(),
    /** Null while it waits for a public address. */
    issuedAt: moment(),
    /** The did:web that signed it, and the number of the key. */
    issuer: text(),
    keyNumber: integer(),
    listNumber: integer(),
    listIndex: integer(),
    /** The signed credential as JSON, and as VC-JWT; the SHA-256 of both is in the ledger. */
    document: text(),
    jwt: text(),
    suspendedAt: moment(),
    revokedAt: moment(),
    /** The duty to renew it, once that was assigned. */
    renewalAssignmentId: uuid(),
  },
  (table) => [
    index().on(table.personId, table.role),
    uniqueIndex('credential_one_per_status').on(table.listNumber, table.listIndex),
    index('credential_waiting')
      .on(table.earnedAt)
      .where(sql`issued_at is null and person_id is not null`),
    index('credential_not_good')
      .on(table.listNumber)
      .where(sql`suspended_at is not null or revoked_at is not null`),
    index('credential_ending')
      .on(table.validUntil)
      .where(sql`renewal_assignment_id is null and person_id is not null`),
  ],
)

/** The public half of every key that ever signed; `number` is that of its place in the DID document. */
export const issuerKey = pgTable('issuer_key', {
  number: integer().primaryKey(),
  publicKeyMultibase: text().notNull().unique(),
  addedAt: moment().notNull(),
  /** When it was withdrawn because others may have it; what it signed was signed anew. */
  withdrawnAt: moment(),
})

/** Logins at code hosts, to find the person of a commit; what happened stands in `login/<id>`. */
export const loginLink = pgTable(
  'login_link',
  {
    id: uuid().primaryKey(),
    personId: text().notNull(),
    provider: text().$type<LoginView['provider']>().notNull(),
    login: text().notNull(),
    /** In lower case: hosts do not tell logins apart by case. */
    loginKey: text().notNull(),
    proposedAt: moment().notNull(),
    confirmedAt: moment(),
  },
  (table) => [
    uniqueIndex('login_one_per_person').on(table.personId, table.provider),
    uniqueIndex('login_of_one_person')
      .on(table.provider, table.loginKey)
      .where(sql`confirmed_at is not null`),
  ],
)
