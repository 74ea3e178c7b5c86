import {randomUUID} from 'node:crypto'
import type {AllLoginsView} from '../../server/features/credentials/views.ts'
import type {CrawlRequest} from './crawl-requests.ts'
import type {World} from './crawl-world.ts'

const reason = {reason: 'The crawl looks at who may do this.'}

/** A route of a new credential of the learner, whose name it shows. */
export function ofCredential(pathOf: (id: string) => string, body?: unknown) {
  return async (world: World): Promise<CrawlRequest> => ({
    path: pathOf(await world.newCredential(world.people.learner?.id ?? '')),
    names: [world.people.learner?.name ?? ''],
    ...(body === undefined ? {} : {body}),
  })
}

/** A change of a new credential of the learner, from the state in which it fits. */
export function changeOfCredential(verb: 'suspend' | 'reinstate' | 'revoke') {
  return async (world: World): Promise<CrawlRequest> => {
    const id = await world.newCredential(world.people.learner?.id ?? '')
    // What is earned while another is suspended is suspended too: it is brought to where it must
    // be, and refused where it is there already.
    const before = verb === 'reinstate' ? 'suspend' : 'reinstate'
    const headers = world.people.administrator?.headers ?? {}
    await world.send('POST', `/api/credentials/${id}/${before}`, {headers, body: reason})
    return {path: `/api/credentials/${id}/${verb}`, body: reason}
  }
}

/** The question of the gate about the learner, whose login was confirmed. */
export async function certificationOfCrawl(world: World): Promise<CrawlRequest> {
  await loginOfLearner(world)
  return {path: '/api/certification?provider=github&login=bo-of-the-crawl'}
}

/** A login of the learner that waits to be confirmed, or was. */
export async function confirmationOfCrawl(world: World): Promise<CrawlRequest> {
  return {path: `/api/logins/${await loginOfLearner(world)}/confirm`}
}

async function loginOfLearner({expectOk, people}: World): Promise<string> {
  await expectOk('PUT', '/api/logins', {
    headers: people.learner?.headers ?? {},
    body: {provider: 'github', login: 'bo-of-the-crawl'},
  })
  const headers = people.administrator?.headers ?? {}
  const {logins} = await expectOk<AllLoginsView>('GET', '/api/logins/all', {headers})
  const id = logins.find(({login}) => login === 'bo-of-the-crawl')?.id ?? ''
  await expectOk('POST', `/api/logins/${id}/confirm`, {headers})
  return id
}

/** The withdrawal of a key that signs no more. */
export async function withdrawalOfCrawl({pool}: World): Promise<CrawlRequest> {
  const {rows} = await pool.query<{number: number}>(
    `insert into issuer_key (number, public_key_multibase, added_at)
     values ((select coalesce(max(number), 0) + 1 from issuer_key), $1, now()) returning number`,
    [`z6Mk${randomUUID().replaceAll('-', '')}`],
  )
  return {path: `/api/issuer-keys/${rows[0]?.number}/withdraw`, body: reason}
}
