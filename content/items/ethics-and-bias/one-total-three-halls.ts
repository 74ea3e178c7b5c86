import {
  between,
  claimed,
  drawUntil,
  figure,
  itemFamily,
  percent,
  pick,
  pickSome,
  round,
} from '../../src/families/index.ts'

type Random = Parameters<typeof between>[0]

export const family = itemFamily({
  id: 'ethics-and-bias/one-total-three-halls',
  version: 1,
  type: 'judge-claims',
  level: 2,
  minutes: 3,
  targets: 'a total read as what happens in each part, and a difference read as its cause',
  prior: {a: 1.2, p: 0.46, b: 0.13, reason: 'total, parts and equal mix may point three ways'},
  tags: ['MEASURE 2.11', 'MEASURE 1.1'],
  source: 'computed; Bickel, Hammel and O’Connell 1975, doi:10.1126/science.187.4175.398',
  bias: 'everybody applied once and nothing is sampled, so no statistics is needed',
  reserved: true,

  generate(random) {
    const wanted = {
      total: pick(random, [-1, 1]),
      halls: pick(random, ['all lower', 'all higher', 'mixed'] as const),
    }
    const halls = drawUntil(
      () => drawHalls(random),
      (drawn) => isTelling(drawn) && matches(drawn, wanted),
    )
    const {claims, answer, why} = claimed(random, claimsAbout(random, halls))
    return {
      ask: {
        stem:
          'Three halls let rooms to students by a model’s score. The table holds everybody who ' +
          'applied this year, each to one hall; `first` are the first in their family to study. ' +
          'Judge each claim about these applicants: supported, contradicted or undecided by the table.',
        table: [
          ['hall', 'first: applied', 'first: got a room', 'others: applied', 'others: got a room'],
          ...halls.map(({name, first, others}) => [
            name,
            figure(first.people),
            figure(first.rooms),
            figure(others.people),
            figure(others.rooms),
          ]),
        ],
        claims,
      },
      key: {answer, why},
    }
  },
})

interface Count {
  people: number
  rooms: number
}

interface Hall {
  name: string
  first: Count
  others: Count
}

const undecidable = [
  {
    text: 'Of applicants equally in need of a room, `first` got one less often than others',
    why: 'The table says nothing about need; rates among all applicants cannot tell.',
  },
  {
    text: 'Had some of the `first` chosen another hall, more of them would have got a room',
    why: 'How they would have scored there, and how many rooms there were, is not in the table.',
  },
  {
    text: 'The model read whether somebody was the first in the family to study',
    why: 'Rates show outcomes, never the columns that led to them.',
  },
]

function drawHalls(random: Random): Hall[] {
  const names = pickSome(random, {from: ['Ash', 'Birch', 'Elm', 'Oak', 'Pine'], count: 3})
  const rates = random.shuffle([
    between(random, {from: 15, to: 30}),
    between(random, {from: 35, to: 55}),
    between(random, {from: 60, to: 80}),
  ])
  return names.map((name, index) => {
    const rate = (rates[index] ?? 0) / 100
    return {
      name,
      first: drawCount(random, rate + between(random, {from: -10, to: 10}) / 100),
      others: drawCount(random, rate),
    }
  })
}

function drawCount(random: Random, rate: number): Count {
  const people = pick(random, [100, 150, 200, 300, 400, 600])
  return {people, rooms: round(people * rate)}
}

/** How much more often the first got a room, in points: in all, in each hall, and at equal mix. */
function gapsOf(halls: readonly Hall[]) {
  const total = (sideOf: (hall: Hall) => Count): Count => ({
    people: halls.reduce((sum, hall) => sum + sideOf(hall).people, 0),
    rooms: halls.reduce((sum, hall) => sum + sideOf(hall).rooms, 0),
  })
  const [first, others] = [total((hall) => hall.first), total((hall) => hall.others)]
  const atEqualMix = halls.reduce(
    (sum, hall) => sum + rateOf(hall.first) * (hall.others.people / others.people),
    0,
  )
  return {
    first,
    others,
    atEqualMix,
    inAll: rateOf(first) - rateOf(others),
    inHalls: halls.map((hall) => rateOf(hall.first) - rateOf(hall.others)),
    mixed: atEqualMix - rateOf(others),
  }
}

function isTelling(halls: readonly Hall[]): boolean {
  const {inAll, inHalls, mixed} = gapsOf(halls)
  return (
    [inAll, mixed].every((gap) => Math.abs(gap) > 0.025) &&
    inHalls.every((gap) => Math.abs(gap) > 0.02)
  )
}

function matches(halls: readonly Hall[], {total, halls: wanted}: {total: number; halls: string}) {
  const {inAll, inHalls} = gapsOf(halls)
  const higher = inHalls.filter((gap) => gap > 0).length
  const found = higher === 0 ? 'all lower' : higher === 3 ? 'all higher' : 'mixed'
  return Math.sign(inAll) === total && found === wanted
}

function claimsAbout(random: Random, halls: readonly Hall[]) {
  const {first, others, atEqualMix, inAll, inHalls, mixed} = gapsOf(halls)
  const [inTotal, inEach, atMix] = [word(random), word(random), word(random)]
  const parts = inHalls
    .map((gap, index) => `${halls[index]?.name ?? ''} ${figure(gap * 100, 1)}`)
    .join(', ')
  const shares = `${percent(rateOf(first), 1)} of the first and ${percent(rateOf(others), 1)} of the others`
  return [
    {
      text: `In all, a ${inTotal} share of the \`first\` than of the others got a room`,
      verdict: verdictOf(agrees(inTotal, inAll)),
      why: `In all, ${shares} got one.`,
    },
    {
      text: `In each hall, a ${inEach} share of the \`first\` than of the others got a room`,
      verdict: verdictOf(inHalls.every((gap) => agrees(inEach, gap))),
      why: `Points by which the first are ahead: ${parts}.`,
    },
    {
      text:
        'With the rates that they had in each hall, but spread over the halls as the others are, a ' +
        `${atMix} share of the \`first\` than of the others would have had a room`,
      verdict: verdictOf(agrees(atMix, mixed)),
      why:
        `Weighted with the others’ choice of halls their rates give ${percent(atEqualMix, 1)}, ` +
        `against ${percent(rateOf(others), 1)}.`,
    },
    {...pick(random, undecidable), verdict: 'undecided' as const},
  ]
}

function word(random: Random): 'smaller' | 'larger' {
  return pick(random, ['smaller', 'larger'] as const)
}

function agrees(said: 'smaller' | 'larger', gap: number): boolean {
  return said === 'larger' ? gap > 0 : gap < 0
}

function verdictOf(holds: boolean) {
  return holds ? ('supported' as const) : ('contradicted' as const)
}

function rateOf({people, rooms}: Count): number {
  return rooms / people
}
