import {drawUntil, itemFamily, lettered, pick} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'risk-and-governance/votes-that-count',
  version: 1,
  type: 'single-choice',
  level: 1,
  minutes: 1.5,
  targets: 'votes counted by hands instead of by who may vote and on what',
  prior: {
    a: 1.2,
    p: 0.75,
    b: -1.58,
    reason: 'the rule is given; the hands often say something else',
  },
  tags: ['GOVERN 2.1', 'MANAGE 1.1', 'MEASURE 1.3'],
  source: 'rules stated in the item; computed from the drawn votes',
  bias: 'people are numbers; no law or statute is needed',
  reserved: true,

  generate(random) {
    const release = `${pick(random, [2, 3, 4, 5])}.${pick(random, [1, 2, 3, 4])}`
    const wanted = pick(random, outcomes)
    const seats = drawUntil(
      () => drawSeats(random),
      (drawn) => outcomeOf(drawn) === wanted && raised(drawn) !== wanted,
    )
    const counted = seats.filter(counts)
    const {options, answer, why} = lettered(random, {
      options: outcomes.map((outcome) => ({
        text: texts[outcome],
        ...(outcome === wanted && {right: true}),
        why: `${inWords(counted)} ${outcome === wanted ? 'The rule gives exactly this.' : refuted[outcome]}`,
      })),
    })
    const [letter = ''] = answer
    return {
      ask: {
        stem:
          `A committee decides on release ${release}. A vote counts if its owner did not work on the ` +
          `release and judged evidence of ${release}. At least three votes must count, that of the ` +
          'legal seat among them; otherwise nothing is decided. The release is granted if more of ' +
          'the votes that count grant than refuse, and refused otherwise. What is the result?',
        table: [
          ['seat', 'worked on the release', 'evidence judged', 'vote'],
          ...seats.map(({seat, worked, current, vote}) => [
            seat,
            worked ? 'yes' : 'no',
            current ? `of ${release}` : `of ${earlier(release)}`,
            vote,
          ]),
        ],
        options,
      },
      key: {answer: letter, why},
    }
  },
})

const outcomes = ['granted', 'refused', 'too few', 'no legal vote'] as const
type Outcome = (typeof outcomes)[number]

const texts: Readonly<Record<Outcome, string>> = {
  granted: 'Granted by the votes that count',
  refused: 'Refused by the votes that count',
  'too few': 'Undecided: too few votes count',
  'no legal vote': 'Undecided: no legal vote counts',
}

const refuted: Readonly<Record<Outcome, string>> = {
  granted: 'A grant needs three votes that count, the legal one, and more for it than against.',
  refused: 'A refusal too needs three votes that count, and the legal one.',
  'too few': 'It is not the number that is wanting.',
  'no legal vote': 'It is not the legal vote that is wanting.',
}

interface Seat {
  seat: string
  worked: boolean
  current: boolean
  vote: 'grant' | 'refuse'
}

function drawSeats(random: Random): Seat[] {
  return ['engineering', 'ethics', 'legal', 'operations', 'product'].map((seat) => ({
    seat,
    worked: pick(random, [true, false, false]),
    current: pick(random, [true, true, true, false]),
    vote: pick(random, ['grant', 'refuse'] as const),
  }))
}

function counts({worked, current}: Seat): boolean {
  return !worked && current
}

/** The result by the rule; nothing where both the number and the legal vote are wanting. */
function outcomeOf(seats: readonly Seat[]): Outcome | undefined {
  const counted = seats.filter(counts)
  const legal = counted.some(({seat}) => seat === 'legal')
  if (counted.length < 3) return legal ? 'too few' : undefined
  return legal ? raised(counted) : 'no legal vote'
}

/** The result by hands alone. */
function raised(seats: readonly Seat[]): Outcome {
  const grants = seats.filter(({vote}) => vote === 'grant').length
  return grants > seats.length - grants ? 'granted' : 'refused'
}

function inWords(counted: readonly Seat[]): string {
  const votes = counted.map(({seat, vote}) => `${seat} (${vote})`)
  return `Of the votes these count: ${votes.join(', ')}.`
}

function earlier(release: string): string {
  const [major = '0', minor = '0'] = release.split('.')
  return `${major}.${Number(minor) - 1}`
}
