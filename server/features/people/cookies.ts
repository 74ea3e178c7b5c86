import {clientAddress} from '../../http/client-address.ts'
import {clientAddressHeader} from '../../http/app.ts'

type RequestContext = Parameters<typeof clientAddress>[0]

/** What better-auth records of a session's origin: browser and address, the latter by our edge alone. */
export function originHeaders(context: RequestContext, addressHeader: string | undefined): Headers {
  return new Headers({
    'user-agent': context.req.header('user-agent') ?? '',
    [clientAddressHeader]: clientAddress(context, addressHeader),
  })
}

/** Hands on the cookies that better-auth set. */
export function setCookies(context: RequestContext, cookies: readonly string[]): void {
  for (const cookie of cookies) context.header('set-cookie', cookie, {append: true})
}
