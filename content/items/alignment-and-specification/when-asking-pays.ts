import {
  between,
  drawUntil,
  itemFamily,
  lettered,
  pick,
  pickSome,
  signed,
  type DrawnOption,
} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'alignment-and-specification/when-asking-pays',
  version: 1,
  type: 'choose-many',
  level: 3,
  minutes: 3,
  targets:
    'an agent thought to ask wherever much is at stake, however sure it believes itself to be',
  prior: {
    a: 1.2,
    p: 0.3,
    b: 1.71,
    reason: 'three choices are compared in each case; a great loss alone tempts',
  },
  tags: ['MEASURE 2.6', 'GOVERN 3.2', 'MANAGE 2.4'],
  source: 'Hadfield-Menell et al. 2017, The Off-Switch Game, arXiv 1611.08219; computed',
  bias: 'office tasks; calculator offered; no formula to recall',
  reserved: true,

  generate(random) {
    const price = between(random, {from: 4, to: 8})
    const asks = pick(random, [2, 3])
    const names = pickSome(random, {from: tasks, count: 5})
    const kinds = random.shuffle([
      ...Array.from({length: asks}, () => 'ask' as const),
      'sure' as const,
      'leave' as const,
      ...(asks === 2 ? [pick(random, ['act', 'leave'] as const)] : []),
    ])
    const rows = kinds.map((kind, index) => ({
      ...drawUntil(
        () => drawCase(random),
        (drawn) =>
          kind === 'sure'
            ? kindOf(drawn, price) === 'act' && drawn.loss >= 60
            : kindOf(drawn, price) === kind,
      ),
      name: names[index] ?? '',
      kind,
    }))
    const {options, answer, why} = lettered(random, {
      options: rows.map((row): DrawnOption => ({
        text: row.name,
        why: reason(row, price),
        ...(row.kind === 'ask' && {right: true}),
      })),
    })
    return {
      ask: {
        stem:
          'For each task an assistant does it, leaves it (0 points), or asks its owner first, and takes ' +
          'whichever it expects most points of by its own estimates in the table. Asking costs ' +
          `${price} points, done or left; the owner’s answer is always right, and is followed. Which tasks ` +
          'does it ask about?',
        table: [
          ['task', 'estimated chance that it is wanted', 'points if wanted', 'points if not'],
          ...rows.map(({name, chance, gain, loss}) => [
            name,
            `${chance} %`,
            signed(gain),
            signed(-loss),
          ]),
        ],
        options,
      },
      key: {answer, why},
    }
  },
})

const tasks = [
  'Book the larger hall',
  'Cancel the old contract',
  'Delete the copies of May',
  'Invite the suppliers',
  'Order paper for a year',
  'Pay the second invoice',
  'Refuse the late application',
  'Send the draft to the press',
]

interface Case {
  readonly chance: number
  readonly gain: number
  readonly loss: number
}

function drawCase(random: Random): Case {
  return {
    chance: pick(random, [10, 20, 40, 50, 60, 80, 90, 95, 98]),
    gain: pick(random, [5, 8, 10, 15, 20, 30, 40, 60]),
    loss: pick(random, [5, 10, 20, 40, 60, 80, 100, 150, 200]),
  }
}

/** What each of the three is worth, in expected points. */
function worth({chance, gain, loss}: Case, price: number): {act: number; ask: number} {
  const wanted = (chance / 100) * gain
  return {act: wanted - (1 - chance / 100) * loss, ask: wanted - price}
}

/** What the assistant does; undefined where two choices are within a point of each other. */
function kindOf(drawn: Case, price: number): 'act' | 'ask' | 'leave' | undefined {
  const {act, ask} = worth(drawn, price)
  const [first = 0, second = 0] = [act, ask, 0].toSorted((a, b) => b - a)
  if (first - second < 1) return undefined
  if (first === ask) return 'ask'
  return first === act ? 'act' : 'leave'
}

function reason(row: Case & {kind: 'act' | 'ask' | 'leave' | 'sure'}, price: number): string {
  const {act, ask} = worth(row, price)
  const sums = `Doing it ${signed(act, 1)}, asking ${signed(ask, 1)}, leaving it 0.`
  if (row.kind === 'ask') return `${sums} It is unsure enough for an answer to be worth its price.`
  if (row.kind === 'leave') return `${sums} What it could gain does not pay for the question.`
  return `${sums} ${
    row.loss >= 60
      ? 'It is so sure of its estimate that it does not ask, whatever is at stake.'
      : 'What could go wrong costs less than the question.'
  }`
}
