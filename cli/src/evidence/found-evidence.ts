import type {EvidenceSource} from '@airworthy/changes'
import type {PublicKey} from '@airworthy/evidence'
import {evidenceAt} from './evidence-folders.ts'
import type {EvidenceFile} from './read-evidence-file.ts'

/** Where a text's references are looked up. */
export interface ReferencePlaces {
  /** Root of the repository; paths of references begin here. */
  readonly root: string
  readonly keys: readonly PublicKey[]
  /** Evidence that is known already: found by digest as well as by path. */
  readonly known: readonly EvidenceFile[]
  /** Whether a file counts; one that does not is as if it were not there. */
  readonly counts: (file: EvidenceFile) => boolean
  readonly readTest: (path: string) => Promise<string | undefined>
}

/** Evidence from files, by digest or by path; addresses are not fetched and so are not found. */
export function foundEvidence({
  root,
  keys,
  known,
  counts,
  readTest,
}: ReferencePlaces): EvidenceSource {
  async function find(reference: string): Promise<EvidenceFile | undefined> {
    const digest = /^evidence:sha256:([0-9a-f]{64})$/.exec(reference)?.[1]
    if (digest !== undefined) {
      const same = known.filter((one) => one.digest === digest || one.sha256 === digest)
      return same.find(counts) ?? same[0]
    }
    if (/^https?:/.test(reference)) return undefined
    const path = reference.replace(/^\.\//, '')
    return known.find(({file}) => file === path) ?? (await evidenceAt(path, {root, keys}))
  }

  async function lookUpEvidence(reference: string) {
    const file = await find(reference)
    return file !== undefined && counts(file) ? file.statement : undefined
  }

  return {lookUpEvidence, readTest}
}
