import {randomUUID} from 'node:crypto'
import {randomFrom} from '@airworthy/kernel'
import type {ResultsView} from '../../server/features/assessments/views.ts'
import {
  certificationOfCrawl,
  changeOfCredential,
  confirmationOfCrawl,
  ofCredential,
  withdrawalOfCrawl,
} from './crawl-credentials.ts'
import {ofExamination, signalsOfExamination, startOfExamination} from './crawl-examinations.ts'
import {changeOfExercise, lessonOfCrawl, startOfExercise} from './crawl-exercises.ts'
import {clientSecretOfCrawl, type CrawlPerson, type World} from './crawl-world.ts'
import type {Actor} from './expected-access.ts'
import {guessedResponse} from '../../scripts/guessed-response.ts'
import {password, tokenIn} from './organisation.ts'

/** A valid request for a route, made anew for each actor. */
export interface CrawlRequest {
  readonly path: string
  readonly body?: unknown
  /** Instead of the actor's own: a session that the request uses up. */
  readonly headers?: Record<string, string>
  /** Whom the answer may name besides the actor: the person behind a link or a password. */
  readonly names?: readonly string[]
  /** Whose answer it is, where the request itself says who asks: their session may be shown. */
  readonly personId?: string
}

type Maker = (world: World, person: CrawlPerson | undefined, actor: Actor) => Promise<CrawlRequest>

const plain =
  (path: string): Maker =>
  async () => ({path})

/** A route of the learner's attempt in a state in which it would succeed. */
function ofAttempt(
  state: 'in-progress' | 'paused' | 'finished',
  verb: string,
  bodyOf: (world: World, id: string) => Promise<unknown> = async () => undefined,
): Maker {
  return async (world) => {
    const {id} = await world.attemptOfLearner(state)
    const body = await bodyOf(world, id)
    return {path: `/api/assessments/${id}${verb}`, ...(body === undefined ? {} : {body})}
  }
}

/** A request that ends sessions is made with one of its own. */
function withSpareSession(path: string): Maker {
  return async ({signIn}, person, actor) => {
    const headers =
      person && actor !== 'api-key' && actor !== 'disabled' ? await signIn(person.email) : undefined
    return {path, body: {}, ...(headers ? {headers} : {})}
  }
}

async function passkeyOf({pool}: World, personId: string): Promise<string> {
  const id = randomUUID()
  await pool.query(
    `insert into passkey (id, person_id, name, public_key, credential_id, counter, device_type, backed_up)
     values ($1, $2, 'key of the crawl', 'AAAA', $1, 0, 'singleDevice', false)`,
    [id, personId],
  )
  return id
}

const dayFromNow = (days: number) =>
  new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)

/** What the learner was told, and a mail of it that did not go out. */
async function toldTo({pool}: World, personId: string): Promise<{notice: string; mail: string}> {
  const [notice, mail] = [randomUUID(), randomUUID()]
  await pool.query(
    `insert into notification (id, person_id, kind, key, title, text, link, created_at)
     values ($1::uuid, $2, 'assignment.reminder', $1::text, 'Due today', 'It is due today.', '/assignments', now())`,
    [notice, personId],
  )
  await pool.query(
    `insert into mail (id, notification_id, person_id, state, text, available_at, changed_at)
     values ($1, $2, $3, 'failed', 'It is due today.', now(), now())`,
    [mail, notice, personId],
  )
  return {notice, mail}
}

/** What the learner is to do, as an administrator has assigned it. */
async function assignedTo(
  {expectOk, people, pool}: World,
  personId: string,
): Promise<{assignment: string; duty: string}> {
  const {id} = await expectOk<{id: string}>('POST', '/api/assignments', {
    body: assignmentTo(personId),
    headers: people.administrator?.headers ?? {},
  })
  const {rows} = await pool.query<{id: string}>('select id from duty where assignment_id = $1', [
    id,
  ])
  return {assignment: id, duty: rows[0]?.id ?? ''}
}

function assignmentTo(personId: string) {
  return {programme: 'role-programme', to: {kind: 'person', personId}, dueOn: dayFromNow(30)}
}

/** A route of a new team, which is nobody's. */
function ofTeam(path: string, body?: unknown): Maker {
  return async ({expectOk, people}) => {
    const {id} = await expectOk<{id: string}>('POST', '/api/teams', {
      body: {name: `Team ${randomUUID()}`},
      headers: people.administrator?.headers ?? {},
    })
    return {path: `/api/teams/${id}${path}`, ...(body === undefined ? {} : {body})}
  }
}

/** A dispute of the item that the learner has before them, of which there is no other. */
async function disputeOf(world: World) {
  await world.pool.query('delete from appeal')
  const {id, position} = await world.attemptOfLearner('in-progress')
  const about = {kind: 'item', attemptId: id, position}
  return {about, text: 'The second option says the same as the fourth.'}
}

/** A route of an appeal that the learner has made. */
function ofAppeal(path: (id: string) => string, body?: unknown): Maker {
  return async (world) => {
    const {id} = await world.expectOk<{id: string}>('POST', '/api/appeals', {
      body: await disputeOf(world),
      headers: world.people.learner?.headers ?? {},
    })
    return {path: path(id), ...(body === undefined ? {} : {body})}
  }
}

/** A route of a link with which a new person sets a new password. */
function ofPasswordReset(body?: unknown): Maker {
  return async ({expectOk, newPerson, people}) => {
    const {id, email, name} = await newPerson()
    const {link} = await expectOk<{link: string}>('POST', `/api/people/${id}/password-reset`, {
      headers: people.administrator?.headers ?? {},
    })
    return {
      path: `/api/password-resets/${tokenIn(link)}`,
      names: [name, email],
      ...(body === undefined ? {} : {body}),
    }
  }
}

/** A provider of this machine that answers nobody. */
const nowhere = 'http://127.0.0.1:9'
const signOnSettings = {label: 'ID', clientId: 'crawl', clientSecret: clientSecretOfCrawl}

async function signOnThrough({expectOk, people}: World, issuer: string): Promise<void> {
  await expectOk('PUT', '/api/single-sign-on', {
    body: {...signOnSettings, issuer},
    headers: people.administrator?.headers ?? {},
  })
}

const learnerOf = ({people}: World) => people.learner?.id ?? ''
const exemption = {reason: 'On parental leave', until: dayFromNow(60)}

const csv = 'name,email\nKai Sorensen,kai.sorensen@example.org\n'

/** How each route is asked, by the name it has in the table of expected access. */
export const requests: Readonly<Record<string, Maker>> = {
  'GET /healthz': plain('/healthz'),
  'GET /readyz': plain('/readyz'),
  'GET /metrics': plain('/metrics'),
  'GET /api/viewer': plain('/api/viewer'),
  'POST /api/set-up': async () => ({
    path: '/api/set-up',
    body: {
      token: 'x'.repeat(43),
      organisation: 'Other',
      name: 'Mallory',
      email: 'mallory@example.org',
      password,
    },
  }),
  'GET /api/invitations/open/:token': async ({invite}) => {
    const {token, name, email} = await invite()
    return {path: `/api/invitations/open/${token}`, names: [name, email]}
  },
  'POST /api/invitations/accept': async ({invite}) => {
    const {token, name, email} = await invite({name: 'Lena Brandvold'})
    return {
      path: '/api/invitations/accept',
      body: {token, name, password},
      names: [name, email],
    }
  },
  'POST /api/password-resets': async () => ({
    path: '/api/password-resets',
    body: {email: 'ada@example.org'},
  }),
  'GET /api/password-resets/:token': ofPasswordReset(),
  'POST /api/password-resets/:token': ofPasswordReset({password: `${password}-anew`}),
  'POST /api/people/:id/password-reset': async ({newPerson}) => ({
    path: `/api/people/${(await newPerson()).id}/password-reset`,
  }),
  'GET /api/people': plain('/api/people?limit=500'),
  'PATCH /api/people/:id': async ({newPerson}) => ({
    path: `/api/people/${(await newPerson()).id}`,
    body: {engineerRole: 'data-scientist', roles: ['lead']},
  }),
  'DELETE /api/people/:id': async ({newPerson}) => ({
    path: `/api/people/${(await newPerson()).id}`,
  }),
  'GET /api/teams': plain('/api/teams'),
  'POST /api/teams': async () => ({path: '/api/teams', body: {name: `Team ${randomUUID()}`}}),
  'GET /api/invitations': plain('/api/invitations'),
  'POST /api/invitations': async () => ({
    path: '/api/invitations',
    body: {name: 'Moa Eklund', email: `${randomUUID()}@example.org`},
  }),
  'POST /api/invitations/:id/link': async ({invite}) => ({
    path: `/api/invitations/${(await invite()).id}/link`,
  }),
  'DELETE /api/invitations/:id': async ({invite}) => ({
    path: `/api/invitations/${(await invite()).id}`,
  }),
  'POST /api/people/import/preview': async () => ({
    path: '/api/people/import/preview',
    body: {csv},
  }),
  'POST /api/people/import': async ({expectOk, people}) => {
    const headers = people.administrator?.headers ?? {}
    const request = {body: {csv}, headers}
    const {digest} = await expectOk<{digest: string}>('POST', '/api/people/import/preview', request)
    return {path: '/api/people/import', body: {csv, digest}}
  },
  'GET /api/my-data': plain('/api/my-data'),
  'GET /api/my-data/export': plain('/api/my-data/export'),
  'PATCH /api/my-data/person': async (_, person) => ({
    path: '/api/my-data/person',
    body: {name: person?.name ?? 'Nobody'},
  }),
  'GET /api/assessments': plain('/api/assessments'),
  'POST /api/assessments': async (world, person, actor) => {
    if (person && actor !== 'disabled') await world.withoutOpenAttempt(person)
    return {path: '/api/assessments', body: {role: 'data-scientist', consent: true}}
  },
  'GET /api/test-outs': plain('/api/test-outs'),
  'GET /api/assessments/:id': ofAttempt('in-progress', ''),
  'POST /api/assessments/:id/answers': ofAttempt('in-progress', '/answers', async (world) => {
    const {position, item} = await world.attemptOfLearner('in-progress')
    if (!item) throw new Error('the attempt shows no item')
    const response = guessedResponse(item.view, randomFrom(`crawl/${position}`))
    const answer = {kind: 'response', response}
    return {answerId: randomUUID(), position, elapsedMs: 9_000, answer}
  }),
  'POST /api/assessments/:id/pause': ofAttempt('in-progress', '/pause'),
  'POST /api/assessments/:id/resume': ofAttempt('paused', '/resume'),
  'POST /api/assessments/:id/finish': ofAttempt('in-progress', '/finish'),
  'POST /api/assessments/:id/continue': ofAttempt('finished', '/continue', async (world, id) => {
    const headers = world.people.learner?.headers ?? {}
    const path = `/api/assessments/${id}/results`
    const {domains} = await world.expectOk<ResultsView>('GET', path, {headers})
    const open = domains.find(({verdict}) => verdict === 'not-judged')
    return {domains: [open?.domain]}
  }),
  'GET /api/assessments/:id/results': ofAttempt('finished', '/results'),
  'GET /api/assessments/:id/answers': ofAttempt('finished', '/answers'),
  'GET /api/plan': plain('/api/plan'),
  'GET /api/lexicon': plain('/api/lexicon'),
  'GET /api/teams/:id/gaps': ofTeam('/gaps'),
  'GET /api/teams/:id/completion': ofTeam('/completion'),
  'GET /api/teams/:id/gaps.csv': ofTeam('/gaps.csv'),
  'GET /api/teams/:id/gaps.pdf': ofTeam('/gaps.pdf'),
  'POST /api/teams/:id/audits': ofTeam('/audits', {dueOn: dayFromNow(14)}),
  'GET /api/organisation/gaps': plain('/api/organisation/gaps'),
  'GET /api/notifications': plain('/api/notifications'),
  'GET /api/notifications/unread': plain('/api/notifications/unread'),
  'POST /api/notifications/read': plain('/api/notifications/read'),
  'POST /api/notifications/:id/read': async (world) => ({
    path: `/api/notifications/${(await toldTo(world, learnerOf(world))).notice}/read`,
  }),
  'GET /api/notifications/undelivered': async (world) => {
    await toldTo(world, learnerOf(world))
    return {path: '/api/notifications/undelivered'}
  },
  'POST /api/notifications/undelivered/:id/send': async (world) => ({
    path: `/api/notifications/undelivered/${(await toldTo(world, learnerOf(world))).mail}/send`,
  }),
  'GET /api/assignments/mine': plain('/api/assignments/mine'),
  'GET /api/assignments/assignees': plain('/api/assignments/assignees'),
  'GET /api/assignments': plain('/api/assignments?withdrawn=true'),
  'POST /api/assignments': async (world) => ({
    path: '/api/assignments',
    body: assignmentTo(learnerOf(world)),
  }),
  'POST /api/assignments/:id/withdrawal': async (world) => ({
    path: `/api/assignments/${(await assignedTo(world, learnerOf(world))).assignment}/withdrawal`,
    body: {reason: 'Assigned by mistake'},
  }),
  'GET /api/assignments/overview': async (world) => {
    await assignedTo(world, learnerOf(world))
    return {path: '/api/assignments/overview'}
  },
  'GET /api/assignments/overview.csv': plain('/api/assignments/overview.csv'),
  'GET /api/assignments/teams': plain('/api/assignments/teams'),
  'PUT /api/assignments/duties/:id/exemption': async (world) => ({
    path: `/api/assignments/duties/${(await assignedTo(world, learnerOf(world))).duty}/exemption`,
    body: exemption,
  }),
  'DELETE /api/assignments/duties/:id/exemption': async (world) => {
    const {duty} = await assignedTo(world, learnerOf(world))
    const path = `/api/assignments/duties/${duty}/exemption`
    const headers = world.people.administrator?.headers ?? {}
    await world.expectOk('PUT', path, {body: exemption, headers})
    return {path}
  },
  'GET /api/appeals': async ({people}) => ({
    path: '/api/appeals',
    // whoever decided is named to the person
    names: [people.author?.name ?? '', people.administrator?.name ?? ''],
  }),
  'POST /api/appeals': async (world) => ({path: '/api/appeals', body: await disputeOf(world)}),
  'POST /api/appeals/:id/withdrawal': ofAppeal((id) => `/api/appeals/${id}/withdrawal`),
  'GET /api/appeals/to-decide': plain('/api/appeals/to-decide'),
  'GET /api/appeals/to-decide/:id': ofAppeal((id) => `/api/appeals/to-decide/${id}`),
  'POST /api/appeals/to-decide/:id/decision': ofAppeal(
    (id) => `/api/appeals/to-decide/${id}/decision`,
    {outcome: 'refused', reason: 'The two options differ in their second half.'},
  ),
  'GET /api/authoring/items': plain('/api/authoring/items?limit=200'),
  'GET /api/authoring/items/:domain/:slug': async ({catalogue}) => ({
    path: `/api/authoring/items/${catalogue.reserved[0]?.facts.id}`,
  }),
  'GET /api/single-sign-on': async (world) => {
    await signOnThrough(world, nowhere)
    return {path: '/api/single-sign-on'}
  },
  'PUT /api/single-sign-on': async () => ({
    path: '/api/single-sign-on',
    body: {...signOnSettings, issuer: nowhere},
  }),
  'DELETE /api/single-sign-on': async (world) => {
    await signOnThrough(world, nowhere)
    return {path: '/api/single-sign-on'}
  },
  'DELETE /api/single-sign-on/people/:id': async ({newPerson, pool}) => {
    const {id} = await newPerson()
    await pool.query(
      `insert into single_sign_on_identity
         (issuer, subject, person_id, granted_roles, linked_at, signed_in_at)
       values ($1, $2::text, $2, '{}', now(), now())`,
      [nowhere, id],
    )
    return {path: `/api/single-sign-on/people/${id}`}
  },
  'POST /api/single-sign-on/test': async () => ({
    path: '/api/single-sign-on/test',
    body: {issuer: nowhere},
  }),
  'GET /api/single-sign-on/offered': async (world) => {
    await signOnThrough(world, nowhere)
    return {path: '/api/single-sign-on/offered'}
  },
  'GET /api/lessons': plain('/api/lessons'),
  'GET /api/lessons/:id': async (world) => await lessonOfCrawl(world, 'lesson'),
  'POST /api/lessons/:id/responses': async (world) => await lessonOfCrawl(world, 'response'),
  'GET /api/exercises': plain('/api/exercises'),
  'POST /api/exercises/:exercise/attempts': startOfExercise,
  'GET /api/exercise-attempts/:id': async (world) => await changeOfExercise(world, ''),
  'POST /api/exercise-attempts/:id/actions': async (world) =>
    await changeOfExercise(world, 'actions'),
  'POST /api/exercise-attempts/:id/undo': async (world) => await changeOfExercise(world, 'undo'),
  'POST /api/exercise-attempts/:id/hints': async (world) => await changeOfExercise(world, 'hints'),
  'POST /api/exercise-attempts/:id/finish': async (world) =>
    await changeOfExercise(world, 'finish'),
  'GET /api/examinations': plain('/api/examinations'),
  'POST /api/examinations': startOfExamination,
  'GET /api/examinations/:id': async (world) => await ofExamination(world, ''),
  'POST /api/examinations/:id/assessment': async (world) =>
    await ofExamination(world, 'assessment'),
  'POST /api/examinations/:id/exercises/:exercise': async (world) =>
    await ofExamination(world, 'exercise'),
  'POST /api/examinations/:id/finish': async (world) => await ofExamination(world, 'finish'),
  'GET /api/examinations/:id/signals': signalsOfExamination,
  'GET /api/single-sign-on/start': plain('/api/single-sign-on/start?returnTo=/plan'),
  'GET /api/single-sign-on/callback': plain('/api/single-sign-on/callback?code=x&state=y'),
  'GET /api/retention': plain('/api/retention'),
  'PUT /api/retention': async () => ({
    path: '/api/retention',
    body: {disabledMonths: 36, signInDays: 30},
  }),
  'GET /api/retention/preview': plain('/api/retention/preview?disabledMonths=12'),
  'GET /api/credentials': plain('/api/credentials'),
  'GET /api/credentials/calendar.ics': plain('/api/credentials/calendar.ics'),
  'GET /api/standing': plain('/api/standing'),
  'GET /api/logins': plain('/api/logins'),
  'PUT /api/logins': async (_, person) => ({
    path: '/api/logins',
    body: {provider: 'gitlab', login: `crawl-${person?.id ?? 'nobody'}`},
  }),
  'POST /api/credentials/:id/suspend': changeOfCredential('suspend'),
  'POST /api/credentials/:id/reinstate': changeOfCredential('reinstate'),
  'POST /api/credentials/:id/revoke': changeOfCredential('revoke'),
  'GET /api/teams/:teamId/standing': ofTeam('/standing'),
  'GET /api/certification': certificationOfCrawl,
  'GET /api/certification/key': plain('/api/certification/key'),
  'GET /api/logins/all': plain('/api/logins/all'),
  'POST /api/logins/:id/confirm': confirmationOfCrawl,
  'GET /api/issuer-keys': plain('/api/issuer-keys'),
  'POST /api/issuer-keys/:number/withdraw': withdrawalOfCrawl,
  'GET /api/verify/:id': ofCredential((id) => `/api/verify/${id}`),
  'GET /api/verify/:id/credential.json': ofCredential((id) => `/api/verify/${id}/credential.json`),
  'GET /api/verify/:id/credential.jwt': ofCredential((id) => `/api/verify/${id}/credential.jwt`),
  'GET /api/verify/:id/credential.svg': ofCredential((id) => `/api/verify/${id}/credential.svg`),
  'GET /api/verify/:id/credential.png': ofCredential((id) => `/api/verify/${id}/credential.png`),
  'GET /.well-known/did.json': plain('/.well-known/did.json'),
  'GET /did.json': plain('/did.json'),
  'GET /api/status-lists/:purpose/:number': ofCredential(() => '/api/status-lists/revocation/1'),
  'GET /api/ledger/export': plain('/api/ledger/export'),
  'GET /api/ledger/checkpoint': async ({expectOk, people}) => {
    const headers = people.administrator?.headers ?? {}
    await expectOk('POST', '/api/ledger/checkpoints', {headers})
    return {path: '/api/ledger/checkpoint'}
  },
  'POST /api/ledger/checkpoints': plain('/api/ledger/checkpoints'),
  'GET /api/auth/ok': plain('/api/auth/ok'),
  'POST /api/auth/sign-in/email': async ({newPerson}, person) => {
    const {id, email, name} = person ?? (await newPerson())
    const body = {email, password}
    return {path: '/api/auth/sign-in/email', body, names: [name, email], personId: id}
  },
  'POST /api/auth/sign-out': withSpareSession('/api/auth/sign-out'),
  'GET /api/auth/get-session': plain('/api/auth/get-session'),
  'GET /api/auth/list-sessions': plain('/api/auth/list-sessions'),
  'POST /api/auth/revoke-session': async ({pool}, person) => {
    const {rows} = await pool.query<{token: string}>(
      'select token from session where person_id = $1 order by created_at limit 1',
      [person?.id ?? ''],
    )
    // the session that is ended must not be the one that the crawl goes on with
    return {path: '/api/auth/revoke-session', body: {token: rows[0]?.token ?? 'none'}}
  },
  'POST /api/auth/revoke-sessions': withSpareSession('/api/auth/revoke-sessions'),
  'POST /api/auth/revoke-other-sessions': withSpareSession('/api/auth/revoke-other-sessions'),
  'POST /api/auth/change-password': async () => ({
    path: '/api/auth/change-password',
    body: {currentPassword: password, newPassword: password},
  }),
  'GET /api/auth/passkey/generate-register-options': plain(
    '/api/auth/passkey/generate-register-options',
  ),
  'GET /api/auth/passkey/generate-authenticate-options': plain(
    '/api/auth/passkey/generate-authenticate-options',
  ),
  'GET /api/auth/passkey/list-user-passkeys': plain('/api/auth/passkey/list-user-passkeys'),
  'POST /api/auth/passkey/update-passkey': async (world, person) => ({
    path: '/api/auth/passkey/update-passkey',
    body: {id: person ? await passkeyOf(world, person.id) : 'none', name: 'renamed'},
  }),
  'POST /api/auth/passkey/delete-passkey': async (world, person) => ({
    path: '/api/auth/passkey/delete-passkey',
    body: {id: person ? await passkeyOf(world, person.id) : 'none'},
  }),
  'POST /api/auth/passkey/verify-registration': async () => ({
    path: '/api/auth/passkey/verify-registration',
    body: {response: {}, name: 'none'},
  }),
  'POST /api/auth/passkey/verify-authentication': async () => ({
    path: '/api/auth/passkey/verify-authentication',
    body: {response: {}},
  }),
  'POST /api/auth/api-key/create': async () => ({
    path: '/api/auth/api-key/create',
    body: {name: 'another'},
  }),
  'GET /api/auth/api-key/list': plain('/api/auth/api-key/list'),
  'POST /api/auth/api-key/delete': async ({pool}, person) => {
    const keyId = randomUUID()
    if (person) {
      await pool.query(
        `insert into api_key (id, config_id, person_id, name, key, created_at, updated_at)
         values ($1, 'default', $2, 'spare', $1, now(), now())`,
        [keyId, person.id],
      )
    }
    return {path: '/api/auth/api-key/delete', body: {keyId}}
  },
}
