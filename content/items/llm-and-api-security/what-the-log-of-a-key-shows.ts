import {
  between,
  claimed,
  drawRefused,
  itemFamily,
  pick,
  pickSome,
} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'llm-and-api-security/what-the-log-of-a-key-shows',
  version: 1,
  type: 'judge-claims',
  level: 2,
  minutes: 2.5,
  targets: 'what came after taken for what came of it; a known leak taken for the only one',
  prior: {
    a: 1.2,
    p: 0.46,
    b: 0.13,
    reason: 'the likely source of a leak is commonly called supported',
  },
  tags: ['LLM02:2025', 'AML.T0055', 'AML.T0091.000', 'AML.M0024', 'MEASURE 2.7'],
  source: 'follows from the drawn log; RFC 5737 (addresses for documentation)',
  bias: 'addresses are told apart by a letter; times of one day; no product is named',
  reserved: true,

  generate(random) {
    const published = between(random, {from: 9 * 60, to: 11 * 60, step: 5})
    const revoked = published + between(random, {from: 100, to: 180, step: 5})
    const rows = drawRows(random, {published, revoked})
    const foreign = rows.filter(({from}) => from !== 'service')
    const before = foreign.filter(({minute}) => minute < revoked)
    const after = foreign.filter(({minute}) => minute >= revoked)
    const first = foreign[0]
    if (!first || after.length === 0) throw drawRefused('nothing foreign to judge')
    const read = foreign.find(({route, answer}) => route === 'customers' && answer === 'answered')
    const lateAnswer = rows
      .filter(({minute}) => minute >= revoked)
      .find(({answer}) => answer === 'answered')
    const {claims, answer, why} = claimed(random, [
      {
        text: 'Before it was revoked, others than the service called with the key',
        verdict: before.length > 0 ? 'supported' : 'contradicted',
        why: before[0]
          ? `At ${time(before[0].minute)} a call came from ${before[0].from}.`
          : `The first such call came at ${time(first.minute)}, after the revocation at ${time(revoked)}.`,
      },
      first.minute < published
        ? {
            text: 'Whoever first called from outside took the key from the public file',
            verdict: 'contradicted',
            why: `The call at ${time(first.minute)} came before the file was public, so the key got out in another way too.`,
          }
        : {
            text: 'Whoever first called from outside took the key from the public file',
            verdict: 'undecided',
            why: 'It came after the publication. That does not show where the caller had the key from.',
          },
      {
        text: 'Once revoked, the key opened nothing more',
        verdict: lateAnswer ? 'contradicted' : 'supported',
        why: lateAnswer
          ? `The call at ${time(lateAnswer.minute)} was answered, after ${time(revoked)}.`
          : `The log holds each call, and each one after ${time(revoked)} was refused.`,
      },
      {
        text: 'Others than the service were given data of customers',
        verdict: read ? 'supported' : 'contradicted',
        why: read
          ? `The call for customers at ${time(read.minute)} from ${read.from} was answered.`
          : 'No call for customers from outside was answered.',
      },
    ])
    return {
      ask: {
        stem:
          `From ${time(published)} on a key to a gateway stood in a public file by mistake. At ${time(revoked)} it ` +
          'was revoked. Only the service is meant to call with it, and does so from its own address. The table ' +
          'holds each call made with the key on that day; an answered call gives what it asks for. Judge each ' +
          'claim for that day: supported, contradicted or undecided.',
        table: [
          ['time', 'from', 'asks for', 'outcome'],
          ...rows.map(({minute, from, route, answer}) => [time(minute), from, route, answer]),
        ],
        claims,
      },
      key: {answer, why},
    }
  },
})

interface Row {
  readonly minute: number
  readonly from: string
  readonly route: 'customers' | 'list of models'
  readonly answer: 'answered' | 'refused'
}

/** Calls of the service and of others; whether early, late, and for what is drawn for each table. */
function drawRows(
  random: Random,
  {published, revoked}: {published: number; revoked: number},
): readonly Row[] {
  const early = pick(random, ['none', 'after publication', 'before publication'])
  const leaky = pick(random, [true, false])
  const wanted = pick(random, [true, false])
  const [one, two] = pickSome(random, {from: ['address A', 'address B', 'address C'], count: 2})
  const route = () => pick(random, ['customers', 'list of models'] as const)
  const foreignRoute = wanted ? route : () => 'list of models' as const
  const rows: Row[] = [
    {minute: published - 95, from: 'service', route: 'customers', answer: 'answered'},
    {minute: published + 20, from: 'service', route: route(), answer: 'answered'},
    {minute: revoked - 15, from: 'service', route: 'customers', answer: 'answered'},
    {minute: revoked + 2, from: 'service', route: route(), answer: leaky ? 'answered' : 'refused'},
  ]
  if (early === 'before publication') {
    const minute = published - between(random, {from: 10, to: 60})
    rows.push({minute, from: one ?? '', route: foreignRoute(), answer: 'answered'})
  }
  if (early !== 'none') {
    const minute = published + between(random, {from: 25, to: 70})
    rows.push({minute, from: two ?? '', route: foreignRoute(), answer: 'answered'})
  }
  rows.push(
    {
      minute: revoked + between(random, {from: 4, to: 9}),
      from: one ?? '',
      route: foreignRoute(),
      answer: leaky ? 'answered' : 'refused',
    },
    {
      minute: revoked + between(random, {from: 12, to: 40}),
      from: two ?? '',
      route: 'customers',
      answer: 'refused',
    },
  )
  return rows.toSorted((a, b) => a.minute - b.minute)
}

function time(minute: number): string {
  const hours = Math.floor(minute / 60)
  return `${String(hours).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
