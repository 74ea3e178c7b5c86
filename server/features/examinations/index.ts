export {createExaminations, type Examinations} from './create-examinations.ts'
export {describeExaminationEvent} from './describe.ts'
export {standingOfExamination} from './examination-store.ts'
export type {
  DecidedDomain,
  DecidedExercise,
  ExaminationDecision,
  ExaminationOutcome,
  ProvedFrom,
} from './decision.ts'
export type {ExaminationParts} from './parts.ts'
export type {HeldCertification, RenewalOf, StoppedCertification, StoppedOf} from './renewal.ts'
