import type {Item} from './item.ts'

/** A place where one of several texts is picked: its chance of being right without knowledge. */
export interface Pick {
  readonly stem: string
  readonly texts: readonly string[]
  readonly right: readonly boolean[]
}

/** How a guesser who knows nothing fares over a whole bank. */
export interface GuesserResult {
  readonly guesser: string
  readonly hits: number
  /** The chance of a hit at each place, were the picks made at random. */
  readonly chances: readonly number[]
}

/** Guessers who look at form alone: each gives a text its cue, and the highest cue is picked. */
const guessers: Readonly<Record<string, (text: string, index: number, pick: Pick) => number>> = {
  first: (_, index) => -index,
  last: (_, index) => index,
  middle: (_, index, {texts}) => -Math.abs(index - (texts.length - 1) / 2),
  longest: (text) => text.length,
  shortest: (text) => -text.length,
  'most figures': (text) => text.match(/\d+/gu)?.length ?? 0,
  'most hedged': (text) =>
    text.match(
      /\b(?:may|might|can|could|some|often|usually|likely|only|if|unless|at least|at most)\b/giu,
    )?.length ?? 0,
  'least absolute': (text) =>
    -(text.match(/\b(?:all|every|never|always|none|no|any|must|nothing|cannot)\b/giu)?.length ?? 0),
  'most echoing the stem': (text, _, {stem}) => wordsOf(text).intersection(wordsOf(stem)).size,
  'most qualified': (text) => text.match(/[,;:()]/gu)?.length ?? 0,
}

/** What each guesser reaches over all picks of single-choice, choose-many and complete-config items. */
export function guesserResults(items: readonly Item[]): GuesserResult[] {
  return [...formResults(items.flatMap(picksOf)), ...verdictGuesses(items)]
}

/** What each guesser who looks at form alone reaches over these picks. */
export function formResults(picks: readonly Pick[]): GuesserResult[] {
  return Object.entries(guessers).map(([guesser, cueOf]) => {
    const told = picks.flatMap((pick) => {
      const cues = pick.texts.map((text, index) => cueOf(text, index, pick))
      const highest = Math.max(...cues)
      const chosen = pick.right.filter((_, index) => cues[index] === highest)
      if (chosen.length === cues.length) return [] // the cue tells nothing here
      const hit = chosen.filter(Boolean).length / chosen.length
      return [{hit, chance: pick.right.filter(Boolean).length / pick.right.length}]
    })
    const hits = Math.round(told.reduce((sum, {hit}) => sum + hit, 0))
    return {guesser, hits, chances: told.map(({chance}) => chance)}
  })
}

/** Pairs of items whose stems, numbers removed, share more than a share of their word trigrams. */
export function alikeStems(items: readonly Item[], share = 0.6): string[] {
  const stems = items.map(({id, ask}) => ({id, trigrams: trigramsOf(ask.stem)}))
  return stems.flatMap((a, index) =>
    stems
      .slice(index + 1)
      .filter((b) => {
        const common = a.trigrams.intersection(b.trigrams).size
        return common > share * Math.max(1, Math.min(a.trigrams.size, b.trigrams.size))
      })
      .map((b) => `${a.id} and ${b.id}`),
  )
}

/** The chance of at least `hits` successes among independent trials of unequal chances. */
export function upperTail(hits: number, chances: readonly number[]): number {
  let distribution = [1]
  for (const chance of chances) {
    const next = Array.from({length: distribution.length + 1}, () => 0)
    for (const [count, probability] of distribution.entries()) {
      next[count] = (next[count] ?? 0) + probability * (1 - chance)
      next[count + 1] = (next[count + 1] ?? 0) + probability * chance
    }
    distribution = next
  }
  return distribution.slice(hits).reduce((sum, probability) => sum + probability, 0)
}

function picksOf(item: Item): Pick[] {
  const {stem} = item.ask
  switch (item.type) {
    case 'single-choice':
    case 'choose-many': {
      const letters = Object.keys(item.ask.options)
      const right = letters.map((letter) => [item.key.answer].flat().includes(letter))
      return [{stem, texts: Object.values(item.ask.options), right}]
    }
    case 'complete-config':
      return Object.entries(item.ask.choices).map(([name, choices]) => ({
        stem,
        texts: choices.map(String),
        right: choices.map((choice) => choice === item.key.answer[name]),
      }))
    case 'order':
    case 'match':
    case 'numeric':
    case 'mark-faulty-lines':
    case 'judge-claims':
      return []
  }
}

function verdictGuesses(items: readonly Item[]): GuesserResult[] {
  const verdicts = items.flatMap((item) =>
    item.type === 'judge-claims' ? Object.values(item.key.answer) : [],
  )
  return (['supported', 'contradicted', 'undecided'] as const).map((verdict) => ({
    guesser: `always ${verdict}`,
    hits: verdicts.filter((right) => right === verdict).length,
    chances: verdicts.map(() => 1 / 3),
  }))
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\p{L}{4,}/gu))
}

function trigramsOf(stem: string): Set<string> {
  const words = stem.toLowerCase().match(/\p{L}+/gu) ?? []
  return new Set(words.slice(2).map((_, index) => words.slice(index, index + 3).join(' ')))
}
