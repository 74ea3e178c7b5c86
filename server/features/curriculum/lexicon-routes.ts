import type {LexiconEntry} from '@airworthy/content'
import {answers, route, routes, type App} from '../../http/route.ts'
import {lexiconView} from './lexicon-views.ts'
import {mayReadLexicon} from './policy.ts'

/** The lexicon over HTTP: all of it, since it is read as one page. */
export function lexiconRoutes(lexicon: readonly LexiconEntry[]): App {
  return routes().openapi(
    route(mayReadLexicon, '/api/lexicon', {
      method: 'get',
      responses: {200: answers(lexiconView, 'every term, by name')},
    }),
    (context) => context.json({terms: [...lexicon]}, 200),
  )
}
