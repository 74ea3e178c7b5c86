/** One module that a source text imports. */
export interface ImportedModule {
  /** As written: `openai`, `./model.ts`, `sklearn.svm`, `..model`. */
  readonly specifier: string
  /** Line from 1 of the statement's specifier. */
  readonly line: number
  /** Names under which the file uses it; empty for a bare import. */
  readonly names: readonly string[]
}
