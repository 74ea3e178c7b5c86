import {signedIn, withRole, type Access} from '../../http/viewer.ts'

/** Who reads the list of people, their addresses, roles and teams, and changes them. */
export const mayManagePeople: Access = withRole('administrator')

/** Who erases a person for good; a person asks them to. */
export const mayErasePeople: Access = withRole('administrator')

/** Who invites, by one address or by a file. */
export const mayInvite: Access = withRole('administrator')

/** Who reads and makes teams. */
export const mayManageTeams: Access = withRole('administrator')

/** Who chooses the identity provider and what its groups give. */
export const mayManageSingleSignOn: Access = withRole('administrator')

/** Who says how long what is about people is kept. */
export const maySetRetention: Access = withRole('administrator')

/** Everybody sees what is recorded about themselves; there is no other person's data behind it. */
export const mayReadOwnData: Access = signedIn
