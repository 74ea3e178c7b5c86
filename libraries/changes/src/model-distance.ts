import type {ChangeSource, Revision} from './change-source.ts'
import type {FileChange} from './file-change.ts'
import {pathKind} from './path-kind.ts'
import {resolveImport, type RepositoryLayout} from './resolve-import.ts'
import type {ImportedModule} from './imports/imported-module.ts'
import {importEcosystem, importsOf, modelImports} from './rules/model-import.ts'
import type {Observation} from './rules/rule.ts'

/** Imports are followed this far: beyond it nearly everything reaches everything. */
const furthest = 2

/** A file that reaches a model through others, and the way. */
interface Reach {
  readonly way: readonly string[]
  readonly package: string
  readonly entry: ImportedModule
  readonly localImports: number
}

/** Follows imports from changed files to code that calls a model, reading each file once. */
export class ModelDistance {
  readonly #source: ChangeSource
  readonly #layout: RepositoryLayout
  readonly #texts = new Map<string, Promise<string | undefined>>()
  #readsLeft: number

  constructor(
    source: ChangeSource,
    {layout, mostReads}: {layout: RepositoryLayout; mostReads: number},
  ) {
    this.#source = source
    this.#layout = layout
    this.#readsLeft = mostReads
  }

  /**
   * What a changed file's imports say. A line that uses what was imported from there speaks more
   * than the import alone, and an import among dozens (a list of routes) hardly at all.
   */
  async observe(change: FileChange): Promise<Observation[]> {
    const {path} = change.file
    const revision: Revision = change.file.status === 'deleted' ? 'base' : 'head'
    const text = revision === 'head' ? change.head : change.base
    if (text === undefined || importEcosystem(path) === undefined) return []
    if (modelImports(path, text).length > 0) return []
    const reach = await this.#reach(path, text)
    if (reach === undefined) return []
    const distance = reach.way.length
    const uses = usesName(change, reach.entry.names)
    const alone = distance === 1 && reach.localImports <= 6 ? 0.54 : 0.3
    const weight = uses ? (distance === 1 ? 0.66 : 0.55) : alone
    const via = reach.way.join(' → ')
    const why = `imports ${via}, which imports ${reach.package} (distance ${distance})`
    return [{line: reach.entry.line, revision, basis: 'graph', why, weight}]
  }

  async #reach(path: string, text: string): Promise<Reach | undefined> {
    const first = this.#neighbours(path, text)
    let frontier = first.map(({path: next, imported}) => ({way: [next], entry: imported}))
    const seen = new Set([path])
    for (let distance = 1; distance <= furthest; distance++) {
      const further: typeof frontier = []
      for (const {way, entry} of frontier) {
        const at = way.at(-1) ?? ''
        if (seen.has(at)) continue
        seen.add(at)
        const found = await this.#read(at)
        if (found === undefined) continue
        const model =
          modelImports(at, found).find(({role}) => role !== 'learning') ??
          modelImports(at, found)[0]
        if (model !== undefined) {
          return {way, package: model.package, entry, localImports: first.length}
        }
        for (const next of this.#neighbours(at, found))
          further.push({way: [...way, next.path], entry})
      }
      frontier = further
    }
    return undefined
  }

  #neighbours(path: string, text: string): {path: string; imported: ImportedModule}[] {
    return importsOf(path, text).flatMap((imported) => {
      const found = resolveImport(imported.specifier, {from: path, layout: this.#layout})
      if (found === undefined || found === path || pathKind(found) === 'test') return []
      return [{path: found, imported}]
    })
  }

  #read(path: string): Promise<string | undefined> {
    const known = this.#texts.get(path)
    if (known !== undefined) return known
    const read =
      this.#readsLeft-- > 0 ? this.#source.readText('head', path) : Promise.resolve(undefined)
    this.#texts.set(path, read)
    return read
  }
}

function usesName({lines = []}: FileChange, names: readonly string[]): boolean {
  if (names.length === 0) return false
  const pattern = new RegExp(
    `(?<![\\w$])(${names.map((name) => name.replaceAll('$', '\\$')).join('|')})(?![\\w$])`,
  )
  return lines.some(({text}) => pattern.test(text))
}
