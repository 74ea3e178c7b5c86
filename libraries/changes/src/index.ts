export type {Basis, ChangeReason, ChangeReport, Surface} from './change-report.ts'
export {
  pathsOnly,
  type ChangedFile,
  type ChangeSource,
  type ChangeStatus,
  type Revision,
} from './change-source.ts'
export {detectChange, type DetectionOptions} from './detect-change.ts'
export {packageLists} from './packages/known-packages.ts'
export type {Ecosystem, PackageList, PackageRole} from './packages/package-list.ts'
export {pathKind, type PathKind} from './path-kind.ts'
export {rules} from './rules/index.ts'
export type {Rule} from './rules/rule.ts'
export type {
  EvidenceSource,
  EvidenceStatement,
  RevisionSubject,
} from './statement/evidence-source.ts'
export type {
  AnswerFinding,
  EvidenceFinding,
  ReasonFinding,
  StatementFinding,
} from './statement/findings.ts'
export {
  judgeStatement,
  type EarlierRequest,
  type JudgedAnswer,
  type SafetyStatement,
  type StatementContext,
} from './statement/judge-statement.ts'
export {designQuestions, type DesignQuestion, type QuestionId} from './statement/questions.ts'
export {readAnswers, type Answer} from './statement/read-answers.ts'
export {referencesIn, type Reference} from './statement/references.ts'
export {explain, type Explanation} from './statement/sentences.ts'
export {pullRequestTemplate, templatePath, type Host} from './statement/templates.ts'
