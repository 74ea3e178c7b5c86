import {between, drawUntil, itemFamily, lettered, percent, pick} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'drift-and-fallback/mix-or-meaning',
  version: 1,
  type: 'single-choice',
  level: 1,
  minutes: 1.5,
  targets: 'a changed total taken for a changed meaning; an unchanged total taken for no change',
  prior: {a: 1.2, p: 0.74, b: -1.53, reason: 'the total draws the eye; the rows decide'},
  tags: ['MEASURE 2.4'],
  source: 'computed; Moreno-Torres et al. 2012, doi:10.1016/j.patcog.2011.06.019',
  bias: 'no term of drift needed; whole percentages',
  reserved: true,

  generate(random) {
    const changed = pick(random, ['mix', 'meaning', 'both', 'neither'] as const)
    const {before, now} = drawUntil(() => drawMonths(random, changed), isTelling)
    const {options, answer, why} = lettered(random, {
      options: readings.map(({means, text, why}) => ({
        text,
        why: means === changed ? 'The rows show exactly this; the total follows from them.' : why,
        ...(means === changed && {right: true}),
      })),
    })
    const [letter = ''] = answer
    return {
      ask: {
        stem:
          'A model predicts from the kind of a parcel whether it arrives late. The table compares ' +
          'two months with millions of parcels each; outcomes are complete. A difference of up to 1 ' +
          'point counts as no change. What has changed?',
        table: [
          ['kind', 'of all parcels, before', 'of all parcels, now', 'late, before', 'late, now'],
          ...kinds.map((kind, index) => [
            kind,
            percent(before.parts[index] ?? 0),
            percent(now.parts[index] ?? 0),
            percent(before.late[index] ?? 0),
            percent(now.late[index] ?? 0),
          ]),
          ['all', percent(1), percent(1), percent(total(before), 1), percent(total(now), 1)],
        ],
        options,
      },
      key: {answer: letter, why},
    }
  },
})

const kinds = ['letter', 'box', 'pallet']

const readings = [
  {
    means: 'mix',
    text: 'The mix of kinds, but not the lateness within a kind',
    why: 'Compare the two columns of parts, then the two of lateness, row by row.',
  },
  {
    means: 'meaning',
    text: 'The lateness within kinds, but not the mix of kinds',
    why: 'Compare the two columns of lateness, then the two of parts, row by row.',
  },
  {
    means: 'both',
    text: 'The mix of kinds, and also the lateness within kinds',
    why: 'Only one pair of columns, or none, differs by over 1 point.',
  },
  {
    means: 'neither',
    text: 'Neither the mix of kinds, nor lateness within a kind',
    why: 'Some row differs by over 1 point, whatever the total does.',
  },
] as const

interface Month {
  parts: readonly number[]
  late: readonly number[]
}

function drawMonths(random: Random, changed: 'mix' | 'meaning' | 'both' | 'neither') {
  const before = {parts: drawParts(random), late: drawLateness(random)}
  const mixed = changed === 'mix' || changed === 'both'
  const meant = changed === 'meaning' || changed === 'both'
  const now = {
    parts: mixed ? drawParts(random) : before.parts,
    late: meant
      ? drawLateness(random)
      : before.late.map((share) => (share * 100 + between(random, {from: -1, to: 1})) / 100),
  }
  return {before, now}
}

function drawParts(random: Random): number[] {
  const first = between(random, {from: 20, to: 60, step: 5})
  const second = between(random, {from: 15, to: 75 - first, step: 5})
  return [first, second, 100 - first - second].map((part) => part / 100)
}

function drawLateness(random: Random): number[] {
  return [
    between(random, {from: 2, to: 8}),
    between(random, {from: 6, to: 16}),
    between(random, {from: 14, to: 30}),
  ].map((share) => share / 100)
}

function total({parts, late}: Month): number {
  return parts.reduce((sum, part, index) => sum + part * (late[index] ?? 0), 0)
}

/** What changed did so by at least 4 points; under one cause the total tempts to the other. */
function isTelling({before, now}: {before: Month; now: Month}): boolean {
  const parts = largest(before.parts, now.parts)
  const late = largest(before.late, now.late)
  const clear = [parts, late].every((gap) => gap <= 0.0101 || gap >= 0.0399)
  const moved = Math.abs(total(now) - total(before))
  if (!clear) return false
  if (parts > 0.02 && late > 0.02) return moved < 0.004
  return parts > 0.02 || late > 0.02 ? moved > 0.02 : true
}

function largest(first: readonly number[], second: readonly number[]): number {
  return Math.max(...first.map((value, index) => Math.abs(value - (second[index] ?? 0))))
}
