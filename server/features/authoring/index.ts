export {createAuthoring, type Authoring} from './create-authoring.ts'
export {
  answersInExaminations,
  wrongAnswerCounts,
  type ExaminationAnswer,
} from './examination-answers-store.ts'
export {readsItems} from './policy.ts'
export {rationaleOf} from './rationale.ts'
export type {ItemDispute} from './reading.ts'
