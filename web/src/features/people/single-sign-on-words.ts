import type {
  GroupMapping,
  SingleSignOnFailure,
  SingleSignOnSettings,
} from '@airworthy/server/features/people/views.ts'
import {engineerRoleName, platformRoleNames} from './words.ts'

/** Why a sign-in through the identity provider did not happen, and what to do about it. */
const failures: Readonly<Record<SingleSignOnFailure, string>> = {
  'single-sign-on-off': 'Single sign-on is not set up here any more. Sign in with a password.',
  'provider-unreachable':
    'The identity provider does not answer now. Try again in a minute; a password works meanwhile, if you have one.',
  'provider-malformed':
    'The identity provider describes itself in a way that cannot be used. Tell an administrator: the test in the settings of single sign-on says what is wrong.',
  'provider-refused': 'The identity provider did not let you in, or you cancelled there.',
  'sign-on-expired':
    'This sign-in took more than ten minutes, was used already or began in another browser. Start again.',
  'token-refused':
    'The identity provider refused this platform. Tell an administrator: client ID, client secret or redirect URI do not fit.',
  'id-token-refused':
    'The answer of the identity provider does not prove who you are, so nobody was signed in. Start again; if it stays, tell an administrator.',
  'claims-malformed':
    'What the identity provider says about you cannot be read. Tell an administrator: the groups must come as a list.',
  'address-missing':
    'The identity provider did not give your e-mail address. Tell an administrator: the scope “email” is needed.',
  'address-unverified':
    'The identity provider has not verified your e-mail address. Verify it there, then sign in again.',
  'domain-refused':
    'E-mail addresses of your domain may not sign in here. Use the account of your organisation, or ask an administrator.',
  'address-linked':
    'Your e-mail address belongs to a person who signs in with another account of the provider. An administrator can unlink that account.',
  'not-admitted':
    'Nobody here has your e-mail address, and nobody new is let in by signing in. Ask an administrator for an invitation.',
  'not-mapped':
    'Only people of certain groups are let in, and you are in none of them. Ask an administrator which group you need.',
  'account-disabled': 'Your account here is closed. Ask an administrator.',
  'sign-on-failed':
    'Something failed on our side and was logged; nobody was signed in. Try again; if it stays, tell an administrator.',
}

/** The sentence of a failure's code; undefined for a code that is none. */
export function failureSentence(code: string | undefined): string | undefined {
  return isFailure(code) ? failures[code] : undefined
}

/** Whether a text is the code of a failure. */
export function isFailure(code: unknown): code is SingleSignOnFailure {
  return typeof code === 'string' && Object.hasOwn(failures, code)
}

/** Who comes in that is not a person here yet, with what follows. */
export const admissions: readonly {
  id: SingleSignOnSettings['admission']
  name: string
  note: string
}[] = [
  {
    id: 'nobody',
    name: 'Nobody new',
    note: 'Only people who are here already or have an open invitation.',
  },
  {
    id: 'mapped-groups',
    name: 'People in one of the groups below',
    note: 'They become learners, and whatever else their groups give.',
  },
  {
    id: 'anyone',
    name: 'Everybody whom the provider lets in',
    note: 'They become learners, and whatever else their groups give.',
  },
]

/** What a group gives, in a line. `teamName` is the name of the mapping's team, if it has one. */
export function mappingWords(mapping: GroupMapping, teamName: string | undefined): string {
  const given = [
    platformRoleNames(mapping.roles.filter((role) => role !== 'learner')),
    mapping.discipline === null ? '' : `seat: ${mapping.discipline}`,
    mapping.engineerRole === null ? '' : engineerRoleName(mapping.engineerRole),
    mapping.teamId === null ? '' : `team ${teamName ?? 'that is no longer there'}`,
  ].filter((part) => part !== '')
  return given.length === 0 ? 'Lets in as learner, gives nothing else' : given.join(' · ')
}
