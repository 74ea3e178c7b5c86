import {AirworthyError} from '@airworthy/kernel'
import {signedIn, type Access, type Viewer} from '../../http/viewer.ts'
import type {PlatformRole} from '../../http/viewer.ts'

/** What an appeal is about. */
export type AppealKind = 'item' | 'result' | 'examination' | 'credential'

/** Everybody disputes what happened in an attempt of their own; the store finds no other's. */
export const mayAppeal = signedIn

/** Who decides anything at all; which of them decides what, `kindsDecidedBy` says. */
export const mayDecide: Access = ({roles}) => roles.has('author') || roles.has('administrator')

/** Items are decided by those who know them or answer for the platform, the others by the latter. */
export const decidersOf: Readonly<Record<AppealKind, readonly PlatformRole[]>> = {
  item: ['author', 'administrator'],
  result: ['administrator'],
  examination: ['administrator'],
  credential: ['administrator'],
}

/** The kinds of appeals that a viewer may decide. */
export function kindsDecidedBy({roles}: Viewer): AppealKind[] {
  const kinds = ['item', 'result', 'examination', 'credential'] as const
  return kinds.filter((kind) => decidersOf[kind].some((role) => roles.has(role)))
}

/** Throws `access-refused` for one's own appeal: nobody decides in their own matter. */
export function assertNotOneself(viewerId: string, personId: string): void {
  if (viewerId !== personId) return
  throw new AirworthyError('access-refused', 'nobody decides an appeal of their own')
}
