import {between, blanks, drawUntil, itemFamily, pick, pickSome} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'llm-and-api-security/token-for-one-run',
  version: 1,
  type: 'complete-config',
  level: 2,
  minutes: 2,
  targets: 'a token sized by what is convenient, or for a run in which nothing fails',
  prior: {
    a: 1.2,
    p: 0.52,
    b: -0.07,
    reason:
      'three narrowest values; the time must reach to the last call of a run in which every step failed once',
  },
  tags: ['LLM06:2025', 'ASI03', 'AML.M0026', 'AML.M0028', 'MEASURE 2.7'],
  source:
    'OWASP LLM06:2025, "Minimize extension permissions"; RFC 9700, section 2.3 (access token privilege restriction); computed',
  bias: 'tables of a shop; whole minutes; no product’s names of scopes',
  reserved: true,

  generate(random) {
    const run = drawUntil(() => drawRun(random), isTelling)
    const minutes = run.map((step) => step.minutes)
    const sum = minutes.reduce((total, value) => total + value, 0)
    const last = minutes.at(-1) ?? 0
    const longest = Math.max(...minutes)
    const reads = listed(run, 'read')
    const writes = listed(run, 'change')
    const {choices, answer, why} = blanks({
      may_read: [
        {value: reads.join(', '), right: true, why: 'These and no others are read in the run.'},
        {value: 'every table', why: 'Nothing in the run needs the other tables.'},
        {
          value: [...reads, ...writes].sort().join(', '),
          why: 'What is only changed need not be read.',
        },
        {value: reads.slice(1).join(', '), why: `The run also reads ${reads[0]}.`},
      ],
      may_change: [
        {value: writes.join(', '), right: true, why: 'These and no others are changed in the run.'},
        {value: 'every table', why: 'Nothing in the run changes the other tables.'},
        {
          value: [...reads, ...writes].sort().join(', '),
          why: 'What is only read need not be changed.',
        },
        {value: 'no table', why: 'The run changes something and would be refused.'},
      ],
      valid_minutes: [
        {
          value: 2 * sum,
          right: true,
          why: `2 · (${minutes.join(' + ')}): each step may take its time twice, and the last call may come at the end.`,
        },
        ...pickSome(random, {
          from: [
            {value: sum, why: 'Long enough as long as no step fails.'},
            {value: sum + longest, why: 'Long enough if one step fails; each of them may.'},
            {
              value: 2 * (sum - last),
              why: 'May end when the last step begins; its calls are then refused.',
            },
            {
              value: 1440,
              why: 'A day, for a run that is over sooner; a thief would have the rest.',
            },
          ],
          count: 3,
        }),
      ],
    })
    return {
      ask: {
        stem:
          'Every night an agent runs these steps one after the other, with nobody signed in. A service ' +
          'outside the model checks a token at each call, in the last minute of a step as well. The token is ' +
          'made when the run starts and cannot be renewed. A step that fails is repeated once, with the same ' +
          'minutes at most. Changing a row does not need reading. Choose the narrowest values with which no ' +
          'run is ever refused.',
        table: [
          ['step', 'operation', 'table', 'minutes at most'],
          ...run.map((step, index) => [index + 1, step.operation, step.table, step.minutes]),
        ],
        language: 'yaml',
        config: 'token:\n  may_read: ?\n  may_change: ?\n  valid_minutes: ?\n',
        choices,
      },
      key: {answer, why},
    }
  },
})

interface Step {
  readonly operation: 'read' | 'change'
  readonly table: string
  readonly minutes: number
}

const tables = [
  'articles',
  'customers',
  'deliveries',
  'invoices',
  'orders',
  'prices',
  'returns',
  'stock',
]

/** Four steps, each on a table of its own: two or three that read, and one or two that change. */
function drawRun(random: Random): Step[] {
  const changes = pick(random, [1, 2])
  return pickSome(random, {from: tables, count: 4})
    .map((table, index): Step => ({
      operation: index < changes ? 'change' : 'read',
      table,
      minutes: between(random, {from: 3, to: 25}),
    }))
    .toSorted((a, b) => (a.operation === b.operation ? 0 : a.operation === 'read' ? -1 : 1))
}

/** Whether the times that could be taken for the whole run differ plainly. */
function isTelling(run: readonly Step[]): boolean {
  const minutes = run.map((step) => step.minutes)
  const sum = minutes.reduce((total, value) => total + value, 0)
  const last = minutes.at(-1) ?? 0
  const times = [sum, sum + Math.max(...minutes), 2 * (sum - last), 2 * sum].toSorted(
    (a, b) => a - b,
  )
  return times.every((time, index) => index === 0 || time - (times[index - 1] ?? 0) >= 3)
}

function listed(run: readonly Step[], operation: Step['operation']): string[] {
  return run
    .filter((step) => step.operation === operation)
    .map(({table}) => table)
    .sort()
}
