/** What the statement's reader needs of an in-toto statement; any wider type fits. */
export interface EvidenceStatement {
  readonly subject: readonly {
    readonly name: string
    readonly digest: {readonly sha256?: string | undefined}
  }[]
  readonly predicateType: string
  readonly predicate: {
    readonly result?: unknown
    readonly outcome?: string | undefined
  }
}

/** A subject of the revision under review: a file's name and its SHA-256 in hex. */
export interface RevisionSubject {
  readonly name: string
  readonly sha256: string
}

/** Port: what the text of a pull request refers to. The command line reads files, the server its store. */
export interface EvidenceSource {
  /**
   * Evidence by what the text calls it: `evidence:sha256:HEX`, a path or an address. Undefined means
   * that nothing of that name can be found; a source that cannot be reached throws.
   */
  lookUpEvidence(reference: string): Promise<EvidenceStatement | undefined>
  /** The text of a test at the revision under review, or undefined when there is none. */
  readTest?(path: string): Promise<string | undefined>
}

export const auditType = 'urn:airworthy:evidence:audit:v1'
export const fallbackType = 'urn:airworthy:evidence:fallback:v1'
