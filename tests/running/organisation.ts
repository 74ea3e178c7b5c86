import type {InvitationCreatedView, PersonView} from '../../server/features/people/views.ts'
import {clientOf, type Client} from './client.ts'
import type {RunningPlatform} from './platform.ts'

/** A password that every person of these tests has: long enough, in no list. */
export const password = 'a-quiet-harbour-42'

/** Sets a new platform up by its link; the administrator's client, signed in. */
export async function setUp({
  url,
  setUpLink,
}: Pick<RunningPlatform, 'url' | 'setUpLink'>): Promise<Client> {
  const client = clientOf(url)
  await client.post('/api/set-up', {
    token: tokenIn(setUpLink ?? ''),
    organisation: 'Northwind Health',
    name: 'Ada Okafor',
    email: 'ada@example.org',
    password,
  })
  return client
}

/** Invites a person and accepts in their place; their client, signed in. */
export async function join(
  url: string,
  administrator: Client,
  {
    name,
    roles = ['learner'],
    engineerRole = null,
    teamId = null,
  }: {
    name: string
    roles?: string[]
    engineerRole?: PersonView['engineerRole']
    teamId?: string | null
  },
): Promise<{client: Client; person: PersonView}> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`
  const discipline = roles.includes('reviewer') ? 'engineering' : null
  const {link} = await administrator.post<InvitationCreatedView>('/api/invitations', {
    email,
    name,
    roles,
    discipline,
    engineerRole,
    teamId,
  })
  const client = clientOf(url)
  const accepted = {token: tokenIn(link), name, password}
  const {viewer} = await client.post<{viewer: PersonView}>('/api/invitations/accept', accepted)
  return {client, person: viewer}
}

/** The token in a link that was printed or shown. */
export function tokenIn(link: string): string {
  return new URL(link).searchParams.get('token') ?? ''
}
