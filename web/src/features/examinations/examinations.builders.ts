import type {
  DecisionView,
  ExaminationsView,
  ExaminationView,
} from '@airworthy/server/features/examinations/views.ts'

type Assessment = NonNullable<ExaminationView['assessment']>
type Exercise = ExaminationView['exercises'][number]
type Domain = DecisionView['domains'][number]

/** The questions of an examination, open unless told otherwise. */
export function buildAssessment(rest: Partial<Assessment> = {}): Assessment {
  return {
    attemptId: '00000000-0000-4000-8000-000000000001',
    status: 'open',
    sitting: 1,
    sittings: 2,
    mayContinue: false,
    undecided: null,
    answered: 12,
    lastAnsweredAt: '2026-11-28T10:00:00.000Z',
    ...rest,
  }
}

/** An exercise of an examination, to do unless told otherwise. */
export function buildExercise(rest: Partial<Exercise> = {}): Exercise {
  return {
    exercise: 'support-desk',
    title: 'Support desk',
    minutes: 30,
    from: 'examination',
    attemptId: null,
    status: 'to-do',
    passed: null,
    ...rest,
  }
}

/** An open examination of a full-stack engineer. */
export function buildExamination(rest: Partial<ExaminationView> = {}): ExaminationView {
  return {
    id: '00000000-0000-4000-8000-000000000003',
    role: 'fullstack-engineer',
    kind: 'first',
    title: 'AI safety for full-stack engineers',
    status: 'open',
    startedAt: '2026-11-24T10:00:00.000Z',
    closesAt: '2026-12-08T10:00:00.000Z',
    unproctored: true,
    assessment: buildAssessment(),
    domains: [],
    exercises: [buildExercise(), buildExercise({exercise: 'fallback'})],
    exercisesToPass: 2,
    isComplete: false,
    decision: null,
    ...rest,
  }
}

/** A domain of a decision. */
export function buildDomain(verdict: Domain['verdict']): Domain {
  return {
    domain: 'privacy-and-law',
    name: 'Privacy and law',
    requiredLevel: 2,
    levelName: 'apply',
    cut: 0,
    verdict,
    estimate: null,
    items: 8,
    from: 'examination',
    measuredAt: null,
  }
}

/** What the certification of a role asks, as the list of examinations carries it; nothing blocked. */
export function buildExaminations(rest: Partial<ExaminationsView> = {}): ExaminationsView {
  return {
    role: 'fullstack-engineer',
    certification: null,
    current: null,
    past: [],
    mayStart: true,
    mayStartFrom: null,
    blocked: null,
    renewal: null,
    carried: [],
    ...rest,
  }
}
