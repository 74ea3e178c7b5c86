import {z} from 'zod'

/** What leaves the server about plans and gaps. Abilities are in logits (D = 1), intervals of 90 %. */

const domainId = z.string().meta({description: 'competency domain, such as privacy-and-law'})
const named = z.object({id: z.string(), name: z.string()})
const engineerRole = z.enum(['data-scientist', 'fullstack-engineer', 'product-manager'])
const level = z.union([z.literal(1), z.literal(2), z.literal(3)])

export const verdict = z.enum(['meets', 'gap', 'not-judged'])

export const estimateView = z.object({
  mean: z.number(),
  standardError: z.number().positive(),
  low: z.number(),
  high: z.number(),
})

/**
 * Where a person stands in a domain: what the attempt says in which they last answered an item of it,
 * with the exercises that they finished since.
 */
export const standingView = z.object({
  domain: domainId,
  verdict,
  estimate: estimateView
    .nullable()
    .meta({description: 'null: fewer items of this domain were answered than judge it'}),
  items: z.int().min(0),
  requiredLevel: level,
  requiredCut: z.number(),
  at: z.iso.datetime().nullable().meta({description: 'time of the last answer in this domain'}),
  from: z.enum(['baseline', 'test-out', 'examination']).nullable(),
  exercises: z
    .int()
    .min(0)
    .meta({description: 'exercises finished since, which the estimate takes in'}),
})

/** A lesson or an exercise; `available` is false while it is not there yet. */
export const moduleView = z.object({
  id: z.string().meta({description: 'kind and slug, such as lesson/leakage'}),
  kind: z.enum(['lesson', 'exercise']),
  slug: z.string(),
  link: z.string().meta({description: 'where it is taken, such as /lessons/leakage'}),
  title: z.string(),
  track: z.enum(['core', 'data-scientist', 'fullstack-engineer', 'product-manager']),
  outcome: z.string().meta({description: 'what one can do afterwards'}),
  level,
  minutes: z.int(),
  available: z.boolean(),
  status: z.enum(['to-do', 'in-progress', 'passed', 'tested-out', 'met-in-baseline']),
  finishedAt: z.iso.datetime().nullable(),
})

/** Whether the domain can be tested out now, or from when; an open check is gone on with. */
export const testOutView = z.object({
  possible: z.boolean(),
  from: z.iso.datetime().nullable().meta({description: 'null: now, or never needed'}),
  openAttemptId: z.uuid().nullable(),
})

/** One domain of a plan, in the order in which to work. `reason` is a sentence. */
export const planDomainView = standingView.extend({
  name: z.string(),
  status: z.enum(['to-do', 'in-progress', 'passed', 'tested-out', 'met-in-baseline']),
  reason: z.string(),
  modules: z.array(moduleView),
  testOut: testOutView,
})

const said = {
  heading: z.string().meta({description: 'what comes first, and what then'}),
  sentence: z.string(),
}

/** What to do now. `heading` and `sentence` say it; the rest says where it leads. */
export const nextStepView = z.discriminatedUnion('kind', [
  z.object({kind: z.literal('choose-role'), ...said}),
  z.object({kind: z.literal('take-baseline'), ...said}),
  z.object({
    kind: z.literal('module'),
    ...said,
    moduleId: z.string(),
    link: z.string().meta({description: 'where the module is taken'}),
    domain: domainId,
  }),
  z.object({
    kind: z.literal('test-out'),
    ...said,
    domain: domainId,
    openAttemptId: z.uuid().nullable(),
  }),
  z.object({
    kind: z.literal('wait'),
    ...said,
    domain: domainId,
    until: z.iso.datetime(),
  }),
  z.object({kind: z.literal('done'), ...said}),
])

/** The asking person's plan. Without role or baseline it has no domains and says what to do first. */
export const planView = z.object({
  role: engineerRole.nullable(),
  madeAt: z.iso.datetime().nullable().meta({description: 'when it was last worked out'}),
  baselineAt: z.iso.datetime().nullable(),
  confidence: z.number().meta({description: 'probability content of the intervals: 0.9'}),
  nextStep: nextStepView,
  domains: z.array(planDomainView),
  progress: z.object({
    domainsMet: z.int(),
    domains: z.int(),
    modulesPassed: z.int().meta({description: 'done; tested out are not among them'}),
    modulesToDo: z.int(),
    minutesToDo: z.int(),
    minutesSaved: z.int().meta({description: 'minutes of modules that were tested out'}),
    minutesMetInBaseline: z
      .int()
      .meta({description: 'minutes of modules that the baseline showed not to be needed'}),
  }),
  /** Modules passed that the plan no longer asks for: done stays done. */
  alsoPassed: z.array(moduleView),
})

/** How far a team is with its baselines. */
export const completionView = z.object({
  people: z.int().meta({description: 'members who are not disabled'}),
  invited: z.int().meta({description: 'invited to the team and not yet joined'}),
  started: z.int().meta({description: 'of the people: who has begun a baseline'}),
  finished: z.int().meta({description: 'of the people: who has finished one'}),
})

const share = z.object({
  count: z.int(),
  value: z.number(),
  low: z.number(),
  high: z.number(),
})

/** A domain over people; null in its place where fewer than five have a result. Shares: Wilson intervals. */
export const domainRollUpView = z.object({
  domain: domainId,
  people: z.int().meta({description: 'with a result in this domain'}),
  meets: share,
  gap: share,
  notJudged: share,
  mean: z
    .object({value: z.number(), low: z.number(), high: z.number()})
    .meta({description: 'mean ability of these people, with the uncertainty of measuring it'}),
})

/** `shown` is null where fewer than five people have a result. */
export const rollUpView = z.array(
  z.object({domain: domainId, people: z.int().nullable(), shown: domainRollUpView.nullable()}),
)

/** One person of a team; `domains` in the order of the domains. */
export const gapRowView = z.object({
  person: named,
  engineerRole: engineerRole.nullable(),
  progress: z.enum(['not-started', 'started', 'finished']),
  pressing: z
    .object({standing: z.enum(['overdue', 'due']), dueOn: z.iso.date()})
    .nullable()
    .meta({description: 'what the person has to do first; null: nothing'}),
  domains: z.array(
    standingView.extend({requiredLevel: level.nullable(), requiredCut: z.number().nullable()}),
  ),
})

export const auditView = z.object({
  id: z.uuid(),
  madeAt: z.iso.datetime(),
  madeBy: named.nullable(),
  dueOn: z.iso.date(),
  assignmentId: z.uuid(),
})

/** A team's gaps: people by due day and name, one page of them; the sums are over the whole team. */
export const teamGapsView = z.object({
  team: named,
  confidence: z.number(),
  audit: auditView.nullable().meta({description: 'the latest'}),
  completion: completionView,
  pressed: z
    .object({overdue: z.int(), due: z.int()})
    .meta({description: 'people with something overdue; people with something due, none overdue'}),
  rollUp: rollUpView,
  rows: z.array(gapRowView),
  total: z.int().meta({description: 'people who were searched for'}),
})

/** What the page of a running audit asks for again and again. */
export const teamCompletionView = z.object({
  audit: auditView.nullable(),
  completion: completionView,
})

/** The whole organisation, by team; people without a team have `team: null`. */
export const organisationGapsView = z.object({
  confidence: z.number(),
  completion: completionView,
  rollUp: rollUpView,
  teams: z.array(
    z.object({team: named.nullable(), completion: completionView, rollUp: rollUpView}),
  ),
  total: z.int(),
})

export const auditRequest = z.object({
  dueOn: z.iso.date().meta({description: 'a day in UTC, today or later'}),
})

export type Verdict = z.infer<typeof verdict>
export type EstimateView = z.infer<typeof estimateView>
export type StandingView = z.infer<typeof standingView>
export type ModuleView = z.infer<typeof moduleView>
export type PlanView = z.infer<typeof planView>
export type PlanDomainView = z.infer<typeof planDomainView>
export type NextStepView = z.infer<typeof nextStepView>
export type CompletionView = z.infer<typeof completionView>
export type DomainRollUpView = z.infer<typeof domainRollUpView>
export type RollUpView = z.infer<typeof rollUpView>
export type GapRowView = z.infer<typeof gapRowView>
export type TeamGapsView = z.infer<typeof teamGapsView>
export type TeamCompletionView = z.infer<typeof teamCompletionView>
export type OrganisationGapsView = z.infer<typeof organisationGapsView>
export type AuditView = z.infer<typeof auditView>
