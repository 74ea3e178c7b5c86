import {digestOf} from '@airworthy/kernel'
import type {Certification, Module} from '@airworthy/content'
import type {AskedBecause, Asking} from './asking.ts'
import {
  certificationViewOf,
  domainName,
  requiredDomainOf,
  requiredExerciseOf,
} from './certification-view.ts'
import {takenIn} from './closing.ts'
import {isComplete, type Taken} from './decide.ts'
import {decisionViewOf} from './decision-view.ts'
import type {Examination} from './examination.ts'
import * as store from './examination-store.ts'
import type {ExaminationRow} from './examination-store.ts'
import type {ExaminationParts} from './parts.ts'
import {dayText, prospectOf, readExamination, type Prospect} from './starting.ts'
import type {ExaminationsView, ExaminationView} from './views.ts'

/** A person's examinations, newest first, and whether another can begin. */
export async function readExaminations(
  parts: ExaminationParts,
  personId: string,
): Promise<ExaminationsView> {
  const rows = await store.examinationsOf(parts.database, personId)
  const prospect = await prospectOf(parts, personId, rows)
  const open = rows.find(({decidedAt}) => decidedAt === null)
  const {certification, role, asking, blocked, from} = prospect
  return {
    role,
    certification:
      certification === null
        ? null
        : certificationViewOf(certification, {
            digest: await digestOfCertification(certification, asking),
            modules: parts.modules,
            readsKeys: prospect.readsKeys,
          }),
    current: open === undefined ? null : await viewOf(parts, open),
    past: rows.flatMap(({decidedAt, startedAt, outcome, setAsideAt, ...row}) =>
      decidedAt === null || outcome === null
        ? []
        : [
            {
              id: row.id,
              role: row.role,
              kind: row.kind,
              startedAt: startedAt.toISOString(),
              decidedAt: decidedAt.toISOString(),
              outcome,
              setAside: setAsideAt !== null,
            },
          ],
    ),
    mayStart: blocked === null,
    mayStartFrom: from?.toISOString() ?? null,
    blocked,
    renewal: renewalOf(prospect, parts.modules),
    carried: asking === null ? [] : carriedOf(asking, parts.modules),
  }
}

/** One examination of a person. Undefined for another's as for an unknown one. */
export async function readOwnExamination(
  parts: ExaminationParts,
  own: store.OwnExamination,
): Promise<ExaminationView | undefined> {
  const row = await store.examinationOf(parts.database, own)
  return row === undefined ? undefined : await viewOf(parts, row)
}

async function viewOf(parts: ExaminationParts, row: ExaminationRow): Promise<ExaminationView> {
  const {database, clock, modules} = parts
  const examination = await readExamination(parts, database, row.id)
  const taken = await takenIn(parts, database, {own: row, examination})
  const {start, decision} = examination
  const closing = Date.parse(start.closesAt) <= clock.now().getTime()
  return {
    id: row.id,
    role: start.role,
    kind: start.kind,
    title: start.terms.title,
    status: decision !== null ? 'decided' : closing ? 'closing' : 'open',
    startedAt: examination.startedAt,
    closesAt: start.closesAt,
    unproctored: true,
    assessment: assessmentOf(examination, taken),
    domains: start.domains.map(({domain, requiredLevel}) => ({
      ...requiredDomainOf(domain, requiredLevel),
      from: start.carried.domains.some((one) => one.domain === domain) ? 'carried' : 'examination',
      given: taken.part?.domains.find((one) => one.domain === domain)?.items ?? 0,
    })),
    exercises: start.exercises.map((id) => exerciseOf(id, {examination, taken, modules})),
    exercisesToPass: start.terms.exercisesToPass,
    isComplete: isComplete(examination, taken),
    decision: decision === null ? null : decisionViewOf(examination, modules),
  }
}

/** The adaptive part by its progress alone: which domains stand where is for the decision to say. */
function assessmentOf(
  {start, assessment, decision}: Examination,
  {part}: Taken,
): ExaminationView['assessment'] {
  if (start.carried.domains.length === start.domains.length) return null
  const {sittings} = start.terms
  if (part === null || assessment === null) {
    const none = {attemptId: null, status: 'to-do', sitting: 0, undecided: null} as const
    return {...none, sittings, mayContinue: false, answered: 0, lastAnsweredAt: null}
  }
  const finished = part.status === 'finished'
  const undecided = part.domains.filter(({verdict}) => verdict === 'not-judged')
  const left = undecided.some(({itemsLeft}) => itemsLeft > 0)
  const answers = part.domains.flatMap(({answeredAt}) => (answeredAt === null ? [] : [answeredAt]))
  return {
    attemptId: assessment,
    status: finished ? 'finished' : 'open',
    sitting: part.sitting,
    sittings,
    mayContinue: finished && left && part.sitting < sittings && decision === null,
    undecided: finished ? undecided.length : null,
    answered: part.answered,
    lastAnsweredAt: answers.toSorted().at(-1) ?? null,
  }
}

function exerciseOf(
  id: string,
  {
    examination: {start},
    taken,
    modules,
  }: {examination: Examination; taken: Taken; modules: readonly Module[]},
): ExaminationView['exercises'][number] {
  const carried = start.carried.exercises.find(({exercise}) => exercise === id)
  const asked = requiredExerciseOf(id, modules)
  if (carried) {
    const {attempt: attemptId, passed} = carried
    return {...asked, from: 'carried', attemptId, status: 'finished', passed}
  }
  const found = taken.exercises.find(({exercise}) => exercise === id)
  return {
    ...asked,
    from: 'examination',
    attemptId: found?.id ?? null,
    status: found === undefined ? 'to-do' : found.end === null ? 'open' : 'finished',
    passed: found?.end?.passed ?? null,
  }
}

async function digestOfCertification(
  certification: Certification,
  asking: Asking | null,
): Promise<string> {
  return await digestOf({certification, domains: asking?.domains ?? []})
}

function renewalOf(
  {held, asking}: Prospect,
  modules: readonly Module[],
): ExaminationsView['renewal'] {
  if (held === null || asking === null) return null
  const {credentialId, issuedAt, validUntil} = held
  return {
    credentialId,
    issuedAt,
    validUntil,
    asked: asking.asked.map(({kind, id, because}) => ({
      kind,
      id,
      name: nameOf(kind, id, modules),
      because: becauseText(because),
    })),
    carried: carriedOf(asking, modules),
  }
}

function carriedOf({carried}: Asking, modules: readonly Module[]): ExaminationsView['carried'] {
  return [
    ...carried.domains.map(({domain}) => {
      return {kind: 'domain', id: domain, name: domainName(domain)} as const
    }),
    ...carried.exercises.map(({exercise}) => {
      return {kind: 'exercise', id: exercise, name: nameOf('exercise', exercise, modules)} as const
    }),
  ]
}

function nameOf(kind: 'domain' | 'exercise', id: string, modules: readonly Module[]): string {
  return kind === 'domain' ? domainName(id) : requiredExerciseOf(id, modules).title
}

/** Why something is asked, in words. */
function becauseText(because: AskedBecause): string {
  switch (because.code) {
    case 'first':
      return 'not shown before'
    case 'not-held':
      return 'the credential does not rest on it'
    case 'changed':
      return `changed on ${dayText(because.on)}: ${because.why}`
    case 'old':
      return `shown ${Math.floor(because.months)} months ago, more than ${because.limit}`
    case 'decayed':
      return `measured ${Math.floor(because.months)} months ago, ${because.margin.toFixed(1)} standard errors above its level, less than ${because.limit}`
  }
}
