import type {Access} from '../../http/viewer.ts'

/** Keys and reserved items are shown here: to authors, and to administrators who answer for them. */
export const mayReadItems: Access = ({roles}) => roles.has('author') || roles.has('administrator')
