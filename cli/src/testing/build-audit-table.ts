import {randomFrom} from '@airworthy/kernel'

/** Rows of one group: how many happened and were decided alike or not. */
export interface BuiltGroup {
  readonly name: string
  readonly truePositive: number
  readonly falsePositive: number
  readonly trueNegative: number
  readonly falseNegative: number
}

/** Lines of a CSV table `group,label,prediction,score`, one for each row. */
export function buildAuditLines(groups: readonly BuiltGroup[]): string[] {
  const random = randomFrom('scores')
  return groups.flatMap(({name, truePositive, falsePositive, trueNegative, falseNegative}) => {
    const rows = (count: number, label: 0 | 1, prediction: 0 | 1) =>
      Array.from({length: count}, () => {
        const score = (prediction + random.next()) / 2
        return `${name},${label},${prediction},${score.toFixed(3)}`
      })
    return [
      ...rows(truePositive, 1, 1),
      ...rows(falsePositive, 0, 1),
      ...rows(trueNegative, 0, 0),
      ...rows(falseNegative, 1, 0),
    ]
  })
}

/** A CSV table of lines under their header. */
export function auditTable(lines: readonly string[]): string {
  return `${['group,label,prediction,score', ...lines].join('\n')}\n`
}

/** Two groups of 400 rows with false positive rates of 60 % and 20 %, and one of 12 rows. */
export const unlikeGroups: readonly BuiltGroup[] = [
  {name: 'north', truePositive: 150, falsePositive: 120, trueNegative: 80, falseNegative: 50},
  {name: 'south', truePositive: 150, falsePositive: 40, trueNegative: 160, falseNegative: 50},
  {name: 'west', truePositive: 4, falsePositive: 2, trueNegative: 4, falseNegative: 2},
]
