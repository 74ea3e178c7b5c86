import {codeWithFaults, itemFamily, pick} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'alignment-and-specification/refund-paid-as-owed',
  version: 1,
  type: 'mark-faulty-lines',
  level: 2,
  minutes: 2.5,
  targets:
    'a reward read as meant: what the agent reports, or half of the goal, taken for the goal',
  prior: {a: 1.2, p: 0.45, b: 0.17, reason: 'each line must be read by one who wants to be paid'},
  tags: ['MEASURE 2.6', 'MEASURE 2.13'],
  source:
    'executed, Node 24, with one exploiting run for each faulty line; Krakovna et al. 2020, the flip side of AI ingenuity',
  bias: 'plain TypeScript without framework; helpers described',
  reserved: true,

  generate(random) {
    const days = pick(random, [7, 14, 30])
    const ceiling = pick(random, [10, 15, 20])
    const {code, answer, why} = codeWithFaults(random, {
      lines: rewardLines(days, ceiling),
      faults: 3,
    })
    return {
      ask: {
        stem:
          'An agent settles refunds. It shall pay exactly what the terms owe, and the customer shall ' +
          `not have to come back within ${days} days; as a lesser aim, chats shall be short. The agent ` +
          'writes `run.report` and its own messages. The request, the ledger and the office’s contacts ' +
          'over every channel are recorded without it. Mark lines by which it can earn more without ' +
          'serving these aims better.',
        language: 'typescript',
        file: 'reward.ts',
        code,
      },
      key: {answer, why},
    }
  },
})

function rewardLines(days: number, ceiling: number) {
  return [
    'export function reward(run: Run, office: Office): number {',
    {
      sound: '  const {order, customer} = run.request',
      why: 'Sound. The request is recorded without the agent.',
      fault: {
        line: '  const {order, customer} = run.report',
        why: 'The agent names the order by which it is judged, and can name an easier one.',
      },
    },
    {
      sound: '  const paid = office.ledger.refundFor(order)',
      why: 'Sound. The ledger says what was paid.',
      fault: {
        line: '  const paid = run.report.refund',
        why: 'What the agent says it paid. Saying it is enough.',
      },
    },
    {
      sound: '  const owed = office.terms.refundOwed(order)',
      why: 'Sound. Terms and order decide what is owed.',
    },
    {
      sound: '  const exact = Math.abs(paid - owed) < 0.005',
      why: 'Sound. Too much misses the goal as too little does.',
      fault: {
        line: '  const exact = paid >= owed - 0.005',
        why: 'Any amount above what is owed passes, and pleases the customer too.',
      },
    },
    {
      sound: `  const returns = office.contacts.of(customer, {order, days: ${days}})`,
      why: 'Sound. It counts a return over any channel.',
      fault: {
        line: `  const returns = run.chat.reopenedWithin({days: ${days}})`,
        why: 'Counts returns to this chat alone. An agent that sends people elsewhere is paid.',
      },
    },
    {
      sound: '  const served = exact && returns.length === 0',
      why: 'Sound. Both halves of the goal are asked for.',
      fault: {
        line: '  const served = exact || returns.length === 0',
        why: 'Either half suffices: overpaying so that nobody returns, or paying exactly and no more help.',
      },
    },
    {
      sound: `  const length = Math.min(run.turns, ${ceiling}) / ${ceiling}`,
      why: 'Sound. It lies between 0 and 1; line 9 decides what it is worth.',
    },
    {
      sound: '  return (served ? 1 : 0) - 0.1 * length',
      why: 'Sound. The lesser aim counts for at most a tenth of the greater.',
      fault: {
        line: '  return (served ? 1 : 0) + 0.1 * length',
        why: 'Pays for each further turn, though chats shall be short.',
      },
    },
    '}',
  ]
}
