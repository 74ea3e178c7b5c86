import {withRole} from '../../http/viewer.ts'

/** The whole ledger shows who acted when, if only by pseudonym: for administrators. */
export const mayExport = withRole('administrator')
export const mayMakeCheckpoint = withRole('administrator')
export const mayReadCheckpoint = withRole('administrator')
