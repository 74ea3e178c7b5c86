import type {SingleSignOnTestView} from '@airworthy/server/features/people/views.ts'
import {Facts} from '../../design/facts.tsx'
import {Notice} from '../../design/notice.tsx'

/** What asking the provider for its description found. */
export function SingleSignOnTest({found, scopes}: {found: SingleSignOnTestView; scopes: string}) {
  if (found.outcome === 'failed') {
    return (
      <Notice kind="breach" word="Not usable">
        {sentence(found.message)}
      </Notice>
    )
  }
  const wanted = scopes.split(/[\s,;]+/u).filter((scope) => scope !== '')
  const unknown =
    found.scopes.length === 0 ? [] : wanted.filter((scope) => !found.scopes.includes(scope))
  return (
    <>
      <Notice kind="pass" word="Found">
        The provider answers. Whether client ID and secret fit shows at the first sign-in.
        {unknown.length > 0 && ` It does not list the scope ${unknown.join(', ')}.`}
        {!found.pkce && ' It does not say that it checks PKCE with S256.'}
      </Notice>
      <Facts
        facts={[
          ['Issuer', found.issuer],
          ['Signs people in at', found.authorizationEndpoint],
          ['Scopes that it lists', found.scopes.join(' ') || 'none'],
          ['Claims that it lists', found.claims.join(' ') || 'none'],
        ]}
      />
    </>
  )
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1)
  return /[.!?]$/u.test(text) ? text : `${text}.`
}
