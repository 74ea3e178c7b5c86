export {assessmentRoutes} from './routes.ts'
export {baselineStarts, finishedAttempts, startedAttempts} from './attempt-directory-store.ts'
export {createAssessments, type Assessments} from './assessments.ts'
export {describeAssessmentEvent} from './describe.ts'
export {givenQuestion, type GivenQuestion} from './given-question.ts'
export type {AttemptEvent} from './attempt.ts'
export type {
  ExaminationPart,
  ExaminationStanding,
  ExaminedDomain,
  StandingOfExamination,
} from './examination-part.ts'
export {refuseClosed} from './examination-part.ts'
export {testOutStart} from './rules.ts'
export {testOutPossibleFrom} from './test-outs.ts'
export type {FinishedAttempt, MeasuredDomain} from './finished-attempt.ts'
export {replayAssessment} from './replay.ts'
