import {readFileSync} from 'node:fs'
import type {ChangedFile} from '@airworthy/changes'

/** A change whose paths are known, with what people say it is. */
export interface LabelledChange {
  readonly repo: string
  /** Words and weights were chosen on `tune`; each later split is of other repositories. */
  readonly split:
    'dev' | 'tune' | 'heldout' | 'unseen' | 'fresh' | 'second' | 'third' | 'last' | 'final'
  readonly isAi: boolean
  readonly files: readonly ChangedFile[]
}

/** The set of this bench: paths of public repositories, labelled by hand. */
export function ownSet(): LabelledChange[] {
  return linesOf(new URL('labelled.jsonl', import.meta.url)).map((line) => {
    const {repo, split, label, paths} = JSON.parse(line) as {
      repo: string
      split: LabelledChange['split']
      label: string
      paths: string[]
    } // as labelled.jsonl is written
    const files = paths.map((path) => ({path, status: 'modified' as const}))
    return {repo, split, isAi: label === 'ai', files}
  })
}

/** The labelled commits of the shared folder, of which paths and status are known. */
export function devSet(shared: string): LabelledChange[] {
  return linesOf(`${shared}/data/changes/dev.jsonl`).map((line) => {
    const {repo, label, files} = JSON.parse(line) as {
      repo: string
      label: string
      files: ChangedFile[]
    } // as dev.jsonl is written
    return {repo, split: 'dev' as const, isAi: label === 'ai', files}
  })
}

function linesOf(file: URL | string): string[] {
  return readFileSync(file, 'utf8').trimEnd().split('\n')
}
