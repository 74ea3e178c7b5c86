import {createRoute, OpenAPIHono, type RouteConfig, type z} from '@hono/zod-openapi'
import type {MiddlewareHandler} from 'hono'
import {AirworthyError} from '@airworthy/kernel'
import {requestRefused} from './errors.ts'
import type {Access, Viewer} from './viewer.ts'

/** What handlers find on the context. */
export interface Environment {
  Variables: {
    viewer: Viewer | null
    requestId: string
  }
}

export type App = OpenAPIHono<Environment>

/** The access rule of each declared route, by the middleware that enforces it. */
const accessRules = new WeakMap<object, Access>()

/** An empty group of routes whose bodies are checked and answered in one way. */
export function routes(): App {
  return new OpenAPIHono<Environment>({
    defaultHook: (result) => {
      if (!result.success) throw requestRefused(result.error.issues)
    },
  })
}

/** A route with its access rule; `assertAccessDeclared` refuses an app with a route made otherwise. */
export function route<Path extends string, Config extends Omit<RouteConfig, 'middleware' | 'path'>>(
  access: Access,
  path: Path,
  config: Config,
) {
  return createRoute({...config, path, middleware: guard(access)})
}

/** Answers of a route as JSON of a schema. */
export function answers<Schema extends z.ZodType>(schema: Schema, description: string) {
  return {description, content: {'application/json': {schema}}}
}

/** A JSON body of a schema. */
export function body<Schema extends z.ZodType>(schema: Schema) {
  return {required: true, content: {'application/json': {schema}}}
}

/** The signed-in person. Throws `not-signed-in`. */
export function viewerOf(context: {get(key: 'viewer'): Viewer | null}): Viewer {
  const viewer = context.get('viewer')
  if (!viewer) throw new AirworthyError('not-signed-in', 'sign in first')
  return viewer
}

function guard(access: Access): MiddlewareHandler<Environment> {
  const enforce: MiddlewareHandler<Environment> = async function enforceAccess(context, next) {
    if (access !== 'public' && !access(viewerOf(context))) {
      throw new AirworthyError('access-refused', 'your role does not allow this')
    }
    await next()
  }
  accessRules.set(enforce, access)
  return enforce
}

/**
 * Throws `access-undeclared` when anything of a feature can be reached without passing an access
 * rule first: the first handler of every method and path must be the one that enforces it.
 * Features have no middleware of their own, so that a wildcard needs a rule as well.
 */
export function assertAccessDeclared(feature: App): void {
  const guarded = new Set<string>()
  for (const {method, path, handler} of feature.routes) {
    const place = `${method} ${path}`
    if (guarded.has(place)) continue
    if (!accessRules.has(handler)) {
      throw new AirworthyError('access-undeclared', `route without access rule: ${place}`)
    }
    guarded.add(place)
  }
}
