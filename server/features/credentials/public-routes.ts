import {z} from '@hono/zod-openapi'
import type {DidDocument} from '@airworthy/credentials'
import type {PublicKey} from '@airworthy/evidence'
import {answers, route, routes, type App} from '../../http/route.ts'
import type {CredentialFile, FileKind} from './files.ts'
import type {ListName} from './status-lists.ts'
import {certificationKeyView, verifyView, type VerifyView} from './views.ts'

/** What everybody may have, signed in or not. */
export interface PublicCredentials {
  verify(id: string): Promise<VerifyView>
  file(id: string, kind: FileKind): Promise<CredentialFile>
  didDocument(): Promise<DidDocument>
  statusList(name: ListName): Promise<unknown>
  readonly statementKey: PublicKey
}

const params = z.object({id: z.uuid()})
const listParams = z.object({
  purpose: z.enum(['revocation', 'suspension']),
  number: z.coerce.number().int().min(1).max(1_000_000),
})
const didTypes = {'application/did+json': {schema: z.unknown()}}
/** Verification, files, the DID document and status lists over HTTP, for everybody. */
export function publicRoutes(shown: PublicCredentials): App {
  const fileRoute = <Kind extends FileKind>(kind: Kind, type: string) =>
    route('public', `/api/verify/{id}/credential.${kind}`, {
      method: 'get',
      request: {params},
      responses: {
        200: {description: 'the signed credential', content: {[type]: {schema: z.unknown()}}},
      },
    })
  const didRoute = <Path extends string>(path: Path) =>
    route('public', path, {
      method: 'get',
      responses: {200: {description: 'the DID document of the issuer', content: didTypes}},
    })

  async function didAnswer() {
    const document = JSON.stringify(await shown.didDocument())
    return new Response(document, {headers: {'content-type': 'application/did+json'}}) as never // the declared answer is this text
  }

  async function fileAnswer(id: string, kind: FileKind) {
    const {type, bytes} = await shown.file(id, kind)
    const shownIn = kind === 'svg' || kind === 'png' ? 'inline' : 'attachment'
    return new Response(bytes, {
      headers: {
        'content-type': type,
        'content-disposition': `${shownIn}; filename="airworthy-credential.${kind}"`,
      },
    }) as never // the declared answer is these bytes
  }

  return routes()
    .openapi(
      route('public', '/api/verify/{id}', {
        method: 'get',
        request: {params},
        responses: {200: answers(verifyView, 'what the credential says, and each check of it')},
      }),
      async (context) => {
        context.header('x-robots-tag', 'noindex')
        return context.json(await shown.verify(context.req.valid('param').id), 200)
      },
    )
    .openapi(fileRoute('json', 'application/vc'), async (context) =>
      fileAnswer(context.req.valid('param').id, 'json'),
    )
    .openapi(fileRoute('jwt', 'application/vc+jwt'), async (context) =>
      fileAnswer(context.req.valid('param').id, 'jwt'),
    )
    .openapi(fileRoute('svg', 'image/svg+xml'), async (context) =>
      fileAnswer(context.req.valid('param').id, 'svg'),
    )
    .openapi(fileRoute('png', 'image/png'), async (context) =>
      fileAnswer(context.req.valid('param').id, 'png'),
    )
    .openapi(didRoute('/.well-known/did.json'), async () => didAnswer())
    .openapi(didRoute('/did.json'), async () => didAnswer())
    .openapi(
      route('public', '/api/status-lists/{purpose}/{number}', {
        method: 'get',
        request: {params: listParams},
        responses: {
          200: {
            description: 'a signed BitstringStatusListCredential',
            content: {'application/vc': {schema: z.unknown()}},
          },
        },
      }),
      async (context) => {
        const list = await shown.statusList(context.req.valid('param'))
        return new Response(JSON.stringify(list), {
          headers: {'content-type': 'application/vc'},
        }) as never // the declared answer is this text
      },
    )
    .openapi(
      route('public', '/api/certification/key', {
        method: 'get',
        responses: {
          200: answers(certificationKeyView, 'the key under which statements are signed'),
        },
      }),
      (context) => context.json(shown.statementKey, 200),
    )
}
