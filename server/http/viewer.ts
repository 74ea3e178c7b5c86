/** Roles on the platform; every person is a learner too. */
export type PlatformRole = 'learner' | 'lead' | 'author' | 'reviewer' | 'administrator'

/** The person on whose behalf a request is made. */
export interface Viewer {
  readonly id: string
  readonly roles: ReadonlySet<PlatformRole>
  readonly teamId: string | null
  /** The session's id; null when an API key was used. */
  readonly sessionId: string | null
}

/**
 * Who may call a route: everyone, or the signed-in people for whom the rule holds. A rule sees
 * the person alone; whose row may be read is decided by the feature with the row at hand.
 */
export type Access = 'public' | ((viewer: Viewer) => boolean)

/** Every signed-in person. */
export const signedIn: Access = () => true

/** People with the role. */
export function withRole(role: PlatformRole): Access {
  return (viewer) => viewer.roles.has(role)
}
