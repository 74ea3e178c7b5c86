/** Gives out stand-ins for one ticket and remembers what they stand for. */
export interface StandIns {
  /** The stand-in for a value; the same for the same value and for a part of a known name. */
  standInFor(value: string, label: string): string
  /** What stands for what; without marks that stand for several things. */
  vault(): {readonly [standIn: string]: string}
}

/** Opens an empty vault. Under `one`, all values of a label share one mark. */
export function openStandIns(policy: 'each' | 'one'): StandIns {
  const valuesOf = new Map<string, string[]>()

  function standInFor(value: string, label: string): string {
    const values = valuesOf.get(label) ?? []
    valuesOf.set(label, values)
    const known = values.findIndex((each) => isSame(each, value))
    if (known < 0) values.push(value)
    if (policy === 'one') return `[${label}]`
    return `[${label}-${(known < 0 ? values.length - 1 : known) + 1}]`
  }

  function vault(): {readonly [standIn: string]: string} {
    const entries: [string, string][] = []
    for (const [label, values] of valuesOf) {
      if (policy === 'one') {
        const [only, ...others] = values
        if (only !== undefined && others.length === 0) entries.push([`[${label}]`, only])
      } else {
        for (const [index, value] of values.entries())
          entries.push([`[${label}-${index + 1}]`, value])
      }
    }
    return Object.fromEntries(entries)
  }

  return {standInFor, vault}
}

/** The same value, or words of a name of which more is known: Vogel is Hanna Vogel, Gerda Vogel is not. */
function isSame(known: string, value: string): boolean {
  const [knownWords, words] = [wordsOf(known), wordsOf(value)]
  return words.length > 0 && words.every((word) => knownWords.includes(word))
}

function wordsOf(value: string): readonly string[] {
  return value.toLowerCase().match(/[\p{L}\p{N}@.+]+/gu) ?? []
}
