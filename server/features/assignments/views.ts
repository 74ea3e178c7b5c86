import {z} from 'zod'

const day = z.iso.date().meta({description: 'a day in UTC, such as 2026-12-01'})
const named = z.object({id: z.string(), name: z.string()})
const engineerRole = z.enum(['data-scientist', 'fullstack-engineer', 'product-manager'])

/**
 * What is assigned: `baseline` is one baseline assessment; `role-programme` is a baseline, and
 * every domain at the level that the person's engineering role requires; `certification` is a
 * credential for that role that is valid beyond the due day, by examination or renewal.
 */
export const programme = z.enum(['baseline', 'role-programme', 'certification'])

/** Where a person stands: `due` until the end of the due day, then `overdue`. */
export const standing = z.enum(['overdue', 'due', 'exempt', 'done'])

/** To whom: a role (everywhere, or in one team), a team, or a person. */
export const assignee = z.discriminatedUnion('kind', [
  z.object({kind: z.literal('role'), role: engineerRole, teamId: z.string().nullable()}),
  z.object({kind: z.literal('team'), teamId: z.string()}),
  z.object({kind: z.literal('person'), personId: z.string()}),
])

export const assignmentRequest = z.object({
  programme,
  to: assignee,
  dueOn: day,
  text: z
    .string()
    .trim()
    .max(1_000)
    .default('')
    .meta({description: 'shown to everybody concerned'}),
})

export const withdrawRequest = z.object({
  reason: z
    .string()
    .trim()
    .min(5)
    .max(500)
    .meta({description: 'told to everybody concerned; kept in the ledger for good: name nobody'}),
})

/** Exempt up to and including the day `until`. */
export const exemptionRequest = z.object({
  reason: z.string().trim().min(10).max(500),
  until: day,
})

export const countsView = z.object({
  people: z.int(),
  done: z.int(),
  due: z.int(),
  overdue: z.int(),
  exempt: z.int(),
})

/** One assignment; `counts` are over the people whom the viewer may see, null for fewer than five. */
export const assignmentView = z.object({
  id: z.uuid(),
  programme,
  to: assignee,
  toName: z.string().meta({description: 'name of the team or person, or the role in words'}),
  dueOn: day,
  text: z.string(),
  madeAt: z.iso.datetime(),
  madeBy: named.nullable().meta({description: 'null when the person is no longer here'}),
  withdrawnAt: z.iso.datetime().nullable(),
  counts: countsView.nullable(),
})

export const assignmentsView = z.object({assignments: z.array(assignmentView)})

const exemptionView = z.object({
  reason: z.string(),
  until: day,
  by: named.nullable(),
  at: z.iso.datetime(),
})

/** One person's part in one assignment. */
export const dutyView = z.object({
  id: z.uuid().meta({description: 'of this person in this assignment'}),
  assignmentId: z.uuid(),
  programme,
  text: z.string(),
  standing,
  dueOn: day,
  daysLeft: z.int().meta({description: 'until the due day; negative when it has passed'}),
  assignedAt: z.iso.datetime(),
  assignedBy: named.nullable(),
  doneAt: z.iso.datetime().nullable(),
  exemption: exemptionView.nullable(),
})

/** The asking person's own assignments; `progress` is null for those who have no role yet. */
export const ownDutiesView = z.object({
  duties: z.array(dutyView),
  progress: z
    .object({
      baselineAt: z.iso.datetime().nullable(),
      met: z.array(z.string()),
      required: z.array(z.string()),
    })
    .nullable(),
  overdue: z.int().meta({description: 'current is who has none'}),
})

/** A row of the overview; `mail` is where the latest mail about it stands. */
export const overviewRowView = dutyView.extend({
  person: named.extend({
    email: z.email(),
    engineerRole: engineerRole.nullable(),
  }),
  team: named.nullable(),
  remindedAt: z.iso.datetime().nullable(),
  mail: z
    .enum(['queued', 'sending', 'committing', 'sent', 'failed', 'unconfirmed'])
    .nullable()
    .meta({description: 'null: shown in the app only, or none yet'}),
})

/** Overdue first, then due, exempt, done; within these by due day, then by name. */
export const overviewView = z.object({
  rows: z.array(overviewRowView),
  total: z.int(),
  counts: countsView.meta({description: 'over all that were searched for, not only this page'}),
})

/** Counts by team; null for teams of fewer than five people. */
export const teamCountsView = z.object({
  teams: z.array(
    z.object({team: named.nullable(), people: z.int(), counts: countsView.nullable()}),
  ),
})

/** To whom the viewer may assign; people are those found by `search`. */
export const assigneesView = z.object({
  roles: z.array(engineerRole),
  everywhere: z.boolean().meta({description: 'whether a role may be meant in all teams'}),
  teams: z.array(named.extend({people: z.int()})),
  people: z.array(named.extend({team: named.nullable()})),
})

export type Programme = z.infer<typeof programme>
export type Standing = z.infer<typeof standing>
export type Assignee = z.infer<typeof assignee>
export type AssignmentRequest = z.infer<typeof assignmentRequest>
export type ExemptionRequest = z.infer<typeof exemptionRequest>
export type CountsView = z.infer<typeof countsView>
export type AssignmentView = z.infer<typeof assignmentView>
export type AssignmentsView = z.infer<typeof assignmentsView>
export type DutyView = z.infer<typeof dutyView>
export type OwnDutiesView = z.infer<typeof ownDutiesView>
export type OverviewRowView = z.infer<typeof overviewRowView>
export type OverviewView = z.infer<typeof overviewView>
export type TeamCountsView = z.infer<typeof teamCountsView>
export type AssigneesView = z.infer<typeof assigneesView>
