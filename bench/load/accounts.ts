import type {Agent} from 'node:http'
import type {ImportDoneView, ImportPreviewView} from '../../server/features/people/views.ts'
import {sessionAt, type Session} from './connection.ts'
import type {PlatformProcess} from './platform-process.ts'

const password = 'nine-kind-ferries-load'
/** As many as hash a password side by side. */
const acceptedAtOnce = 4
const engineerRoles = ['data-scientist', 'fullstack-engineer', 'product-manager']

/** Sets the platform up, imports `count` learners from a file and accepts for each: their sessions. */
export async function signedInLearners(
  {url, setUpLink}: PlatformProcess,
  {count, agent}: {count: number; agent: Agent},
): Promise<Session[]> {
  const administrator = sessionAt(url, agent)
  await administrator.expect('POST', '/api/set-up', {
    token: tokenIn(setUpLink),
    organisation: 'Load bench',
    name: 'Administrator',
    email: 'administrator@example.org',
    password,
  })
  const csv = tableOf(count)
  const preview = '/api/people/import/preview'
  const {digest} = await administrator.expect<ImportPreviewView>('POST', preview, {csv})
  const {invited} = await administrator.expect<ImportDoneView>('POST', '/api/people/import', {
    csv,
    digest,
  })
  const sessions: Session[] = []
  const waiting = invited.entries()
  async function acceptOn(): Promise<void> {
    for (const [index, {link}] of waiting) {
      const session = sessionAt(url, agent)
      const accepted = {token: tokenIn(link), name: `Learner ${index}`, password}
      await session.expect('POST', '/api/invitations/accept', accepted)
      sessions.push(session)
    }
  }
  await Promise.all(Array.from({length: acceptedAtOnce}, acceptOn))
  return sessions
}

function tableOf(count: number): string {
  const rows = Array.from({length: count}, (_, index) =>
    [
      `Learner ${index}`,
      `learner.${index}@example.org`,
      `Team ${index % 20}`,
      engineerRoles[index % engineerRoles.length],
      'learner',
    ].join(','),
  )
  return ['name,email,team,engineer_role,roles', ...rows].join('\n')
}

function tokenIn(link: string): string {
  return new URL(link).searchParams.get('token') ?? ''
}
