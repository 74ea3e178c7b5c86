export type {Certification, CertificationAnswer} from './certification.ts'
export {confirmAudit, type ComparableAudit} from './confirm-audit.ts'
export {judgeAudit, type AuditedDisparity, type AuditedResult} from './judge-audit.ts'
export {judgeGate, type GateDecision, type GateInput} from './gate.ts'
export {judgeLimits, type Estimate} from './judge-limits.ts'
export {isPathOf, modelsOfPath} from './match-paths.ts'
export {
  auditedMetrics,
  kindOfMeasure,
  limitedMeasures,
  measureKinds,
  type MeasureKind,
} from './measure-names.ts'
export {differenceText, policyDifferences, type PolicyDifference} from './policy-changes.ts'
export {
  policyFileJsonSchema,
  type Limits,
  type ModelPolicy,
  type PolicyFile,
} from './policy-file.ts'
export {readPolicyFile} from './read-policy-file.ts'
export {requirementsOf, type RequiredMeasure, type Requirements} from './required-measures.ts'
export {applyWaivers, readWaivers, type Waiver} from './waivers.ts'
