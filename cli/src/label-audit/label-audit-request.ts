import type {GivenType} from '@airworthy/tables'

/** What a label audit was asked, as evidence states it: no paths. */
export interface LabelAuditParameters {
  /** The column that decides who is served first. */
  readonly score: string
  /** A measure of need that the score was not trained on. */
  readonly need: string
  /** Labels that a model was or could be trained on. */
  readonly candidates: readonly string[]
  readonly by: readonly string[]
  readonly where?: string
  readonly types?: Readonly<Record<string, GivenType>>
  readonly minGroup: number
  /** Columns that a model may use, tried as a proxy of the sensitive ones; empty for none. */
  readonly features: readonly string[]
  readonly seed: string
}
