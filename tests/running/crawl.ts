import type {World} from './crawl-world.ts'
import {requests, type CrawlRequest} from './crawl-requests.ts'
import {actors, expectedStatus, type Actor, type ExpectedAccess} from './expected-access.ts'
import {isKeyMaterial, secretMembersIn, secretsIn, type Secret} from './leaks.ts'

/** What an actor was answered. */
export interface Seen {
  readonly status: number
  readonly text: string
}

export interface CrawlOptions {
  /** Changes an answer before it is judged, to plant a leak. */
  readonly change?: (seen: Seen, route: string, actor: Actor) => Seen
}

/** Sends one valid request per row and actor; every answer that is not as expected, or leaks. */
export async function crawl(
  world: World,
  table: readonly ExpectedAccess[],
  {change = (seen) => seen}: CrawlOptions = {},
): Promise<string[]> {
  const faults: string[] = []
  for (const expected of table) {
    for (const actor of actors) {
      const person = world.people[actor]
      const make = requests[expected.route]
      if (!make) throw new Error(`no request for ${expected.route}`)
      const request = await make(world, person, actor)
      const [method = ''] = expected.route.split(' ')
      const answer = await world.send(method, request.path, {
        ...('body' in request ? {body: request.body} : {}),
        headers: request.headers ?? person?.headers ?? {},
      })
      const seen = change(answer, expected.route, actor)
      // asked afterwards, so that what the request itself has made is among them
      const secrets = await forbiddenTexts(world, expected, {actor, request})
      const found = [
        ...statusFaults(seen, expectedStatus(expected, actor)),
        ...secretsIn(seen.text, secrets),
        ...secretMembersIn(parsed(seen.text)).filter((member) => !mayName(expected, actor, member)),
      ]
      faults.push(...found.map((fault) => `${expected.route} as ${actor}: ${fault}`))
      if (expected.route.includes('/revoke-') && person && !['disabled', 'api-key'].includes(actor))
        person.headers = await world.signIn(person.email)
    }
  }
  return faults
}

/** Whether the answer has the status, and says no more than why where it refuses. */
function statusFaults({status, text}: Seen, expected: number): string[] {
  const faults =
    status === expected ? [] : [`${status}, expected ${expected}: ${text.slice(0, 160)}`]
  if (status < 400) return faults
  const body = Object(parsed(text)) as {error?: {code?: unknown}; code?: unknown} // read with care below
  const code = body.error?.code ?? body.code
  if (typeof code !== 'string')
    faults.push(`${status} without an error code: ${text.slice(0, 160)}`)
  if (text.length > 600) faults.push(`${status} with a body of ${text.length} characters`)
  return faults
}

/** Whether the route shows items with their keys to this actor. */
function showsKeys({shows}: ExpectedAccess, actor: Actor): boolean {
  return shows === 'keys of items' && (actor === 'author' || actor === 'administrator')
}

/** Whether a member that gives keys away may stand in the answer; passwords and seeds never may. */
function mayName(expected: ExpectedAccess, actor: Actor, member: string): boolean {
  const teaches = expected.shows === 'what is taught'
  return (
    (teaches || showsKeys(expected, actor)) &&
    !/\.(seed|password\w*|tokenHash|\w+Key|secret|d)$/.test(member)
  )
}

async function forbiddenTexts(
  world: World,
  expected: ExpectedAccess,
  {actor, request}: {actor: Actor; request: CrawlRequest},
): Promise<Secret[]> {
  const signedIn = actor !== 'signed-out' && actor !== 'disabled'
  const own = request.personId ?? (signedIn ? world.people[actor]?.id : undefined)
  const others = await world.secretsOfOthers(own)
  const isAdministrator = actor === 'administrator'

  function mayShow({what, text}: Secret): boolean {
    if (what === 'person') return isAdministrator || (request.names ?? []).includes(text)
    if (what !== 'attempt of another' && what !== 'lesson of another') return false
    // a refusal may repeat what was asked for
    const repeats = `${request.path} ${JSON.stringify(request.body ?? null)}`.includes(text)
    return (isAdministrator && expected.shows === 'ids of all streams') || repeats
  }

  const platform = await world.secretsOfThePlatform()
  const hidden = showsKeys(expected, actor) ? platform.filter(not(isKeyMaterial)) : platform
  return [...hidden, ...others.filter((secret) => !mayShow(secret))]
}

function not<T>(holds: (value: T) => boolean): (value: T) => boolean {
  return (value) => !holds(value)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
