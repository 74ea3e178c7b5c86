import {z} from 'zod'
import {answers, body, route, routes, viewerOf, type App} from '../../http/route.ts'
import {mayInvite} from './policy.ts'
import type {PeopleRouteParts} from './routes.ts'
import {
  importDoneView,
  importPreviewView,
  importRequest,
  invitationCreatedView,
  invitationRequest,
  invitationView,
} from './views.ts'

const byId = {params: z.object({id: z.string()})}

/** Invitations and the import of many at once. */
export function invitationRoutes({invitations, peopleImport}: PeopleRouteParts): App {
  return routes()
    .openapi(
      route(mayInvite, '/api/invitations', {
        method: 'get',
        responses: {
          200: answers(z.object({invitations: z.array(invitationView)}), 'open invitations'),
        },
      }),
      async (context) => context.json({invitations: await invitations.list()}, 200),
    )
    .openapi(
      route(mayInvite, '/api/invitations', {
        method: 'post',
        request: {body: body(invitationRequest)},
        responses: {201: answers(invitationCreatedView, 'the invitation and its link')},
      }),
      async (context) => {
        const {id} = viewerOf(context)
        return context.json(await invitations.create(id, context.req.valid('json')), 201)
      },
    )
    .openapi(
      route(mayInvite, '/api/invitations/{id}/link', {
        method: 'post',
        request: byId,
        responses: {201: answers(invitationCreatedView, 'the invitation and its new link')},
      }),
      async (context) => {
        const actor = viewerOf(context)
        return context.json(await invitations.renew(actor.id, context.req.valid('param').id), 201)
      },
    )
    .openapi(
      route(mayInvite, '/api/invitations/{id}', {
        method: 'delete',
        request: byId,
        responses: {204: {description: 'withdrawn'}},
      }),
      async (context) => {
        await invitations.revoke(viewerOf(context).id, context.req.valid('param').id)
        return context.body(null, 204)
      },
    )
    .openapi(
      route(mayInvite, '/api/people/import/preview', {
        method: 'post',
        request: {body: body(importRequest)},
        responses: {200: answers(importPreviewView, 'what the file would do')},
      }),
      async (context) => {
        const {csv} = context.req.valid('json')
        return context.json(await peopleImport.preview(viewerOf(context).id, csv), 200)
      },
    )
    .openapi(
      route(mayInvite, '/api/people/import', {
        method: 'post',
        request: {body: body(importRequest.extend({digest: z.string()}))},
        responses: {200: answers(importDoneView, 'what the file did')},
      }),
      async (context) => {
        const {id} = viewerOf(context)
        return context.json(await peopleImport.carryOut(id, context.req.valid('json')), 200)
      },
    )
}
