import {modelsOfPath} from './match-paths.ts'
import {kindOfMeasure, measureKinds, type MeasureKind} from './measure-names.ts'
import type {ModelPolicy, PolicyFile} from './policy-file.ts'

/** A measure that a change has to show, and for which model. */
export interface RequiredMeasure {
  readonly model: string
  readonly kind: MeasureKind
}

/** What a change has to show, and which models it touches. */
export interface Requirements {
  /** Names of the touched models, in the order of the file. */
  readonly models: readonly string[]
  /** Whether both design questions have to be answered. */
  readonly statement: boolean
  readonly measures: readonly RequiredMeasure[]
  /** Roles, one of which the author has to hold; empty when none is asked. */
  readonly certification: readonly string[]
  /** Touched models whose tier wants a committee's approval. */
  readonly approval: readonly string[]
}

/**
 * What the policy asks of a change. A change that touches no model's paths and is not AI-related
 * asks nothing; one that is AI-related outside all paths asks the statement alone.
 */
export function requirementsOf(
  policy: PolicyFile,
  {paths, aiRelated}: {paths: readonly string[]; aiRelated: boolean},
): Requirements {
  const touched = new Set(paths.flatMap((path) => modelsOfPath(path, policy)))
  const models = Object.keys(policy.models).filter((name) => touched.has(name))
  const concerned = aiRelated || models.length > 0
  const tiers = policy.require?.approval ?? []
  return {
    models,
    statement: concerned && (policy.require?.statement ?? true),
    measures: models.flatMap((name) => {
      const model = policy.models[name]
      return model === undefined ? [] : kindsOf(model).map((kind) => ({model: name, kind}))
    }),
    certification: concerned ? (policy.require?.certification ?? []) : [],
    approval: models.filter((name) => {
      const tier = policy.models[name]?.tier
      return tier !== undefined && tiers.includes(tier)
    }),
  }
}

/** A limit asks for the measure that gives its value, also where that is not configured. */
function kindsOf(model: ModelPolicy): MeasureKind[] {
  const byPolicy = Object.entries(model.policy ?? {}).map(([name, rule]) =>
    rule === 'required' ? name : kindOfMeasure(name),
  )
  return measureKinds.filter((kind) => model[kind] !== undefined || byPolicy.includes(kind))
}
