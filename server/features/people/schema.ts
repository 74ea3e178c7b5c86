import {sql} from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type {SingleSignOnSettings} from './single-sign-on-views.ts'
import type {Discipline, EngineerRole, PlatformRole} from './views.ts'

const moment = () => timestamp({withTimezone: true, mode: 'date'})

/** The organisation that runs this platform: one row, made by the set-up. */
export const organisation = pgTable(
  'organisation',
  {
    id: integer().primaryKey().default(1),
    name: text().notNull(),
    setUpAt: moment().notNull(),
  },
  (table) => [check('organisation_is_one', sql`${table.id} = 1`)],
)

/** The hash of the set-up link's token while the platform waits for its first administrator. */
export const setUpToken = pgTable(
  'set_up_token',
  {
    id: integer().primaryKey().default(1),
    tokenHash: text().notNull(),
    createdAt: moment().notNull(),
  },
  (table) => [check('set_up_token_is_one', sql`${table.id} = 1`)],
)

export const team = pgTable(
  'team',
  {
    id: text().primaryKey(),
    name: text().notNull(),
  },
  (table) => [uniqueIndex('team_name').on(sql`lower(${table.name})`)],
)

/** Better-auth's user. `email` is lower case. */
export const person = pgTable('person', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: boolean().notNull().default(false),
  image: text(),
  createdAt: moment().notNull(),
  updatedAt: moment().notNull(),
  engineerRole: text().$type<EngineerRole>(),
  teamId: text().references(() => team.id, {onDelete: 'set null'}),
  discipline: text().$type<Discipline>(),
  disabledAt: moment(),
})

const personId = () =>
  text()
    .notNull()
    .references(() => person.id, {onDelete: 'cascade'})

export const personRole = pgTable(
  'person_role',
  {
    personId: personId(),
    role: text().$type<PlatformRole>().notNull(),
  },
  (table) => [primaryKey({columns: [table.personId, table.role]}), index().on(table.role)],
)

/** Better-auth's session. */
export const session = pgTable(
  'session',
  {
    id: text().primaryKey(),
    token: text().notNull().unique(),
    personId: personId(),
    expiresAt: moment().notNull(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
    ipAddress: text(),
    userAgent: text(),
  },
  (table) => [index().on(table.personId)],
)

/** Better-auth's account: a password (`credential`) or an identity provider's account. */
export const signInMethod = pgTable(
  'sign_in_method',
  {
    id: text().primaryKey(),
    personId: personId(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    password: text(),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: moment(),
    refreshTokenExpiresAt: moment(),
    scope: text(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (table) => [
    index().on(table.personId),
    uniqueIndex('sign_in_method_account').on(table.providerId, table.accountId),
  ],
)

/** Better-auth's short-lived values, such as passkey challenges. */
export const verification = pgTable(
  'verification',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment().notNull(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (table) => [index().on(table.identifier)],
)

export const passkey = pgTable(
  'passkey',
  {
    id: text().primaryKey(),
    personId: personId(),
    name: text(),
    publicKey: text().notNull(),
    credentialId: text().notNull(),
    counter: integer().notNull(),
    deviceType: text().notNull(),
    backedUp: boolean().notNull(),
    transports: text(),
    aaguid: text(),
    createdAt: moment(),
  },
  (table) => [index().on(table.personId), index().on(table.credentialId)],
)

/** `key` is the SHA-256 of the key, which is shown once. */
export const apiKey = pgTable(
  'api_key',
  {
    id: text().primaryKey(),
    configId: text().notNull(),
    personId: personId(),
    name: text(),
    start: text(),
    prefix: text(),
    key: text().notNull().unique(),
    enabled: boolean().notNull().default(true),
    expiresAt: moment(),
    refillInterval: integer(),
    refillAmount: integer(),
    lastRefillAt: moment(),
    rateLimitEnabled: boolean().notNull().default(false),
    rateLimitTimeWindow: integer(),
    rateLimitMax: integer(),
    requestCount: integer().notNull().default(0),
    remaining: integer(),
    lastRequest: moment(),
    permissions: text(),
    metadata: text(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (table) => [index().on(table.personId)],
)

/** Better-auth's counts of sign-in attempts per client address, shared by all processes. */
export const rateLimit = pgTable('rate_limit', {
  id: text().primaryKey(),
  key: text().notNull().unique(),
  count: integer().notNull(),
  lastRequest: bigint({mode: 'number'}).notNull(),
})

/** An invitation is open until it is accepted, revoked or expired; the token's hash alone is kept. */
export const invitation = pgTable(
  'invitation',
  {
    id: text().primaryKey(),
    email: text().notNull(),
    name: text().notNull(),
    tokenHash: text().notNull().unique(),
    roles: text().array().$type<PlatformRole[]>().notNull(),
    engineerRole: text().$type<EngineerRole>(),
    teamId: text().references(() => team.id, {onDelete: 'set null'}),
    discipline: text().$type<Discipline>(),
    invitedBy: text().references(() => person.id, {onDelete: 'set null'}),
    createdAt: moment().notNull(),
    expiresAt: moment().notNull(),
    acceptedAt: moment(),
    revokedAt: moment(),
  },
  (table) => [
    index().on(table.email),
    uniqueIndex('invitation_one_open_per_email')
      .on(table.email)
      .where(sql`accepted_at is null and revoked_at is null`),
  ],
)

/** How long what is about people is kept: one row once an administrator has changed the default. */
export const retentionSetting = pgTable(
  'retention_setting',
  {
    id: integer().primaryKey().default(1),
    /** Null: disabled people are never erased by themselves. */
    disabledMonths: integer(),
    signInDays: integer().notNull(),
    changedAt: moment().notNull(),
  },
  (table) => [check('retention_setting_is_one', sql`${table.id} = 1`)],
)

/** The identity provider through which people sign in: one row once an administrator has set it. */
export const singleSignOn = pgTable(
  'single_sign_on',
  {
    id: integer().primaryKey().default(1),
    settings: jsonb().$type<SingleSignOnSettings>().notNull(),
    /** The client secret under a key of its own, which the master key wraps. */
    sealedSecret: text().notNull(),
    wrappedKey: text().notNull(),
    changedAt: moment().notNull(),
  },
  (table) => [check('single_sign_on_is_one', sql`${table.id} = 1`)],
)

/**
 * A person's account at an identity provider, and what its groups have given them: that alone may
 * be taken back when the groups change.
 */
export const singleSignOnIdentity = pgTable(
  'single_sign_on_identity',
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    personId: personId(),
    grantedRoles: text().array().$type<PlatformRole[]>().notNull(),
    grantedTeamId: text().references(() => team.id, {onDelete: 'set null'}),
    linkedAt: moment().notNull(),
    signedInAt: moment().notNull(),
  },
  (table) => [
    primaryKey({columns: [table.issuer, table.subject]}),
    uniqueIndex('single_sign_on_identity_one_per_issuer').on(table.personId, table.issuer),
  ],
)

/** Browsers that are on their way to the provider and back, by the hash of what they keep. */
export const singleSignOnPending = pgTable(
  'single_sign_on_pending',
  {
    tokenHash: text().primaryKey(),
    returnTo: text().notNull(),
    /** Of the settings with which it began; others end it. */
    settingsChangedAt: moment().notNull(),
    expiresAt: moment().notNull(),
  },
  (table) => [index().on(table.expiresAt)],
)

/** A link with which a password is set anew; the token's hash alone is kept. */
export const passwordReset = pgTable(
  'password_reset',
  {
    id: text().primaryKey(),
    personId: personId(),
    tokenHash: text().notNull().unique(),
    madeBy: text().$type<'mail' | 'administrator'>().notNull(),
    createdAt: moment().notNull(),
    expiresAt: moment().notNull(),
    usedAt: moment(),
    /** Since when a newer link, or a password set by one, stands in its place. */
    voidedAt: moment(),
  },
  (table) => [index().on(table.personId, table.createdAt), index().on(table.expiresAt)],
)
