import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join as pathOf} from 'node:path'
import type {Client} from './client.ts'
import {join, password, setUp} from './organisation.ts'
import {dataFolder, startPlatform, type RunningPlatform} from './platform.ts'

/** A platform with people, whose secrets are known to the test and to nobody outside. */
export interface HostileWorld {
  readonly platform: RunningPlatform
  readonly administrator: Client
  readonly learner: Client
  readonly learnerId: string
  readonly other: Client
  readonly otherId: string
  /** An API key of the learner. */
  readonly apiKey: string
  /** What must stand in no log: passwords, cookies, keys, tokens of links. */
  readonly secrets: Set<string>
  /** Whether it answers, and its database with it. */
  alive(): Promise<boolean>
  close(): void
}

/** A text that stands in a file beside the web's folder, and must never be served. */
export const besideWeb = 'what lies beside the web must not leave'

/** Starts a platform that logs all it can, with a small web folder. */
export async function hostileWorld(
  environment: Readonly<Record<string, string>> = {},
): Promise<HostileWorld> {
  const folder = mkdtempSync(pathOf(tmpdir(), 'airworthy-hostile-'))
  const web = pathOf(folder, 'web')
  mkdirSync(pathOf(web, 'assets'), {recursive: true})
  writeFileSync(pathOf(web, 'index.html'), '<!doctype html><title>Airworthy</title>')
  writeFileSync(pathOf(web, 'assets/app.js'), 'export {}')
  writeFileSync(pathOf(folder, 'secret.txt'), besideWeb)
  const platform = await startPlatform(dataFolder(), {
    webFolder: web,
    environment: {AIRWORTHY_RATE_LIMIT: 'off', AIRWORTHY_LOG: 'debug', ...environment},
  })
  const administrator = await setUp(platform)
  const {client: learner, person} = await join(platform.url, administrator, {name: 'Bo Lindqvist'})
  const {client: other, person: second} = await join(platform.url, administrator, {
    name: 'Cleo Marsh',
  })
  const {key} = await learner.post<{key: string}>('/api/auth/api-key/create', {name: 'laptop'})
  const cookies = [administrator, learner, other].map(({cookie}) => cookieValue(cookie))
  return {
    platform,
    administrator,
    learner,
    learnerId: person.id,
    other,
    otherId: second.id,
    apiKey: key,
    secrets: new Set([password, key, ...cookies, ...cookies.map(decodeURIComponent)]),
    async alive() {
      const response = await fetch(`${platform.url}/readyz`, {signal: AbortSignal.timeout(10_000)})
      return response.status === 200
    },
    close: () => rmSync(folder, {recursive: true, force: true}),
  }
}

/** The value of the first cookie. */
export function cookieValue(cookie: string): string {
  return cookie.split('; ')[0]?.split('=').slice(1).join('=') ?? ''
}

/** The name of the first cookie. */
export function cookieName(cookie: string): string {
  return cookie.split('=')[0] ?? ''
}
