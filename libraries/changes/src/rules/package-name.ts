import {packageRole} from '../packages/known-packages.ts'
import {pathWords} from '../path-kind.ts'
import {projectName} from '../project-name.ts'
import type {Rule} from './rule.ts'

/** Names of packages that are words of every day. */
const everyday = new Set(
  'together replicate instructor guidance outlines marvin accelerate datasets evaluate ray dvc feast flair lime alibi interpret neptune lightning prophet annoy stanza tokenizers'.split(
    ' ',
  ),
)
/** Bills and sign-in through a maker are no calls of its models. */
const plainPart = /(^|[/_.-])(auth\w*|oauth\w*|login|sso|billing|stripe|invoices?)([/_.-]|$)/
const ending =
  /-(wrapper|provider|adapter|integration|client|listener|utils?|model|backend|runner|loader|parser|service|engine|connector|handler|store)$/

/** An adapter is called after what it adapts to: `frameworks/spacy.py`, `presidio_wrapper.py`. */
export const packageName: Rule = {
  id: 'package-name',
  surface: 'model-code',
  looksFor: 'a file or its folder that is called after a package of the field',
  source: 'src/packages',
  observe: ({file, kind}) => {
    if (kind !== 'code' && kind !== 'test' && kind !== 'configuration') return []
    if (plainPart.test(file.path.toLowerCase())) return []
    const parts = pathWords(file.path)
    const project = projectName(parts)
    // a folder at the root or below one is the project itself
    const near = parts.slice(Math.max(2, parts.length - 2))
    for (const words of parts.length === 2 ? parts.slice(1) : near) {
      const full = words.join('-')
      const name = [full, full.replace(ending, '')].find(
        (each) =>
          each !== project && !everyday.has(each) && packageRole('python', each) !== undefined,
      )
      if (name !== undefined) {
        const why = `by path: called after the package ${name}`
        return [{line: null, basis: 'path', why, weight: 0.7}]
      }
    }
    return []
  },
}
