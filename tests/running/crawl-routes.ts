import {createRequire} from 'node:module'
import type {World} from './crawl-world.ts'

/** Paths that another keeper serves below one route of the router. */
const keptElsewhere = ['ALL /api/auth/*', 'GET /assets/*', 'GET *', 'GET /*']

/** Every route that the router has, as `GET /path/:id`; middlewares left out. */
export function routesOfRouter({platform}: World): string[] {
  const routes = platform.app.routes
    .map(({method, path}) => `${method} ${path}`)
    .filter((route) => !/^ALL .*\*$/.test(route) || keptElsewhere.includes(route))
  return [...new Set(routes)].filter((route) => !keptElsewhere.includes(route)).sort()
}

/** Whether the router hands anything to a keeper that the crawl does not know. */
export function handedOn({platform}: World): string[] {
  const stars = platform.app.routes
    .filter(({method, path}) => path.includes('*') && method !== 'ALL')
    .map(({method, path}) => `${method} ${path}`)
  return [...new Set(stars)].filter((route) => !keptElsewhere.includes(route))
}

/** Every route of the OpenAPI registry, in the router's way of writing. */
export function routesOfRegistry({platform}: World): string[] {
  return platform.app.openAPIRegistry.definitions
    .flatMap((definition) => (definition.type === 'route' ? [definition.route] : []))
    .map(({method, path}) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`)
    .sort()
}

interface Endpoint {
  readonly path?: string
  readonly options?: {readonly method?: string | readonly string[]}
}

/** Every path that better-auth has with the plug-ins used here, whether it is open or not. */
export async function routesOfBetterAuth(): Promise<string[]> {
  const fromServer = createRequire(new URL('../../server/package.json', import.meta.url))
  const load = async (name: string) =>
    (await import(fromServer.resolve(name))) as Record<string, (options?: object) => never> // plug-ins and their host, typed by none of ours
  const {betterAuth} = await load('better-auth')
  const {passkey} = await load('@better-auth/passkey')
  const {apiKey} = await load('@better-auth/api-key')
  if (!betterAuth || !passkey || !apiKey) throw new Error('better-auth has changed its exports')
  const auth: {api: Record<string, Endpoint>} = betterAuth({
    baseURL: 'http://localhost',
    secret: 'for-a-list-of-paths-and-nothing-else',
    logger: {disabled: true},
    plugins: [passkey(), apiKey()],
  })
  return Object.values(auth.api)
    .flatMap(({path, options}) =>
      path === undefined
        ? []
        : [options?.method ?? []].flat().map((method) => `${method} /api/auth${path}`),
    )
    .sort()
}
