import {between, drawUntil, itemFamily, lettered, pick, pickSome} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]
type Kind = 'in time' | 'too late' | 'unnoticed'

export const family = itemFamily({
  id: 'risk-and-governance/undone-in-time',
  version: 1,
  type: 'choose-many',
  level: 1,
  minutes: 2,
  targets: 'a harm called reversible because its correction is quick, or because errors are rare',
  prior: {
    a: 1.2,
    p: 0.6,
    b: -1.34,
    reason: 'two durations must be added; a quick correction and rare errors draw the eye',
  },
  tags: ['MAP 5.1', 'MANAGE 1.2', 'MAP 1.5'],
  source: 'rule stated in the item; computed; NIST AI 100-1, MAP 5.1 (magnitude of each impact)',
  bias: 'days are whole numbers; no country’s procedures are meant',
  reserved: true,

  generate(random) {
    const uses = pickSome(random, {from: names, count: 6})
    const kinds = random.shuffle<Kind>([
      'in time',
      'in time',
      'too late',
      'too late',
      'unnoticed',
      pick(random, ['in time', 'too late'] as const),
    ])
    const cases = uses.map((use, index) => drawCase(random, {use, kind: kinds[index] ?? 'in time'}))
    const {options, answer, why} = lettered(random, {
      options: cases.map((each) => ({
        text: each.use,
        ...(each.kind === 'in time' && {right: true}),
        why: reasonOf(each),
      })),
    })
    return {
      ask: {
        stem:
          'A harm counts as reversible if a wrong decision is noticed and then put right before the ' +
          'harm lasts. Days until it is noticed, and until the harm lasts, run from the decision; ' +
          'days to put it right run from when it is noticed. In which of these uses does the harm ' +
          'of a wrong decision count as reversible?',
        table: [
          ['use', 'wrong decisions', 'noticed within', 'put right within', 'harm lasts from'],
          ...cases.map(({use, wrong, notice, repair, lasts}) => [
            use,
            `1 in ${wrong}`,
            notice === undefined ? 'nobody looks' : inDays(notice),
            inDays(repair),
            `day ${lasts}`,
          ]),
        ],
        options,
      },
      key: {answer, why},
    }
  },
})

const names = [
  'cancels course places',
  'cuts off a phone line',
  'holds back wages',
  'lists tenants as in arrears',
  'refuses travel refunds',
  'removes offers of sellers',
  'stops pension payments',
  'turns down school places',
  'withdraws driving permits',
]

interface Case {
  use: string
  kind: Kind
  /** One decision in so many is wrong. */
  wrong: number
  /** Days from the decision; nothing where nobody looks. */
  notice: number | undefined
  /** Days from the notice. */
  repair: number
  /** Days from the decision. */
  lasts: number
}

/** Each duration alone ends before the harm lasts, so that the sum alone tells. */
function drawCase(random: Random, {use, kind}: {use: string; kind: Kind}): Case {
  const wrong = pick(random, [20, 40, 100, 300, 900])
  if (kind === 'unnoticed') {
    const repair = between(random, {from: 1, to: 3})
    return {use, kind, wrong, notice: undefined, repair, lasts: between(random, {from: 20, to: 60})}
  }
  return drawUntil(
    () => {
      const [notice, repair] = random.shuffle([
        between(random, {from: 1, to: 12}),
        between(random, {from: 8, to: 40}),
      ])
      const margin = between(random, {from: 2, to: 6}) * (kind === 'in time' ? 1 : -1)
      const [seen = 0, mended = 0] = [notice, repair]
      return {use, kind, wrong, notice: seen, repair: mended, lasts: seen + mended + margin}
    },
    ({notice, repair, lasts}) => lasts > Math.max(notice, repair) + 1,
  )
}

function reasonOf({kind, notice, repair, lasts}: Case): string {
  if (notice === undefined) {
    return `Putting it right takes ${inDays(repair)}, but an error that nobody looks for is not put right.`
  }
  const sum = `${notice} + ${repair} = ${notice + repair} days`
  return kind === 'in time'
    ? `Put right after ${sum} at the latest, before day ${lasts}.`
    : `It may take ${sum}; the harm lasts from day ${lasts}, although each part alone is shorter.`
}

function inDays(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}
