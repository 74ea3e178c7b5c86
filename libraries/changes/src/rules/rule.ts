import type {Basis, ChangeReason, Surface} from '../change-report.ts'
import type {Revision} from '../change-source.ts'
import type {FileChange} from '../file-change.ts'
import type {PathKind} from '../path-kind.ts'

/** What a rule saw in one file. */
export interface Observation {
  readonly line: number | null
  readonly revision?: Revision
  readonly basis: Basis
  readonly why: string
  readonly weight: number
  /** When a rule serves several surfaces. */
  readonly surface?: Surface
}

/** One way to recognise an AI-related change. A rule is one file that carries all its facts. */
export interface Rule {
  /** Stable, in kebab-case, as the report names it. */
  readonly id: string
  readonly surface: Surface
  /** One sentence on what the rule looks for. */
  readonly looksFor: string
  /** Why this belongs to the definition, or where the facts come from. */
  readonly source: string
  readonly observe: (change: FileChange) => readonly Observation[]
}

/** A rule that reads changed lines only: patterns, each with the weight that a match has. */
export interface LineFacts {
  readonly id: string
  readonly surface: Surface
  readonly looksFor: string
  readonly source: string
  readonly patterns: readonly {
    readonly pattern: RegExp
    readonly weight: number
    readonly means: string
  }[]
  /** Kinds of file in which the patterns mean something. */
  readonly kinds?: readonly PathKind[]
}

/** Files whose lines run, configure or feed a model. */
const speakingKinds: readonly PathKind[] = [
  'code',
  'configuration',
  'notebook',
  'interface',
  'test',
  'infrastructure',
  'other',
]

/** A rule over the changed lines of a file: each pattern counts once, at its first line. */
export function lineRule(facts: LineFacts): Rule {
  const {patterns, kinds = speakingKinds, ...rest} = facts
  return {
    ...rest,
    observe: function observeLines({kind, lines}) {
      if (lines === undefined || !kinds.includes(kind)) return []
      return patterns.flatMap(({pattern, weight, means}) => {
        const hit = lines.find(({text}) => text.length < 4000 && pattern.test(text))
        if (hit === undefined) return []
        const seen = pattern.exec(hit.text)?.[0].trim().slice(0, 60) ?? ''
        const {line, revision} = hit
        const verb = revision === 'head' ? '' : ' (taken away)'
        return [{line, revision, basis: 'line' as const, why: `${means}: ${seen}${verb}`, weight}]
      })
    },
  }
}

/** The reasons of one rule for one file, with the file's place filled in. */
export function reasonsOf(rule: Rule, change: FileChange): ChangeReason[] {
  const {path, status} = change.file
  return rule.observe(change).map(({surface = rule.surface, revision, ...rest}) => ({
    path,
    rule: rule.id,
    surface,
    revision: revision ?? (status === 'deleted' ? 'base' : 'head'),
    ...rest,
  }))
}
