import type {Rule} from './rule.ts'

/** Notebooks are where models are explored, fitted and shown. */
export const notebook: Rule = {
  id: 'notebook',
  surface: 'model-code',
  looksFor: 'a notebook whose code changed',
  source: 'Jupyter notebook format 4',
  observe: ({kind, lines}) => {
    if (kind !== 'notebook') return []
    if (lines === undefined) {
      return [{line: null, basis: 'path', why: 'by path: a notebook', weight: 0.62}]
    }
    const first = lines[0]
    if (first === undefined) return []
    const {line, revision} = first
    return [{line, revision, basis: 'line', why: 'code of a notebook', weight: 0.4}]
  },
}
