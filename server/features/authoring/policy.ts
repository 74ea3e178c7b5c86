import type {Access, Viewer} from '../../http/viewer.ts'

/** Keys and reserved items are shown here: to authors, and to administrators who answer for them. */
export function readsItems({roles}: Pick<Viewer, 'roles'>): boolean {
  return roles.has('author') || roles.has('administrator')
}

/** Who may call what shows them. */
export const mayReadItems: Access = (viewer) => readsItems(viewer)
