import type {LoginView} from '@airworthy/server/features/credentials/views.ts'

/** A code host whose logins can be linked. */
export type Provider = LoginView['provider']

/** The code hosts with their names. */
export const providers: readonly {readonly id: Provider; readonly name: string}[] = [
  {id: 'github', name: 'GitHub'},
  {id: 'gitlab', name: 'GitLab'},
]

/** The name of a code host for people. */
export function providerName(provider: Provider): string {
  return providers.find(({id}) => id === provider)?.name ?? provider
}

/** The code host that a select's value names. */
export function providerOf(value: string): Provider {
  return value === 'gitlab' ? 'gitlab' : 'github'
}
