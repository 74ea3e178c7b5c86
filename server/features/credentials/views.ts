import {z} from 'zod'

const moment = z.iso.datetime()
const text = z.string()

/** Engineering role that a credential is for. */
export const credentialRole = z.enum(['data-scientist', 'fullstack-engineer', 'product-manager'])

/**
 * Where a credential or a person stands: `due` in the last 90 days of its validity, `lapsed` after
 * them, `none` for a person who was never certified.
 */
export const credentialStanding = z.enum([
  'none',
  'current',
  'due',
  'lapsed',
  'suspended',
  'revoked',
])

/** One event that explains a standing, oldest first. */
export const explainingEventView = z.object({
  type: z.enum([
    'credential.earned',
    'credential.issued',
    'credential.suspended',
    'credential.reinstated',
    'credential.revoked',
  ]),
  at: moment,
  credentialId: z.uuid(),
  about: text.meta({description: 'one sentence for people'}),
  reason: text.nullable().meta({description: 'of a suspension, reinstatement or revocation'}),
})

const validity = {
  validFrom: moment,
  validUntil: moment.meta({description: 'the first moment at which it is no longer valid'}),
  dueFrom: moment.meta({description: 'from when a renewal is due: 90 days before the end'}),
}

/** The files in which a credential is taken along; absent while it waits to be issued. */
export const credentialFilesView = z.object({
  json: text,
  jwt: text,
  png: text,
  svg: text,
  verify: z.url().meta({description: 'public page that explains it, to be passed on'}),
  addToProfile: z.url().meta({description: 'opens the form of LinkedIn, filled in'}),
})

/** A credential of the person who asks. */
export const ownCredentialView = z.object({
  id: z.uuid(),
  role: credentialRole,
  kind: z.enum(['first', 'renewal']),
  replaces: z.uuid().nullable().meta({description: 'the credential that it renews'}),
  standing: credentialStanding,
  ...validity,
  earnedAt: moment,
  issuedAt: moment.nullable().meta({description: 'null while it waits for the public address'}),
  because: z.array(explainingEventView),
  files: credentialFilesView.nullable(),
})

/** `issuing.configured` is false while no public address is set: what is earned then waits. */
export const ownCredentialsView = z.object({
  issuing: z.object({configured: z.boolean(), issuer: text.nullable()}),
  credentials: z.array(ownCredentialView),
})

/** Where the asking person stands for one role. */
export const roleStandingView = z.object({
  role: credentialRole,
  standing: credentialStanding,
  credentialId: z.uuid().nullable(),
  validUntil: moment.nullable(),
  dueFrom: moment.nullable(),
  because: z.array(explainingEventView),
})

/** `role` is the person's engineering role now; `roles` holds it, and every role once certified. */
export const ownStandingView = z.object({
  at: moment,
  role: credentialRole.nullable(),
  roles: z.array(roleStandingView),
})

export const reasonRequest = z.object({
  reason: z
    .string()
    .trim()
    .min(10)
    .max(500)
    .meta({description: 'told to the person, and kept with the credential'}),
})

/** A credential after an administrator or committee member changed it. */
export const changedCredentialView = z.object({
  id: z.uuid(),
  role: credentialRole,
  standing: credentialStanding,
  ...validity,
  because: z.array(explainingEventView),
})

/** How many people of a team stand where, for the role that each has now. */
export const standingCountsView = z.object({
  people: z.int(),
  none: z.int(),
  current: z.int(),
  due: z.int(),
  lapsed: z.int(),
  suspended: z.int(),
  revoked: z.int(),
  withoutRole: z.int(),
})

/** A team's standing, for its own lead and for administrators: lapsed and due first. */
export const teamStandingView = z.object({
  at: moment,
  team: z.object({id: text, name: text}),
  counts: standingCountsView,
  rows: z.array(
    z.object({
      person: z.object({id: text, name: text}),
      role: credentialRole.nullable(),
      standing: credentialStanding,
      validUntil: moment.nullable(),
      credentialId: z.uuid().nullable(),
    }),
  ),
})

const outcome = z.enum(['pass', 'breach', 'not-judged', 'error'])

/** What a domain was proved at. */
export const provedDomainView = z.object({
  domain: text,
  name: text,
  requiredLevel: z.int(),
  requiredLevelName: text,
  mean: z.number().meta({description: 'ability in logits'}),
  standardError: z.number(),
  cut: z.number(),
  items: z.int(),
  measuredAt: moment,
  carried: z.boolean().meta({description: 'taken over from the credential that it renews'}),
})

/** An exercise that was passed on a seed unseen before. */
export const provedExerciseView = z.object({
  exercise: text,
  title: text,
  finishedAt: moment,
  carried: z.boolean(),
})

/** One check of the signed credential, as the library made it. */
export const verificationCheckView = z.object({
  check: text,
  outcome,
  code: text,
  about: text.meta({description: 'one sentence for people'}),
})

/**
 * A credential for everybody. `facts` is null where it was issued and nothing personal is kept any
 * more: then the file that the person holds is what is verified.
 */
export const verifyView = z.object({
  id: z.uuid(),
  at: moment,
  outcome,
  standing: credentialStanding,
  checks: z.array(verificationCheckView),
  facts: z
    .object({
      name: text,
      organisation: text,
      issuer: text.meta({description: 'the did:web of the issuer'}),
      role: credentialRole,
      roleName: text,
      kind: z.enum(['first', 'renewal']),
      ...validity,
      earnedAt: moment,
      issuedAt: moment,
      domains: z.array(provedDomainView),
      exercises: z.array(provedExerciseView),
      how: z.array(text).meta({description: 'sentences: how it was proved'}),
      notProved: z.array(text).meta({description: 'sentences: what it does not say'}),
      replacedBy: z.uuid().nullable(),
    })
    .nullable(),
  because: z.array(explainingEventView),
})

export const provider = z.enum(['github', 'gitlab'])

/** A login at a code host that belongs to a person once an administrator confirmed it. */
export const loginView = z.object({
  id: z.uuid(),
  provider,
  login: text,
  proposedAt: moment,
  confirmedAt: moment.nullable(),
})

export const ownLoginsView = z.object({logins: z.array(loginView)})

/** Every login that waits or is confirmed, with whose it is, for administrators. */
export const allLoginsView = z.object({
  logins: z.array(loginView.extend({person: z.object({id: text, name: text})})),
})

/** A login as its code host spells it; null takes the own link away. */
export const loginRequest = z.object({
  provider,
  login: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'expected a login without @')
    .nullable(),
})

export const certificationQuery = z.object({
  provider,
  login: z.string().trim().min(1).max(100),
  role: credentialRole
    .optional()
    .meta({description: 'the role that the person has now unless given'}),
  at: z.iso.datetime({offset: true}).optional().meta({description: 'now unless given'}),
})

/** A signed in-toto statement (DSSE); its predicate type is urn:airworthy:evidence:certification:v1. */
export const certificationAnswerView = z.object({
  payloadType: text,
  payload: text,
  signatures: z.array(z.object({keyid: text, sig: text})),
})

/** The keys of the issuer, for administrators; `number` is that of the place in the DID document. */
export const issuerKeysView = z.object({
  issuer: text.nullable(),
  keys: z.array(
    z.object({
      number: z.int(),
      publicKeyMultibase: text,
      addedAt: moment,
      withdrawnAt: moment.nullable(),
      signsNow: z.boolean(),
    }),
  ),
})

/** The public key under which statements are signed: the one of the ledger's checkpoints. */
export const certificationKeyView = z.object({id: text, publicKey: text})

export type CredentialRole = z.infer<typeof credentialRole>
export type CredentialStandingName = z.infer<typeof credentialStanding>
export type ExplainingEventView = z.infer<typeof explainingEventView>
export type OwnCredentialView = z.infer<typeof ownCredentialView>
export type OwnCredentialsView = z.infer<typeof ownCredentialsView>
export type RoleStandingView = z.infer<typeof roleStandingView>
export type OwnStandingView = z.infer<typeof ownStandingView>
export type ReasonRequest = z.infer<typeof reasonRequest>
export type ChangedCredentialView = z.infer<typeof changedCredentialView>
export type StandingCountsView = z.infer<typeof standingCountsView>
export type TeamStandingView = z.infer<typeof teamStandingView>
export type VerifyView = z.infer<typeof verifyView>
export type VerificationCheckView = z.infer<typeof verificationCheckView>
export type LoginView = z.infer<typeof loginView>
export type OwnLoginsView = z.infer<typeof ownLoginsView>
export type AllLoginsView = z.infer<typeof allLoginsView>
export type LoginRequest = z.infer<typeof loginRequest>
export type IssuerKeysView = z.infer<typeof issuerKeysView>
export type CertificationQuery = z.infer<typeof certificationQuery>
