import {
  detectChange,
  pathKind,
  type ChangeReason,
  type ChangeSource,
  type PathKind,
  type Surface,
} from '@airworthy/changes'

/** Folders that look as if they belonged to one model. */
export interface FoundModel {
  /** A name for it, from its folder. */
  readonly name: string
  /** Globs of what belongs to it. */
  readonly paths: readonly string[]
  /** The strongest sign: a place and what was seen there. */
  readonly because: string
}

/** Reasons from this weight on name a model; where none does, the weak ones are all there is. */
const telling = 0.5
/** A repository of more models describes them better itself. */
const mostModels = 6

const ofModels: ReadonlySet<Surface> = new Set([
  'model-code',
  'model-artefact',
  'prompt',
  'tool',
  'parameters',
])
const kinds: ReadonlySet<PathKind> = new Set(['code', 'configuration', 'notebook', 'data', 'other'])

/** Folders of sources, below which each folder is a thing of its own. */
const layers = new Set('app apps backend lib libs modules packages server services src'.split(' '))
/** Folders that hold parts of models and are none themselves. */
const parts = new Set(
  'artifacts checkpoints config data eval evals evaluation model models notebooks prompt prompts scripts training weights'.split(
    ' ',
  ),
)

/**
 * The models that a working tree seems to hold, by the rules of `airworthy changes` over all its
 * files: a folder with code, prompts or weights of a model is one, folders of parts go with it.
 */
export async function findModels(source: ChangeSource): Promise<FoundModel[]> {
  const {reasons} = await detectChange(source)
  const strong = unitsOf(reasons.filter(({weight}) => weight >= telling))
  const found = strong.size > 0 ? [...strong] : [...unitsOf(reasons)]
  const own = found.filter(([unit]) => !parts.has(lastOf(unit))).slice(0, mostModels)
  const [first] = found
  if (first === undefined) return []
  // a folder of parts may be named only by weak signs
  const shared = [...unitsOf(reasons).keys()].filter((unit) => parts.has(lastOf(unit)))
  if (own.length === 0) {
    return [{name: 'model', paths: shared.map(globOf), because: signOf(first[1])}]
  }
  return own.map(([unit, reason]) => ({
    name: nameOf(unit),
    paths: [unit, ...shared].map(globOf),
    because: signOf(reason),
  }))
}

/** Folders with signs of a model, each with its strongest one. */
function unitsOf(reasons: readonly ChangeReason[]): Map<string, ChangeReason> {
  const units = new Map<string, ChangeReason>()
  for (const reason of reasons) {
    // a prompt in Markdown is a prompt all the same
    const counts = reason.surface === 'prompt' || kinds.has(pathKind(reason.path))
    if (!ofModels.has(reason.surface) || !counts) continue
    const unit = unitOf(reason.path)
    if (!units.has(unit)) units.set(unit, reason) // strongest first
  }
  return units
}

function unitOf(path: string): string {
  const folders = path.split('/').slice(0, -1)
  const [first, second] = folders
  if (first === undefined) return path
  return layers.has(first) && second !== undefined ? `${first}/${second}` : first
}

/** A glob for a folder and all below it, or for one file; signs of globs in names are names. */
function globOf(unit: string): string {
  const written = unit.replaceAll(/[\\*?[\]{}()!+@]/g, String.raw`\$&`)
  return /\.\w+$/.test(unit) ? written : `${written}/**`
}

function lastOf(unit: string): string {
  return unit.split('/').at(-1) ?? unit
}

function nameOf(unit: string): string {
  const name = lastOf(unit)
    .replace(/\.\w+$/, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return name === '' ? 'model' : name
}

function signOf({path, line, why}: ChangeReason): string {
  return `${path}${line === null ? '' : `:${line}`}: ${why}`
}
