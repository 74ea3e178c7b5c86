import {z} from 'zod'
import {discipline, engineerRole, platformRole} from './views.ts'

/** A name of the provider's, such as a scope: no spaces, which would separate two of them. */
const word = z
  .string()
  .trim()
  .regex(/^[\x21\x23-\x5B\x5D-\x7E]{1,200}$/, 'expected a word without spaces')

/** What being in a group of the provider's gives. */
const groupMapping = z.object({
  group: z.string().trim().min(1).max(200).meta({description: 'as the provider writes it'}),
  roles: z.array(platformRole).default([]),
  discipline: discipline
    .nullable()
    .default(null)
    .meta({description: 'of a reviewer; needed with that role'}),
  engineerRole: engineerRole.nullable().default(null),
  teamId: z.string().nullable().default(null),
})

/**
 * Who comes in that is not a person here yet. An open invitation to the address counts as an
 * admission of its own, whatever stands here.
 */
const admission = z.enum(['nobody', 'mapped-groups', 'anyone'])

/** Who signs in here by password or passkey; administrators always do. */
const localSignIn = z.enum(['everyone', 'administrators'])

const settings = z.object({
  label: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .meta({description: 'on the button of the sign-in page, such as the name of the provider'}),
  issuer: z.url().max(500).meta({description: 'https; http is for a provider on this machine'}),
  clientId: z.string().trim().min(1).max(200),
  scopes: z.array(word).max(20).default(['openid', 'profile', 'email']),
  groupsClaim: z.string().trim().min(1).max(200).default('groups'),
  mappings: z.array(groupMapping).max(200).default([]),
  admission: admission.default('nobody'),
  domains: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'expected a domain such as example.org'),
    )
    .max(50)
    .default([])
    .meta({description: 'of addresses that may sign in through the provider; none: any'}),
  addressesVerified: z.boolean().default(false).meta({
    description: 'the provider verifies every address, even where it does not say so',
  }),
  localSignIn: localSignIn.default('everyone'),
})

export const singleSignOnRequest = settings.extend({
  clientSecret: z.string().min(1).max(1000).optional().meta({
    description: 'left out: the stored one stays; needed at first and with another issuer',
  }),
})

/** The settings as they are kept; the client secret never leaves the server. */
export const singleSignOnSettings = settings

export const singleSignOnView = z.object({
  settings: settings.nullable().meta({description: 'null: no single sign-on'}),
  secretStored: z.boolean(),
  changedAt: z.iso.datetime().nullable(),
  redirectUri: z.url().meta({description: 'to register with the provider'}),
})

export const singleSignOnTestRequest = z.object({issuer: settings.shape.issuer})

/** What asking the provider for its description found. */
export const singleSignOnTestView = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('found'),
    issuer: z.string(),
    authorizationEndpoint: z.string(),
    tokenEndpoint: z.string(),
    userinfoEndpoint: z.string().nullable(),
    scopes: z.array(z.string()).meta({description: 'that it says it knows; empty: it says none'}),
    claims: z.array(z.string()).meta({description: 'that it says it sends; empty: it says none'}),
    pkce: z.boolean().meta({description: 'whether it says that it checks PKCE with S256'}),
  }),
  z.object({
    outcome: z.literal('failed'),
    code: z.enum(['provider-unreachable', 'provider-malformed', 'issuer-refused']),
    message: z.string(),
  }),
])

/** What the sign-in page needs, for everybody. */
export const singleSignOnOfferedView = z.object({
  offered: z.boolean(),
  label: z.string().nullable(),
  localSignIn,
})

/** Why a sign-in through the provider did not happen, as `/sign-in?error=…` says it. */
export const singleSignOnFailure = z.enum([
  'single-sign-on-off',
  'provider-unreachable',
  'provider-malformed',
  'provider-refused',
  'sign-on-expired',
  'token-refused',
  'id-token-refused',
  'claims-malformed',
  'address-missing',
  'address-unverified',
  'domain-refused',
  'address-linked',
  'not-admitted',
  'not-mapped',
  'account-disabled',
  'sign-on-failed',
])

export type GroupMapping = z.infer<typeof groupMapping>
export type SingleSignOnRequest = z.infer<typeof singleSignOnRequest>
export type SingleSignOnSettings = z.infer<typeof singleSignOnSettings>
export type SingleSignOnView = z.infer<typeof singleSignOnView>
export type SingleSignOnTestView = z.infer<typeof singleSignOnTestView>
export type SingleSignOnOfferedView = z.infer<typeof singleSignOnOfferedView>
export type SingleSignOnFailure = z.infer<typeof singleSignOnFailure>
