import {blanks, drawUntil, figure, itemFamily, pick} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'llm-and-api-security/cap-that-holds',
  version: 1,
  type: 'complete-config',
  level: 3,
  minutes: 2.5,
  targets:
    'a cap thought to bound a loss whatever it counts by, and however many of these one person has',
  prior: {
    a: 1.2,
    p: 0.32,
    b: 1.63,
    reason: 'the cap depends on the unit, and the unit on two columns',
  },
  tags: ['LLM06:2025', 'LLM10:2025', 'AML.T0048.000', 'AML.M0028', 'MEASURE 2.7'],
  source: 'computed; OWASP LLM06:2025 "Complete mediation"',
  bias: 'whole euros; divisions come out even; calculator offered',
  reserved: true,

  generate(random) {
    const {budget, rows, right} = drawUntil(() => drawCase(random), isTelling)
    const {choices, answer, why} = blanks({
      count_by: rows.map(({unit, most, need}) => ({
        value: unit,
        ...(unit === right.unit && {right: true}),
        why:
          `Within the loss each ${unit} may get ${figure(budget / most)} euros, ` +
          `and honest customers need ${need}.`,
      })),
      unit_from: [
        {value: 'arguments of the call', why: 'A persuaded model writes them as it likes.'},
        {
          value: 'signed-in session and payment',
          right: true,
          why: 'The service knows these without the model.',
        },
        {value: 'chat, as the model sums it up', why: 'Written by the persuaded model.'},
      ],
      euros_per_day: [
        ...rows.map(({unit, most}) => ({
          value: budget / most,
          ...(unit === right.unit && {right: true}),
          why: `${figure(budget)} / ${most}: what each ${unit} may get.`,
        })),
        {value: budget, why: 'Forgets that one attacker can have several of the unit.'},
      ],
    })
    return {
      ask: {
        stem:
          'A refund tool shall pay by itself up to a daily cap per unit; above it a clerk decides. ' +
          `However persuaded the model is, one attacker may gain at most ${figure(budget)} euros a ` +
          'day. No honest customer shall need the clerk. The table tells how many units one attacker ' +
          'can use in a day, and the most that honest customers claim through one unit in a day. ' +
          'Choose the unit, where it is taken from, and the highest cap.',
        table: [
          ['unit', 'units of one attacker', 'honest claims through one unit, euros'],
          ...rows.map(({unit, most, need}) => [unit, most, need]),
        ],
        language: 'yaml',
        config: 'refund_tool:\n  count_by: ?\n  unit_from: ?\n  euros_per_day: ?\n',
        choices,
      },
      key: {answer, why},
    }
  },
})

interface Row {
  unit: string
  most: number
  need: number
}

function drawCase(random: Random): {budget: number; rows: Row[]; right: Row} {
  const budget = pick(random, [120, 180, 240, 300, 360, 480, 600])
  const needs = [10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, 150, 180]
  const rows = [
    {unit: 'conversation', most: pick(random, [10, 12, 15, 20, 30]), need: pick(random, needs)},
    {unit: 'account', most: pick(random, [4, 5, 6]), need: pick(random, needs)},
    {unit: 'payment card', most: pick(random, [2, 3]), need: pick(random, needs)},
  ]
  const wanted = pick(random, rows)
  return {budget, rows, right: wanted}
}

/** Exactly the wanted unit serves honest customers, and needs grow from conversation to card. */
function isTelling({budget, rows, right}: ReturnType<typeof drawCase>): boolean {
  const needs = rows.map(({need}) => need)
  const growing = needs.every((need, index) => index === 0 || need > (needs[index - 1] ?? 0))
  const even = rows.every(({most}) => budget % most === 0)
  const enough = rows.filter(({most, need}) => budget / most >= need)
  return growing && even && enough.length === 1 && enough[0] === right
}
