import type {EngineerRole, Module, Track} from '@airworthy/content'
import {testOutPossibleFrom} from '../assessments/index.ts'
import {confidence} from './confidence.ts'
import {nextStepIn} from './next-step.ts'
import type {Plan, PlanMade, PlannedModule} from './plan.ts'
import {inWorkingOrder, modulesFor} from './plan-order.ts'
import {domainName, reasonFor} from './plan-sentences.ts'
import type {ModuleView, PlanDomainView, PlanView, StandingView} from './views.ts'

/** What a plan is shown with, beside its own events. */
export interface PlanSurroundings {
  readonly tracks: readonly Track[]
  readonly now: Date
  readonly baselineAt: string | null
  readonly testOuts: {
    readonly open: {readonly id: string; readonly domain: string} | null
    /** The newest first. */
    readonly finished: readonly {readonly domain: string; readonly finishedAt: string}[]
  }
}

/** A plan as its person sees it; `role` is the one under which a person without plan is known. */
export function planViewOf(
  plan: Plan,
  around: PlanSurroundings & {readonly role: EngineerRole | null},
): PlanView {
  const known = new Map(around.tracks.flatMap(({modules}) => modules.map((one) => [one.id, one])))
  const {made} = plan
  const planned = made
    ? inWorkingOrder(made.standings).map((standing) =>
        domainView(standing, {plan, made, known, around}),
      )
    : []
  const modules = planned.flatMap((domain) => domain.modules)
  const shown = new Set(modules.map(({id}) => id))
  const count = (status: ModuleView['status']) => modules.filter((one) => one.status === status)
  const left = [...count('to-do'), ...count('in-progress')]
  const role = made?.role ?? around.role
  return {
    role,
    madeAt: made?.at ?? null,
    baselineAt: around.baselineAt,
    confidence,
    nextStep: nextStepIn(planned, {...around, role}),
    domains: planned,
    progress: {
      domainsMet: planned.filter(({verdict}) => verdict === 'meets').length,
      domains: planned.length,
      modulesPassed: count('passed').length,
      modulesToDo: left.length,
      minutesToDo: minutesOf(left),
      minutesSaved: minutesOf(count('tested-out')),
      minutesMetInBaseline: minutesOf(count('met-in-baseline')),
    },
    alsoPassed: [...plan.finishedAt.keys()].flatMap((id) => {
      const module = known.get(id)
      if (shown.has(id) || !module) return []
      return [moduleView(module, {plan, met: null, live: module})]
    }),
  }
}

function domainView(
  standing: StandingView,
  {
    plan,
    made,
    known,
    around,
  }: {
    plan: Plan
    made: PlanMade
    known: ReadonlyMap<string, Module>
    around: PlanSurroundings
  },
): PlanDomainView {
  const {domain} = standing
  const met = howMet(standing, plan)
  const modules = modulesFor(made, standing, plan).map((module) =>
    moduleView(module, {plan, met, live: known.get(module.id)}),
  )
  const begun = modules.some(({status}) => status === 'passed' || status === 'in-progress')
  const passed = modules.some(({status}) => status === 'passed')
  return {
    ...standing,
    name: domainName(domain),
    status: met
      ? passed && !plan.testedOutAt.has(domain)
        ? 'passed'
        : met
      : begun
        ? 'in-progress'
        : 'to-do',
    reason: reasonFor(standing),
    modules,
    testOut: testOutView(standing, around),
  }
}

/** What showed that a domain is met: a check of it, or the baseline alone; null while it is not. */
function howMet({domain, verdict, from}: StandingView, plan: Plan): Met | null {
  if (verdict !== 'meets') return null
  return from === 'test-out' || from === 'examination' || plan.testedOutAt.has(domain)
    ? 'tested-out'
    : 'met-in-baseline'
}

type Met = Extract<ModuleView['status'], 'tested-out' | 'met-in-baseline'>

function moduleView(
  {id, title, track, level, minutes}: PlannedModule,
  {plan, met, live}: {plan: Plan; met: Met | null; live: Module | undefined},
): ModuleView {
  const finishedAt = plan.finishedAt.get(id) ?? null
  const [kind = '', slug = ''] = id.split('/')
  return {
    id,
    kind: kind === 'exercise' ? 'exercise' : 'lesson',
    slug,
    link: kind === 'exercise' ? `/range/${slug}` : `/lessons/${slug}`,
    title,
    track,
    outcome: live?.outcome ?? '',
    level,
    minutes,
    available: live?.available ?? false,
    status:
      finishedAt !== null ? 'passed' : (met ?? (plan.startedAt.has(id) ? 'in-progress' : 'to-do')),
    finishedAt,
  }
}

function testOutView(
  {domain, verdict}: StandingView,
  {testOuts, now}: PlanSurroundings,
): PlanDomainView['testOut'] {
  const openAttemptId = testOuts.open?.domain === domain ? testOuts.open.id : null
  if (verdict === 'meets') return {possible: false, from: null, openAttemptId}
  const last = testOuts.finished.find((one) => one.domain === domain)
  const from = last ? testOutPossibleFrom(new Date(last.finishedAt)) : now
  const waits = from > now
  // One check is open at a time: another has to wait until it is finished.
  const possible = !waits && (testOuts.open === null || openAttemptId !== null)
  return {possible, from: waits ? from.toISOString() : null, openAttemptId}
}

function minutesOf(modules: readonly ModuleView[]): number {
  return modules.reduce((sum, {minutes}) => sum + minutes, 0)
}
