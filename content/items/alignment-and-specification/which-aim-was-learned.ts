import {between, claimed, drawRefused, itemFamily, pick} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]
type Verdict = 'supported' | 'contradicted' | 'undecided'

const runs = 300
const margin = 30

const settings = [
  {who: 'robot', thing: 'key', place: 'north corner', room: 'rooms'},
  {who: 'robot', thing: 'ball', place: 'window', room: 'halls'},
  {who: 'drone', thing: 'lamp', place: 'chimney', room: 'yards'},
  {who: 'figure in a game', thing: 'flag', place: 'right end', room: 'courses'},
  {who: 'mowing robot', thing: 'charger', place: 'gate', room: 'gardens'},
]

export const family = itemFamily({
  id: 'alignment-and-specification/which-aim-was-learned',
  version: 1,
  type: 'judge-claims',
  level: 2,
  minutes: 2.5,
  targets: 'success in training taken to show which aim was learned; a remedy taken for tried',
  prior: {
    a: 1.2,
    p: 0.46,
    b: 0.13,
    reason: 'more runs like those in training seem to help; the remedy is likely, and untried',
  },
  tags: ['MEASURE 2.5', 'MEASURE 2.6'],
  source:
    'setting after Langosco et al., arXiv 2105.14111, and Shah et al., arXiv 2210.01790; counts drawn',
  bias: 'five settings explained in full; a rule replaces intervals',
  reserved: true,

  generate(random) {
    const {who, thing, place, room} = pick(random, settings)
    const trained = between(random, {from: 280, to: 296})
    const [toThing, toPlace, lostMoved] = drawMoved(random)
    const absent = drawAbsent(random)
    const lostTrained = runs - trained
    if (Math.abs(lostMoved - lostTrained) > 20 && Math.abs(lostMoved - lostTrained) < 40) {
      throw drawRefused('too near the margin')
    }
    const {claims, answer, why} = claimed(random, [
      {
        text: `With the ${thing} elsewhere, it goes to the ${place} more often than to the ${thing}`,
        verdict: moreOften(toPlace, toThing),
        why: `${toPlace} against ${toThing} of ${runs}.`,
      },
      {
        text: `With the ${thing} elsewhere, it ends at neither of the two more often than in training`,
        verdict: moreOften(lostMoved, lostTrained),
        why: `${lostMoved} against ${lostTrained} of ${runs}. This is what shows whether its skill is lost.`,
      },
      {
        text: `With no ${thing} there, it goes to the ${place} in at least half of the runs`,
        verdict: absent >= runs / 2 + margin ? 'supported' : 'contradicted',
        why: `${absent} of ${runs}; half would be ${runs / 2}.`,
      },
      {
        text: `More runs in ${room} as in training would tell which of the two it aims at`,
        verdict: 'contradicted',
        why: `There both are at the same place. However many runs end there, each fits both aims.`,
      },
      {
        text: `Trained with the ${thing} at many places, it would go to the ${thing}`,
        verdict: 'undecided',
        why: 'A likely remedy, but the table holds no such training.',
      },
    ])
    return {
      ask: {
        stem:
          `In training a ${who} had to reach the ${thing}, which was always at the ${place}. It was then ` +
          `run in new ${room}, ${runs} times in each of three kinds. Count a difference of ${margin} or more ` +
          `of ${runs} as real, a smaller one as undecided. Is each claim supported, contradicted or left ` +
          'undecided?',
        table: [
          [room, `ends at the ${thing}`, `ends at the ${place}`, 'ends at neither'],
          ['as in training', trained, 'the same place', lostTrained],
          [`${thing} elsewhere`, toThing, toPlace, lostMoved],
          [`no ${thing} there`, '—', absent, runs - absent],
        ],
        claims,
      },
      key: {answer, why},
    }
  },
})

/** Runs that end at the thing, at the place and at neither, once these two are apart. */
function drawMoved(random: Random): [number, number, number] {
  const aim = pick(random, ['place', 'thing', 'either', 'neither'])
  const few = between(random, {from: 8, to: 36})
  const lost =
    aim === 'neither' ? between(random, {from: 150, to: 220}) : between(random, {from: 6, to: 22})
  const rest = runs - lost
  if (aim === 'place') return [few, rest - few, lost]
  if (aim === 'thing') return [rest - few, few, lost]
  const toThing = Math.round(rest / 2) + between(random, {from: -9, to: 9})
  return [toThing, rest - toThing, lost]
}

function drawAbsent(random: Random): number {
  return pick(random, [true, false])
    ? between(random, {from: 195, to: 270})
    : between(random, {from: 25, to: 105})
}

function moreOften(count: number, other: number): Verdict {
  if (Math.abs(count - other) < margin) return 'undecided'
  return count > other ? 'supported' : 'contradicted'
}
