import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {serveStatic} from '@hono/node-server/serve-static'
import type {App} from './route.ts'

/** Serves the built web application: hashed assets for a year, the page itself never cached. */
export function serveWeb(app: App, folder: string): void {
  app.get(
    '/assets/*',
    async (context, next) => {
      await next()
      if (context.res.ok) context.header('cache-control', 'public, max-age=31536000, immutable')
    },
    serveStatic({root: folder, precompressed: true}),
  )
  app.get('/assets/*', (context) => context.text('not found', 404))
  app.get(
    '*',
    async (context, next) => {
      if (context.req.path.startsWith('/api/')) return next()
      context.header('cache-control', 'no-cache')
      return await next()
    },
    serveStatic({root: folder, precompressed: true}),
  )
  const page = join(folder, 'index.html')
  const servePage = serveStatic({path: page, root: '/'})
  app.get('*', async (context, next) => {
    if (context.req.path.startsWith('/api/') || !existsSync(page)) return next()
    return await servePage(context, next)
  })
}
