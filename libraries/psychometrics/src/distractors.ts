/** How often one option was chosen, in the whole and by bands of ability, lowest band first. */
export interface OptionShares {
  readonly option: string
  readonly share: number
  /** Share of each band that chose it; null for a band without answers. */
  readonly byBand: readonly (number | null)[]
  /** Mean ability of those who chose it, in the unit of the abilities; null when nobody did. */
  readonly meanAbility: number | null
}

/**
 * What people of low and high ability chose (distractor analysis): a wrong option that the ablest
 * choose as often as the right one points to a faulty key; one that nobody chooses does no work.
 * Bands hold equally many people, ties in ability in the order given.
 */
export function optionShares(
  choices: readonly {readonly option: string; readonly ability: number}[],
  {options, bands = 5}: {options: readonly string[]; bands?: number},
): OptionShares[] {
  const ordered = choices.toSorted((first, second) => first.ability - second.ability)
  const bandOf = (place: number): number => Math.floor((place * bands) / ordered.length)
  const sizes = Array.from({length: bands}, () => 0)
  for (const place of ordered.keys()) {
    sizes[bandOf(place)] = (sizes[bandOf(place)] ?? 0) + 1
  }
  return options.map((option) => {
    const counts = sizes.map(() => 0)
    let total = 0
    let abilities = 0
    for (const [place, choice] of ordered.entries()) {
      if (choice.option !== option) continue
      counts[bandOf(place)] = (counts[bandOf(place)] ?? 0) + 1
      total++
      abilities += choice.ability
    }
    return {
      option,
      share: ordered.length === 0 ? 0 : total / ordered.length,
      byBand: counts.map((count, band) =>
        (sizes[band] ?? 0) === 0 ? null : count / (sizes[band] ?? 1),
      ),
      meanAbility: total === 0 ? null : abilities / total,
    }
  })
}
