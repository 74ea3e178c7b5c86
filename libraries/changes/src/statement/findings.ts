import type {Finding} from '@airworthy/kernel'

/** What can be wrong with an answer by itself; the subject is the question's id. */
export type AnswerFinding =
  /** The question does not occur in the text. */
  | Finding<'answer-absent', {readonly question: string}>
  | Finding<'answer-empty', {readonly line: number}>
  /** Nothing stands there but what the template brought. */
  | Finding<'answer-from-template', {readonly line: number; readonly overlap: number}>
  /** A phrase that would fit any change. */
  | Finding<'answer-boilerplate', {readonly line: number; readonly phrase: string}>
  /** The words of an earlier request. */
  | Finding<
      'answer-copied',
      {readonly line: number; readonly from: string; readonly overlap: number}
    >
  | Finding<'answer-vague', {readonly line: number; readonly missing: readonly string[]}>

/** What can be wrong with a claim that no fairness evidence applies. */
export type ReasonFinding =
  | Finding<'reason-too-short', {readonly line: number; readonly words: number}>
  | Finding<'reason-without-reviewer', {readonly line: number}>
  | Finding<'reviewer-is-author', {readonly line: number; readonly reviewer: string}>
  /** The named reviewer did not review this request. */
  | Finding<'reviewer-unknown', {readonly line: number; readonly reviewer: string}>

/** What can be wrong with what an answer points to. */
export type EvidenceFinding =
  | Finding<'evidence-not-named', {readonly line: number}>
  | Finding<'evidence-not-found', {readonly reference: string}>
  | Finding<
      'evidence-of-other-kind',
      {readonly reference: string; readonly found: string; readonly expected: string}
    >
  | Finding<
      'evidence-of-other-revision',
      {readonly reference: string; readonly subjects: readonly string[]}
    >
  /** The measurement itself failed. */
  | Finding<'evidence-failed', {readonly reference: string; readonly outcome: string}>
  | Finding<'evidence-without-groups', {readonly reference: string; readonly groups: number}>
  | Finding<'evidence-without-n', {readonly reference: string; readonly groups: readonly string[]}>
  | Finding<
      'evidence-without-intervals',
      {readonly reference: string; readonly groups: readonly string[]}
    >
  /** The fallback evidence does not say that the model was made to fail. */
  | Finding<'evidence-without-failure', {readonly reference: string}>
  /** The named test exists and nothing in it makes the model fail. */
  | Finding<'test-without-failure', {readonly reference: string}>
  | Finding<'test-not-found', {readonly reference: string}>
  /** Nobody said which digests this revision has. */
  | Finding<'revision-unknown', {readonly reference: string}>

export type StatementFinding = AnswerFinding | ReasonFinding | EvidenceFinding
