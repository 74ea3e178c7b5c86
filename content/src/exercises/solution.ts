/**
 * A learner who plays by rule: called with the latest view and the number of actions so far until
 * it returns null, then the attempt is judged. Deterministic, and sees what a learner sees.
 */
export type Solution<View, Action> = (view: View, step: number) => Action | null

/** What `solutions.ts` of an exercise exports as `solutions`. */
export interface ExerciseSolutions<View, Action> {
  /** Reaches every objective from every seed. */
  readonly reference: Solution<View, Action>
  /** By the id under `wrong` of `exercise.yaml`; each fails the objective that is named there. */
  readonly wrong: Readonly<Record<string, Solution<View, Action>>>
}
