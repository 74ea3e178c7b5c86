import {z} from 'zod'
import {retentionRequest} from './retention-views.ts'

/** Platform roles: what a person may do here. */
export const platformRole = z.enum(['learner', 'lead', 'author', 'reviewer', 'administrator'])
/** Discipline of a reviewer's seat on the AI Safety Committee. */
export const discipline = z.enum(['engineering', 'legal', 'ethics', 'product'])
/** Engineering role: decides which level each domain requires. */
export const engineerRole = z.enum(['data-scientist', 'fullstack-engineer', 'product-manager'])

export const personView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.email(),
  engineerRole: engineerRole.nullable(),
  team: z.object({id: z.string(), name: z.string()}).nullable(),
  roles: z.array(platformRole),
  discipline: discipline.nullable(),
  joinedAt: z.iso.datetime(),
  disabled: z.boolean(),
})

/** Who is asking: the signed-in person, or null; and whether the platform still waits for set-up. */
export const viewerView = z.object({
  needsSetUp: z.boolean(),
  organisation: z.string().nullable(),
  mailConfigured: z.boolean(),
  viewer: personView.nullable(),
})

export const setUpRequest = z.object({
  token: z.string().min(1),
  organisation: z.string().trim().min(1).max(120),
  name: z.string().trim().min(1).max(120),
  email: z.email(),
  password: z.string(),
  engineerRole: engineerRole.nullable().default(null),
})

export const invitationRequest = z.object({
  email: z.email(),
  name: z.string().trim().min(1).max(120),
  engineerRole: engineerRole.nullable().default(null),
  teamId: z.string().nullable().default(null),
  roles: z.array(platformRole).default(['learner']),
  discipline: discipline.nullable().default(null),
})

export const invitationView = z.object({
  id: z.string(),
  email: z.email(),
  name: z.string(),
  roles: z.array(platformRole),
  engineerRole: engineerRole.nullable(),
  team: z.object({id: z.string(), name: z.string()}).nullable(),
  invitedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})

/** The link is shown once, to copy; `mailed` says whether it was also sent. */
export const invitationCreatedView = z.object({
  invitation: invitationView,
  link: z.url(),
  mailed: z.boolean(),
})

/** What the bearer of an invitation link may see before accepting. */
export const openInvitationView = z.object({
  organisation: z.string(),
  email: z.email(),
  name: z.string(),
})

export const acceptRequest = z.object({
  token: z.string().min(1),
  name: z.string().trim().min(1).max(120),
  password: z.string(),
})

export const personChangeRequest = z.object({
  engineerRole: engineerRole.nullable().optional(),
  teamId: z.string().nullable().optional(),
  roles: z.array(platformRole).min(1).optional(),
  discipline: discipline.nullable().optional(),
  disabled: z.boolean().optional(),
})

/** What people may change about themselves; the engineering role only while it is empty. */
export const ownPersonChangeRequest = z.object({
  name: z.string().trim().min(1).max(120).optional(),
  engineerRole: engineerRole.optional(),
})

export const teamView = z.object({id: z.string(), name: z.string(), people: z.int()})
export const teamRequest = z.object({name: z.string().trim().min(1).max(120)})

/** Columns: name, email, team, engineer_role, roles (separated by ;), discipline. */
export const importRequest = z.object({csv: z.string().max(2_000_000)})

export const importPreviewView = z.object({
  digest: z
    .string()
    .meta({description: 'of the text; an import refuses a text that was not previewed'}),
  rows: z.array(
    z.object({
      line: z.int(),
      name: z.string(),
      email: z.string(),
      team: z.string().nullable(),
      engineerRole: engineerRole.nullable(),
      roles: z.array(platformRole),
      action: z.enum(['invite', 'update', 'unchanged', 'refused']),
      faults: z.array(z.object({column: z.string(), value: z.string(), message: z.string()})),
    }),
  ),
  newTeams: z.array(z.string()),
  counts: z.object({
    invite: z.int(),
    update: z.int(),
    unchanged: z.int(),
    refused: z.int(),
  }),
})

export const importDoneView = z.object({
  invited: z.array(z.object({email: z.string(), link: z.url(), mailed: z.boolean()})),
  updated: z.int(),
  unchanged: z.int(),
  newTeams: z.array(z.string()),
})

/** Everything recorded about the asking person, grouped; the export is the same as a file. */
export const myDataView = z.object({
  person: personView,
  retention: retentionRequest.meta({description: 'how long it is kept, as it applies now'}),
  sessions: z.array(
    z.object({
      id: z.string(),
      createdAt: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
      ipAddress: z.string().nullable(),
      userAgent: z.string().nullable(),
      current: z.boolean(),
    }),
  ),
  signInMethods: z.array(
    z.object({kind: z.string(), name: z.string().nullable(), createdAt: z.iso.datetime()}),
  ),
  invitations: z.array(
    z.object({
      id: z.string(),
      invitedAt: z.iso.datetime(),
      acceptedAt: z.iso.datetime().nullable(),
      name: z.string(),
      email: z.string(),
      roles: z.array(platformRole),
    }),
  ),
  apiKeys: z.array(
    z.object({
      id: z.string(),
      name: z.string().nullable(),
      start: z.string().nullable(),
      createdAt: z.iso.datetime(),
    }),
  ),
  events: z.array(
    z.object({
      stream: z.string(),
      sequence: z.int(),
      at: z.iso.datetime(),
      type: z.string(),
      about: z.string().meta({description: 'one sentence for people'}),
      payload: z.unknown(),
    }),
  ),
})

export type PersonView = z.infer<typeof personView>
export type ViewerView = z.infer<typeof viewerView>
export type InvitationView = z.infer<typeof invitationView>
export type ImportPreviewView = z.infer<typeof importPreviewView>
export type MyDataView = z.infer<typeof myDataView>
export type InvitationCreatedView = z.infer<typeof invitationCreatedView>
export type InvitationRequest = z.infer<typeof invitationRequest>
export type OpenInvitationView = z.infer<typeof openInvitationView>
export type AcceptRequest = z.infer<typeof acceptRequest>
export type SetUpRequest = z.infer<typeof setUpRequest>
export type PersonChangeRequest = z.infer<typeof personChangeRequest>
export type OwnPersonChangeRequest = z.infer<typeof ownPersonChangeRequest>
export type TeamView = z.infer<typeof teamView>
export type ImportDoneView = z.infer<typeof importDoneView>
export type EngineerRole = z.infer<typeof engineerRole>
export type Discipline = z.infer<typeof discipline>
export type PlatformRole = z.infer<typeof platformRole>
export type {RetentionPreviewView, RetentionRequest, RetentionView} from './retention-views.ts'
export type {
  GroupMapping,
  SingleSignOnFailure,
  SingleSignOnOfferedView,
  SingleSignOnRequest,
  SingleSignOnSettings,
  SingleSignOnTestView,
  SingleSignOnView,
} from './single-sign-on-views.ts'
export type {
  OpenPasswordResetView,
  PasswordResetAskedView,
  PasswordResetLinkView,
} from './password-reset-views.ts'
